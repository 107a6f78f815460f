"""信息报送: what was written in a month and signed goes to those above, once to each."""

from calendar import monthrange
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items.body import without_control_characters
from gongkai.items.choices import State
from gongkai.items.models import Item, ItemQuerySet, Submission
from gongkai.items.permissions import may_submit
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LABEL = "报送信息"
KIND = "information_brief"
RECEIVERS = 200


def briefs_of(organ_id: int, month: date) -> ItemQuerySet:
    """The organ's signed briefs of that month, in the order of their days."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    found = Item.objects.filter(organ_id=organ_id, kind=KIND, formed_on__range=(month.replace(day=1), last))
    return found.exclude(state__in=[State.REGISTERED, State.CHECKED, State.REVIEWED]).order_by(
        "formed_on", "pk"
    )


@transaction.atomic
def submit_briefs(
    organ: Organ,
    *,
    month: date,
    receivers: str,
    submitted_on: date,
    actor: Actor,
    at: datetime | None = None,
) -> Submission:
    """Write down that the month's briefs went to these receivers; StepRefused says what is missing."""
    now, first = at or timezone.now(), month.replace(day=1)
    named = without_control_characters(receivers).strip()
    refusal = may_submit(actor, organ.pk)
    # One after the other: who sends the same month to the same receivers twice is told so.
    Organ.objects.select_for_update().get(pk=organ.pk)
    briefs = list(briefs_of(organ.pk, first).values_list("pk", flat=True))
    reasons = [refusal] if refusal else _missing(organ, first, named, submitted_on, len(briefs), now)
    if reasons:
        raise StepRefused(LABEL, reasons)
    made = Submission.objects.create(
        organ=organ,
        month=first,
        receivers=named,
        submitted_on=submitted_on,
        count=len(briefs),
        made_by_id=actor.member_id,
        made_at=now,
    )
    made.items.set(briefs)
    label = f"{LABEL}：{first:%Y 年 %m 月} {len(briefs)} 篇，报送{named}"
    payload = {"month": first, "receivers": named, "count": len(briefs)}
    entries.write(
        organ.pk, made, verb="submit_briefs", label=label[:200], actor=actor, payload=payload,
        legal_on=submitted_on, at=at,
    )  # fmt: skip
    return made


def _missing(
    organ: Organ, month: date, receivers: str, submitted_on: date, count: int, now: datetime
) -> list[str]:
    reasons = []
    if not receivers or len(receivers) > RECEIVERS:
        reasons.append(f"须写明报送单位，不超过 {RECEIVERS} 字")
    if submitted_on > timezone.localdate(now):
        reasons.append("报送日期不能晚于今天：报送之后再记录")
    if submitted_on < month:
        reasons.append(f"报送日期不能早于 {month:%Y 年 %m 月}")
    if not count:
        reasons.append(f"{month:%Y 年 %m 月}没有已签发的信息简报：请先登记并签发")
    if Submission.objects.filter(organ=organ, month=month, receivers=receivers, count=count).exists():
        reasons.append("同一月份、同样篇数已经报送过这些单位")
    return reasons
