"""What every action ends with: the working copy is written, and the item's annex with it while that is still open."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import Step
from gongkai.finance.filled import FilledTable
from gongkai.finance.models import LONGEST_SOURCE, Statement, StatementTable
from gongkai.finance.review import Review, review_of
from gongkai.items.actions import put_annex
from gongkai.items.choices import State
from gongkai.items.models import Item
from gongkai.organs.actors import Actor


def statement_of(item: Item, *, actor: Actor, at: datetime | None) -> Statement:
    """The statement of a locked item, made when it is filled for the first time."""
    now = at or timezone.now()
    made = {"changed_at": now, "changed_by_id": actor.member_id}
    statement, _ = Statement.objects.update_or_create(item=item, defaults=made)
    return statement


def put_tables(
    statement: Statement, tables: Mapping[str, FilledTable], *, source: str, at: datetime | None
) -> None:
    """These tables take the place of those of the same codes; the others stay."""
    now = at or timezone.now()
    for code, table in tables.items():
        StatementTable.objects.update_or_create(
            statement=statement,
            code=code,
            defaults={"lines": table.as_mapping(), "source": source[:LONGEST_SOURCE], "changed_at": now},
        )


def told_to_the_item(item: Item, step: Step, *, actor: Actor, note: str, at: datetime | None) -> Review:
    """The item gets the tables as they now are, or, where it is public, a line that they are being worked on."""
    review = review_of(item)
    if review is None:
        raise LookupError(f"item {item.pk} of kind {item.kind!r} has no form")
    if item.state == State.REGISTERED:
        put_annex(item.pk, review.annex, actor=actor, note=f"{step.label}：{note}", at=at)
    else:
        label = f"{step.label}（尚未公开）：{note}"[:200]
        entries.write(item.organ_id, item, verb=step.verb, label=label, actor=actor, at=at)
    return review
