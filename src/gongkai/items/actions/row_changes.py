"""名单行的移出与更正 after the list was signed: for procedures of higher apps (postings), which ask who may and why.

What the public saw before is shut, so that no earlier edition shows the row as it was.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import public_copies
from gongkai.items.choices import EditionKind
from gongkai.items.editions import make_edition
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item, Row
from gongkai.items.privacy_gate import Verdict, verdict_of
from gongkai.items.row_values import all_values, put
from gongkai.organs.actors import Actor


@transaction.atomic
def withdraw_row(row_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Row:
    """Take one line out of a list; it stays in the register, the public page and its files are made without it.

    `reason` is told to the public with the new edition: it names nobody.
    """
    item, row = _locked(row_id, "移出名单")
    row.withdrawn_at, row.withdrawn_reason = at or timezone.now(), reason[:200]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    label = f"名单第 {row.position} 行移出：{reason}"
    entries.write(item.organ_id, item, verb="withdraw_row", label=label[:200], actor=actor, at=at)
    _shown_anew(item, reason=reason, at=at)
    return row


@transaction.atomic
def correct_posted_row(
    row_id: int, values: Mapping[str, Any], *, actor: Actor, reason: str, at: datetime | None = None
) -> Row:
    """Change some values of one line; the entry keeps what stood there before, as far as it is not sealed."""
    item, row = _locked(row_id, "更正名单")
    kind, said_before = kind_of(item.kind), verdict_of(item, at=at)
    before = {code: row.values.get(code) for code in values}
    try:
        put(row, kind, kind.checked_row({**all_values(row), **values}))
    except ValueError as fault:
        raise StepRefused("更正名单", [str(fault)]) from None
    row.save()
    changed = "、".join(kind.column(code).label for code in values)
    label = f"名单第 {row.position} 行更正（{changed}）：{reason}"
    entries.write(
        item.organ_id,
        item,
        verb="correct_posted_row",
        label=label[:200],
        actor=actor,
        payload={"row": row.pk, "before": before},
        at=at,
    )
    _demand_nothing_new(item, said_before, at)
    _shown_anew(item, reason=reason, at=at)
    return row


def _locked(row_id: int, label: str) -> tuple[Item, Row]:
    item_id = Row.objects.values_list("item_id", flat=True).get(pk=row_id)
    item = Item.objects.select_for_update(of=("self",)).select_related("organ", "heading").get(pk=item_id)
    row = Row.objects.select_for_update().get(pk=row_id)
    if row.withdrawn_at is not None:
        raise StepRefused(label, [f"第 {row.position} 行已经移出名单"])
    return item, row


def _demand_nothing_new(item: Item, before: Verdict, at: datetime | None) -> None:
    """A correction brings no personal data that the list did not show before (what it showed, a reviewer cleared)."""
    now = verdict_of(item, at=at)
    known = Counter((finding.kind, finding.masked) for finding in before.findings)
    fresh = [
        finding for finding in now.findings if finding.blocks or not known[(finding.kind, finding.masked)]
    ]
    if fresh:
        raise StepRefused(
            "更正名单", [f"更正的内容含有个人信息：{finding.sentence}" for finding in fresh[:20]]
        )


def _shown_anew(item: Item, *, reason: str, at: datetime | None) -> None:
    if not item.is_public:
        return
    now = at or timezone.now()
    item.editions.filter(closed_at=None).update(closed_at=now)
    make_edition(item, EditionKind.CHANGED, at=now, reason=reason)
    public_copies.forget(item)
    public_copies.request(item, wait=True)
