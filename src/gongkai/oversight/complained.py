"""被投诉举报: complaints by the organ that they are about, for the authority that handles them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.complaints.choices import OVER, ComplaintState, Finding
from gongkai.complaints.models import Complaint
from gongkai.oversight.scope import Scope


@dataclass(frozen=True)
class Complained:
    """Received and ordered in the period; in hand and past a day that was set, today."""

    received: int = 0
    ordered: int = 0
    in_hand: int = 0
    overdue: int = 0


def complained(scope: Scope, *, on: date) -> dict[int, Complained]:
    """By organ, of those that the organs in scope received; one query. Organs without any are left out."""
    late = Q(state=ComplaintState.ASKED, statement_due_on__lt=on) | Q(
        state=ComplaintState.CORRECTING, order_due_on__lt=on
    )
    found = Complaint.objects.filter(about_organ_id__in=scope.organ_ids, organ_id__in=scope.organ_ids)
    groups = (
        found.order_by()
        .values_list("about_organ_id")
        .annotate(
            received=Count("pk", filter=Q(**scope.days("received_on"))),
            ordered=Count(
                "pk", filter=Q(finding=Finding.ORDERED, decided_on__isnull=False, **scope.days("decided_on"))
            ),
            in_hand=Count("pk", filter=~Q(state__in=OVER)),
            overdue=Count("pk", filter=late),
        )
    )
    return {organ_id: Complained(*counts) for organ_id, *counts in groups if organ_id and any(counts)}
