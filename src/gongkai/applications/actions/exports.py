"""导出身份信息: who applied, for many applications at once, with a reason and on the record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai.applications.identity import decrypted
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.organs.actors import Actor

EXPORT = "导出含申请人身份的登记簿"
MOST_IDENTITIES = 2_000


@transaction.atomic
def export_identities(
    application_ids: Sequence[int],
    *,
    actor: Actor,
    reason: str,
    narrowed_to: str = "",
    at: datetime | None = None,
) -> dict[int, ApplicantDetails | None]:
    """The applicants of these applications of one organ (None where the key does not open one), after the entry.

    StepRefused without a reason, for too many at once, or where this actor may not look at them.
    """
    found = list(
        Application.objects.visible_to(actor)
        .filter(pk__in=list(application_ids)[: MOST_IDENTITIES + 1])
        .select_related("organ")
        .order_by("pk")
    )
    reasons = _why_not(found, actor, reason)
    if reasons:
        raise StepRefused(EXPORT, reasons)
    organ = found[0].organ
    entries.write(
        organ.pk,
        organ,
        verb="export_identities",
        label=f"{EXPORT}：{len(found)} 件，用途：{reason.strip()}"[:200],
        actor=actor,
        payload={
            "numbers": [each.number for each in found],
            "reason": reason.strip(),
            "narrowed_to": narrowed_to,
        },
        at=at,
    )
    return {each.pk: _details(each) for each in found}


def _why_not(found: list[Application], actor: Actor, reason: str) -> list[str]:
    reasons = [] if reason.strip() else ["须填写导出的用途"]
    if not found:
        return [*reasons, "没有符合条件的申请"]
    if len(found) > MOST_IDENTITIES:
        reasons.append(f"一次最多导出 {MOST_IDENTITIES:,} 件的身份信息，请缩小筛选范围")
    refusals = {refusal for each in found if (refusal := PERMISSIONS["export_identities"](actor, each))}
    return reasons + sorted(refusals)


def _details(application: Application) -> ApplicantDetails | None:
    try:
        return decrypted(bytes(application.identity), application.number)
    except DetailsUnreadable:
        return None
