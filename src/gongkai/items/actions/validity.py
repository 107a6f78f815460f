"""效力状态: a new document ends or changes an older one on the day on which it takes effect, once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.casework import entries
from gongkai.items import public_copies
from gongkai.items.choices import EditionKind, Relation, State, Validity
from gongkai.items.editions import make_edition
from gongkai.items.links import CHANGES_VALIDITY, ENDS_THE_OTHER, WORDS, quoted
from gongkai.items.models import Item, ItemLink
from gongkai.items.models.links import ItemLinkQuerySet
from gongkai.items.public_tables import chinese_date
from gongkai.organs.actors import SYSTEM, Actor

STILL_VALID = (Validity.IN_FORCE, Validity.PARTLY_LAPSED)


def apply_validity(item: Item, *, actor: Actor, at: datetime) -> int:
    """What a document that was just published does to those that it replaces, amends or repeals; how many.

    Call it inside the transaction of the publication. What takes effect on a later day waits for it.
    """
    return sum(_applied(link.pk, actor=actor, at=at) for link in _due(at).filter(source=item))


def settle_validity(at: datetime) -> Sequence[str]:
    """The same for every published document whose day has come: a daily duty; a sentence for each that changed."""
    done = []
    for link in _due(at).select_related("target"):
        with transaction.atomic():
            if _applied(link.pk, actor=SYSTEM, at=at):
                done.append(f"{quoted(link.target.title)}{WORDS[Relation(link.relation)].is_said}")
    return done


def _due(at: datetime) -> ItemLinkQuerySet:
    today = timezone.localdate(at)
    in_effect = Q(source__effective_on=None) | Q(source__effective_on__lte=today)
    return (
        ItemLink.objects.standing()
        .filter(in_effect, relation__in=CHANGES_VALIDITY, applied_at=None, source__state=State.PUBLISHED)
        .order_by("target", "pk")
    )


def _applied(link_id: int, *, actor: Actor, at: datetime) -> bool:
    """Once: whoever comes second finds it done."""
    locked = ItemLink.objects.select_for_update(of=("self",)).select_related("source")
    link = locked.filter(pk=link_id, applied_at=None, ended_at=None).first()
    if link is None:
        return False
    link.applied_at = at
    link.save(update_fields=["applied_at"])
    target = (
        Item.objects.select_for_update(of=("self",)).select_related("organ", "heading").get(pk=link.target_id)
    )
    if target.state == State.WITHDRAWN:
        return False
    before = target.validity
    if link.relation in ENDS_THE_OTHER and target.validity in STILL_VALID:
        target.validity = Validity.REPEALED
        target.repealed_on = link.source.effective_on or timezone.localdate(at)
        target.save(update_fields=["validity", "repealed_on"])
    _record(link, target, before=before, actor=actor, at=at)
    return True


def _record(link: ItemLink, target: Item, *, before: str, actor: Actor, at: datetime) -> None:
    words = _reason(link)
    payload = {"before": before, "after": target.validity, "source": link.source_id}
    entries.write(
        target.organ_id,
        target,
        verb="change_validity",
        label=f"效力状态变更：{words}"[:200],
        actor=actor,
        payload=payload,
        legal_on=target.repealed_on,
        at=at,
    )
    if target.state == State.PUBLISHED:
        make_edition(target, EditionKind.CHANGED, at=at, reason=words)
        public_copies.request(target)


def _reason(link: ItemLink) -> str:
    """Told by its number, never by its title: that may be withdrawn, and this stays."""
    source = link.source
    by = source.document_number or f"{chinese_date(source.formed_on)}公布的新文件"
    return f"由{by}{Relation(link.relation).label}"
