"""滚动公示: the list of a sort and year, and the decisions that are ready put on it, one edition a call."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.decisions.actions.locking import demand, kept, locked
from gongkai.decisions.choices import DecisionState, Sort
from gongkai.decisions.days import due
from gongkai.decisions.list_text import text_above
from gongkai.decisions.models import Decision, DecisionList
from gongkai.decisions.permissions import PERMISSIONS
from gongkai.decisions.procedure import PUBLICATION
from gongkai.decisions.public_values import public_values
from gongkai.decisions.rows import ANNULLED, rows_of_year
from gongkai.items import actions as item_actions
from gongkai.items.actions.rolling import Leave, Turn, turn_list
from gongkai.items.choices import Attribute, State
from gongkai.items.models import RowChange
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ

LABEL = "发布决定"
PUBLISHED = ["shown_row", "published_at", "published_on", "shown_at", "due_on", "calendar_version"]


@dataclass(frozen=True)
class Published:
    """What one call put on the list: new lines, lines with corrected content, and how many of the new came late."""

    decision_list: DecisionList
    added: int
    corrected: int
    late: int


@transaction.atomic
def open_list(
    organ: Organ,
    sort: Sort,
    year: int,
    *,
    actor: Actor,
    heading_id: int | None = None,
    at: datetime | None = None,
) -> DecisionList:
    """Register the year's rolling list; it goes through review once, as every item does, and then takes decisions."""
    on = timezone.localdate(at)
    asked = DecisionList(organ=organ, sort=sort, year=year)
    refusal = PERMISSIONS["open_list"](actor, asked)
    faults = [refusal] if refusal else []
    before = DecisionList.objects.filter(organ=organ, sort=sort, year=year, is_current=True)
    if before.exclude(item__state=State.WITHDRAWN).exists():
        faults.append(f"{year} 年的{sort.label}决定公示名单已经有了")
    if year > on.year:
        faults.append(f"{year} 年还没有到")
    if faults:
        raise StepRefused("建立公示名单", faults)
    before.update(is_current=False)
    title = f"{year}年{sort.label}决定公示"
    draft = item_actions.Draft(
        kind=sort.list_kind,
        title=title,
        formed_on=min(on, date(year, 12, 31)),
        proposed_attribute=Attribute.PROACTIVE,
        summary=f"{organ.short_name}{year}年作出的{sort.label}决定，作出后陆续公示",
        body=text_above(organ, sort, ()),
        source=organ.name,
        heading_id=heading_id,
    )
    asked.item = item_actions.register(organ, draft, actor=actor, at=at)
    asked.item.publish_due_on, asked.item.calendar_version = None, ""  # each decision has its own limit
    asked.item.save(update_fields=["publish_due_on", "calendar_version"])
    asked.save(force_insert=True)
    return asked


@transaction.atomic
def publish_decisions(list_id: int, *, actor: Actor, at: datetime | None = None) -> Published:
    """发布: put every signed decision of the list's year on the public list, and set right those corrected since.

    One new edition whatever the number; each line has the moment at which it came. The first call publishes the list.
    """
    found = (
        DecisionList.objects.select_for_update(of=("self",)).select_related("organ", "item").get(pk=list_id)
    )
    if refusal := PERMISSIONS["publish_decisions"](actor, found):
        raise StepRefused(LABEL, [refusal])
    ready = locked_ready(found, actor)
    new = [each for each in ready if each.shown_row_id is None or each.is_lost]
    again = [each for each in ready if each.shown_row_id is not None and not each.is_lost]
    sort, now = Sort(found.sort), at or timezone.now()
    turn = Turn(
        added=[public_values(sort, each.row.values) for each in new],
        changed={each.shown_row_id or 0: public_values(sort, each.row.values) for each in again},
    )
    reason = "，".join(
        part
        for part in (f"增加 {len(new)} 件决定" if new else "", f"更正 {len(again)} 件" if again else "")
        if part
    )
    lines = turn_list(
        found.item_id,
        turn,
        reason=reason,
        body=text_above(found.organ, sort, taken_down_of(found)),
        actor=actor,
        leave=_leave(ready),
        at=at,
    )
    for decision, line in zip(new, lines, strict=True):
        decision.shown_row = line
        _published(decision, found.organ, sort, now)
    for decision in again:
        decision.shown_at = now
    Decision.objects.bulk_create(  # one statement for many: each has a line of its own
        new, batch_size=500, update_conflicts=True, unique_fields=["pk"], update_fields=PUBLISHED
    )
    kept(again, ("shown_at",))
    late = sum(each.published_at == now and _is_late(each) for each in new)
    return Published(found, len(new), len(again), late)


def ready_of(found: DecisionList) -> Any:
    """The signed decisions of the list's organ, sort and year that the public does not see as they are now."""
    rows = rows_of_year([found.organ_id], Sort(found.sort), found.year).exclude(status__in=ANNULLED)
    return Decision.objects.filter(
        Q(published_at=None) | Q(shown_at__lt=F("signed_at")) | Q(shown_row__withdrawn_at__isnull=False),
        row__in=rows,
        state=DecisionState.SIGNED,
        taken_down_at=None,
    )


def locked_ready(found: DecisionList, actor: Actor) -> list[Decision]:
    """The same, locked, each asked why not; those corrected since their review wait for another one."""
    corrected = RowChange.objects.filter(
        change=RowChange.CORRECTED, made_at__gt=F("row__public_decision__cleared_at")
    )
    ids = list(ready_of(found).values_list("row_id", flat=True))
    stale = set(corrected.filter(row_id__in=ids).values_list("row_id", flat=True))
    wanted = [row_id for row_id in ids if row_id not in stale]
    if not wanted:
        told = f"；另有 {len(stale)} 件审查后更正过，须重新审查、签核" if stale else ""
        raise StepRefused(LABEL, [f"没有已签核、待发布的决定{told}"])
    ready = locked(wanted[:2000], actor, label=LABEL)
    demand("publish_decisions", ready, actor, {}, procedure=PUBLICATION)
    return ready


def taken_down_of(found: DecisionList) -> list[Decision]:
    """The decisions of the list that are shown no more, the newest first."""
    gone = Decision.objects.filter(shown_row__item_id=found.item_id, taken_down_at__isnull=False)
    return list(gone.order_by("-taken_down_at", "-pk"))


def _is_late(decision: Decision) -> bool:
    shown_on, due_on = decision.published_on, decision.due_on
    return shown_on is not None and due_on is not None and shown_on > due_on


def _leave(ready: list[Decision]) -> Leave | None:
    """The reviewers answered for what the gate found when they cleared each."""
    reasons = list(dict.fromkeys(each.clearance_reason for each in ready if each.clearance_reason))
    who = next((each.cleared_by_id for each in ready if each.clearance_reason), None)
    return Leave("；".join(reasons), who) if reasons else None


def _published(decision: Decision, organ: Organ, sort: Sort, now: datetime) -> None:
    decision.shown_at = now
    if decision.published_at is not None:  # it was shown before, on a list that is gone
        return
    decision.published_at, decision.published_on = now, timezone.localdate(now)
    decided_on = decision.row.formed_on
    limit = due(sort, decided_on, calendar_in(organ.calendar_region)) if decided_on else None
    if limit:
        decision.due_on, decision.calendar_version = limit.due_on, limit.calendar_version
