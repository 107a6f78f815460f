"""首次查看: the moment at which a letter delivered online was first seen."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.sent import first_seen
from gongkai.applications.choices import DeliveryWay
from gongkai.cases.models import Case, CaseDelivery
from gongkai.casework import entries
from gongkai.organs.actors import PUBLIC


@transaction.atomic
def record_access(case: Case, *, at: datetime | None = None) -> bool:
    """Note the first look, once; `case` is the record of its kind, whose story it is."""
    moment = at or timezone.now()
    online = CaseDelivery.objects.filter(letter__case_id=case.pk, method=DeliveryWay.ONLINE)
    unseen = list(online.filter(accessed_at=None).select_for_update())
    for delivery in unseen:
        first_seen(delivery, moment)
    if unseen:
        entries.write(
            case.organ_id, case, verb="record_access", label="在线查看文书", actor=PUBLIC, at=moment
        )
    return bool(unseen)
