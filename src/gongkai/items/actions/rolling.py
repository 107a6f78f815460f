"""滚动名单: a published list to which lines are added, corrected and taken away, for procedures of higher apps.

They ask who may and why, line by line (decisions); here the gate looks at what comes in, and one edition is made. The
editions before are shut and emptied: their lines are those of the rows, each with the days on which it came and went.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import public_copies
from gongkai.items.actions.publication import publish
from gongkai.items.choices import Channel, EditionKind, State
from gongkai.items.editions import make_edition
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Clearance, Item, Row
from gongkai.items.privacy_gate import Verdict, demand_no_numbers, scanned, sentences, verdict_of
from gongkai.items.public_tables import public_table
from gongkai.items.row_values import new_row, put
from gongkai.items.scanned_content import Content, table_pieces
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LABEL = "更新滚动名单"
LONG = 1000
"""Lines from which on nobody waits for page and index of all of them because one was added."""
ROLLING = (State.DETERMINED, State.PUBLISHED)


@dataclass(frozen=True)
class Turn:
    """What one edition changes: lines that come in, new values of lines by id, lines that go by id with the reason."""

    added: Sequence[Mapping[str, Any]] = ()
    changed: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    gone: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Leave:
    """The reviewer's word that what the gate finds in the lines may be public: why, and who says so."""

    reason: str
    reviewer_id: int | None


def verdict_of_lines(
    organ: Organ, kind: Kind, lines: Sequence[Mapping[str, Any]], *, at: datetime | None = None
) -> Verdict:
    """What a scan finds in these lines as the public would see them; no query."""
    rows = [Row(values=dict(values)) for values in lines]
    table = public_table(kind, rows, caption="")
    content = Content(tuple(table_pieces(table, title="")), table=table)
    return scanned(organ, content, digest="", attachments=(), at=at)


def turn_list(
    item_id: int,
    turn: Turn,
    *,
    reason: str,
    body: str,
    actor: Actor,
    leave: Leave | None = None,
    at: datetime | None = None,
) -> list[Row]:
    """Make one edition of a list with this turn; the rows that came in. Call it inside the caller's transaction.

    A determined list is published with its first lines. `body` is the text above the list from now on, `reason` is
    told to the public with the edition; neither names anybody. StepRefused when the gate finds what nobody answers for.
    """
    locked = Item.objects.select_for_update(of=("self",)).select_related("organ", "heading")
    item = locked.get(pk=item_id)
    if item.state not in ROLLING:
        raise StepRefused(
            LABEL, [f"名单“{item.title}”是“{item.get_state_display()}”，须在“已认定签发”以后发布"]
        )
    kind, now = kind_of(item.kind), at or timezone.now()
    lines = [*turn.added, *turn.changed.values()]
    _demand_clean(item, kind, lines, leave=leave, texts={"原因": reason, "说明": body}, at=at)
    made = _taken(item, kind, turn, now)
    item.body = body
    item.save(update_fields=["body"])
    if item.state == State.DETERMINED:
        _answered_for(item, leave, at=at)
        publish(item.pk, actor=actor, channels=(Channel.WEBSITE,), heading_id=item.heading_id, at=at)
    else:
        _shown_anew(item, reason=reason, is_urgent=bool(turn.gone), now=now)
    payload = {
        "added": [row.pk for row in made],
        "changed": {str(pk): dict(values) for pk, values in turn.changed.items()},
        "gone": sorted(turn.gone),
    }
    label = f"{LABEL}：{reason}"[:200]
    entries.write(item.organ_id, item, verb="turn_list", label=label, actor=actor, payload=payload, at=at)
    return made


def _demand_clean(
    item: Item,
    kind: Kind,
    lines: Sequence[Mapping[str, Any]],
    *,
    leave: Leave | None,
    texts: Mapping[str, str],
    at: datetime | None,
) -> None:
    demand_no_numbers(LABEL, item.organ, texts, at=at)
    if not lines:
        return
    verdict = verdict_of_lines(item.organ, kind, lines, at=at)
    blocking = [finding for finding in verdict.findings if finding.blocks]
    if blocking:
        told = sentences(blocking, verdict.blocking)
        raise StepRefused(LABEL, [f"含有不得公开的个人信息，请更正后再发布：{each}" for each in told])
    if verdict.warnings and leave is None:
        told = sentences(verdict.findings, verdict.warnings)
        raise StepRefused(LABEL, ["含有可能的个人信息，须由保密审查人员说明公开的理由", *told])


def _taken(item: Item, kind: Kind, turn: Turn, now: datetime) -> list[Row]:
    position = int(item.rows.aggregate(last=Max("position"))["last"] or 0)
    made = [
        new_row(item, position + number, dict(values)) for number, values in enumerate(turn.added, start=1)
    ]
    for row in made:
        row.published_at = now
    Row.objects.bulk_create(made, batch_size=500)
    for row in item.rows.filter(pk__in=turn.changed):
        put(row, kind, dict(turn.changed[row.pk]))
        row.save()
    for row in item.rows.filter(pk__in=turn.gone, withdrawn_at=None):
        row.withdrawn_at, row.withdrawn_reason = now, turn.gone[row.pk][:200]
        row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    return made


def _answered_for(item: Item, leave: Leave | None, *, at: datetime | None) -> None:
    """What a reviewer said of the lines holds for the findings of the list that consists of them."""
    verdict = verdict_of(item, at=at)
    if leave is None or not verdict.findings_digest:
        return
    Clearance.objects.create(
        item=item,
        findings_digest=verdict.findings_digest,
        findings=[finding.as_mapping() for finding in verdict.findings],
        reason=leave.reason[:400],
        reviewer_id=leave.reviewer_id,
        cleared_at=at or timezone.now(),
    )


def _shown_anew(item: Item, *, reason: str, is_urgent: bool, now: datetime) -> None:
    item.editions.filter(closed_at=None).update(closed_at=now, table=None, text="")
    edition = make_edition(item, EditionKind.CHANGED, at=now, reason=reason)
    if is_urgent:
        public_copies.forget(item)
        public_copies.request(item, wait=True)
    elif edition.table and edition.table["count"] > LONG:
        public_copies.request_soon(item)
    else:
        public_copies.request(item)
