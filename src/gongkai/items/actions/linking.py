"""关联: two items are linked, or no more; both pages say so."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.steps import record
from gongkai.items import public_copies
from gongkai.items.actions.step import begin
from gongkai.items.choices import Relation
from gongkai.items.linking import LINKING
from gongkai.items.links import WORDS, quoted
from gongkai.items.models import Item, ItemLink
from gongkai.items.scanned_content import safe
from gongkai.organs.actors import Actor


@transaction.atomic
def link(
    item_id: int, *, relation: str, target_id: int, actor: Actor, at: datetime | None = None
) -> ItemLink:
    """关联: the item explains, replaces, amends, repeals, belongs to or is the result of the target, from now on."""
    ends = _locked(actor, item_id, target_id)
    item, step = begin(
        "link", item_id, actor, {"relation": relation, "target": ends.get(target_id)}, procedure=LINKING
    )
    target, words = ends[target_id], WORDS[Relation(relation)]
    made = ItemLink.objects.create(
        source=item,
        target=target,
        relation=relation,
        made_by_id=actor.member_id,
        made_at=at or timezone.now(),
    )
    payload = {"relation": relation, "target": target.pk}
    record(item, step, actor, note=f"{words.says}{quoted(safe(target.title))}", payload=payload, at=at)
    _told_at_the_target(item, target, "link", f"{words.is_said}：{quoted(safe(item.title))}", actor, at)
    _copies_of_both(item, target)
    return made


@transaction.atomic
def unlink(item_id: int, *, link_id: int, actor: Actor, at: datetime | None = None) -> ItemLink:
    """取消关联: the link ends; who made it and when stays."""
    found = ItemLink.objects.filter(pk=link_id, source_id=item_id).first()
    ends = _locked(actor, item_id, *([found.target_id] if found else []))
    standing = (
        ItemLink.objects.standing()
        .select_for_update(of=("self",))
        .select_related("target")
        .filter(pk=link_id)
    )
    ended = standing.filter(source_id=item_id).first()
    item, step = begin("unlink", item_id, actor, {"link": ended}, procedure=LINKING)
    assert ended is not None  # noqa: S101 (the requirement says so; for the type checker)
    ended.ended_at = at or timezone.now()
    ended.save(update_fields=["ended_at"])
    target, words = ends[ended.target_id], WORDS[Relation(ended.relation)]
    payload = {"relation": ended.relation, "target": target.pk}
    record(item, step, actor, note=f"{words.says}{quoted(safe(target.title))}", payload=payload, at=at)
    label = f"不再{words.is_said}：{quoted(safe(item.title))}"
    _told_at_the_target(item, target, "unlink", label, actor, at)
    _copies_of_both(item, target)
    return ended


def _locked(actor: Actor, *item_ids: int) -> dict[int, Item]:
    """Both ends, locked in the order of their ids: two who link crosswise wait for each other once only."""
    found = Item.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk__in=item_ids)
    return {item.pk: item for item in found.order_by("pk")}


def _told_at_the_target(
    item: Item, target: Item, verb: str, label: str, actor: Actor, at: datetime | None
) -> None:
    payload = {"source": item.pk}
    entries.write(target.organ_id, target, verb=verb, label=label[:200], actor=actor, payload=payload, at=at)


def _copies_of_both(item: Item, target: Item) -> None:
    if item.is_public and target.is_public:
        public_copies.request(item)
        public_copies.request(target)
