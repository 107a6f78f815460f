"""应有的后续信息: what must follow an item (an explainer, the result of a solicitation), by when, and whether it is there."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gongkai.items.choices import Attribute, State
from gongkai.items.kinds import all_kinds, kind_of
from gongkai.items.kinds.shapes import Owed
from gongkai.items.links import quoted
from gongkai.items.models import Item, ItemLink
from gongkai.law.deadlines import deadline
from gongkai.law.provisions import Provision, provision
from gongkai.law.workdays import Calendar
from gongkai.web.prepared import prepared


@dataclass(frozen=True)
class Debt:
    """`owed` has not followed the item yet; `since` is the day on which it began to be due, `due_on` the last one."""

    item: Item
    owed: Owed
    since: date
    due_on: date
    rule: Provision

    @property
    def sentence(self) -> str:
        """What is due: “政策解读”应与文件同步公开."""
        from_when = "文件公开" if not self.owed.since else f"{self.since}"
        return f"{from_when}后 {self.rule.value} {self.rule.unit.label}内公开{self.owed.label}"


def missing_before_publication(item: Item) -> str | None:
    """A condition of publication: at least a draft of what must follow at once, or the signer's exemption."""
    for owed in kind_of(item.kind).owes:
        if not owed.before_publication or (owed.exemptable and item.explainer_exemption):
            continue
        there = item.linked_from.standing().filter(relation=owed.relation)
        if not there.exclude(source__state=State.WITHDRAWN).exists():
            return f"须有{owed.label}（草稿也可以）才能发布：请先登记{owed.label}并与本文件关联" + (
                f"，或者由“签发”人员书面说明免予{owed.label}的理由" if owed.exemptable else ""
            )
    return None


def not_before_its_document(item: Item) -> str | None:
    """A condition of publication: an explainer comes out with its document or after it."""
    targets = item.links.standing().filter(
        relation="explains", target__attribute__in=["", Attribute.PROACTIVE]
    )
    waiting = targets.exclude(target__state=State.PUBLISHED).exclude(target__state=State.WITHDRAWN)
    title = waiting.values_list("target__title", flat=True).first()
    return f"所解读的文件{quoted(title)}还没有公开：请先发布文件，再发布解读" if title else None


def debts(organ_ids: Collection[int], *, calendar: Calendar, on: date, most: int = 200) -> Iterator[Debt]:
    """What published items of these organs still owe on that day, the oldest first; one query a kind that owes."""
    for kind in all_kinds().values():
        for owed in kind.owes:
            for item in _without(tuple(organ_ids), kind=kind.code, owed=owed, most=most):
                debt = debt_of(item, owed, calendar)
                if debt is not None and debt.since <= on:
                    yield debt


def debts_of(item: Item, *, calendar: Calendar) -> list[Debt]:
    """What this item owes, due now or later; one query for each thing that its kind owes."""
    found = []
    for owed in kind_of(item.kind).owes:
        if item.state == State.PUBLISHED and not _is_exempt(item, owed) and not _has_followed(item, owed):
            debt = debt_of(item, owed, calendar)
            found += [debt] if debt else []
    return found


def debt_of(item: Item, owed: Owed, calendar: Calendar) -> Debt | None:
    """None where the day from which the period runs is not known."""
    since = _since(item, owed)
    if since is None:
        return None
    rule = provision(owed.provision, on=since)
    due_on = deadline(owed.provision, started_on=since, calendar=calendar).due_on
    return Debt(item, owed, since, due_on, rule)


def _since(item: Item, owed: Owed) -> date | None:
    if owed.since:
        written = item.fields.get(owed.since)
        return date.fromisoformat(written) if written else None
    return timezone.localdate(item.published_at) if item.published_at else None


def _is_exempt(item: Item, owed: Owed) -> bool:
    return owed.exemptable and bool(item.explainer_exemption)


def _has_followed(item: Item, owed: Owed) -> bool:
    followers = item.linked_from.standing().filter(relation=owed.relation)
    return followers.filter(source__state=State.PUBLISHED).exists()


@prepared
def _without(organ_ids: tuple[int, ...], *, kind: str, owed: Owed, most: int) -> QuerySet[Item]:
    followed = ItemLink.objects.standing().filter(
        target=OuterRef("pk"), relation=owed.relation, source__state=State.PUBLISHED
    )
    exempt = ~Q(explainer_exemption="") if owed.exemptable else Q(pk=None)
    found = Item.objects.filter(~Exists(followed), ~exempt, kind=kind, organ_id__in=organ_ids)
    waiting = found.filter(state=State.PUBLISHED).defer("body").order_by("published_at", "pk")
    return waiting[:most]
