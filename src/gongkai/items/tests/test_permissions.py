"""Who may take which step of a document: the drawn matrix."""

from typing import Any

import pytest
from conftest import Cast

from gongkai.items.models import Item, RowImport
from gongkai.items.permissions import PERMISSIONS, may_register, may_rescan, may_submit
from gongkai.organs.actors import Actor

#                 clerk head reviewer director authority auditor other_clerk other_director stranger
MATRIX = """
register            x    .      .        .         .        .         .            .           .
submit_briefs       x    .      .        .         .        .         .            .           .
rescan              .    .      x        x         x        .         .            .           .
amend               x    .      .        .         .        .         .            .           .
check               .    x      .        .         .        .         .            .           .
review_secrecy      .    .      x        .         .        .         .            .           .
send_back           .    x      x        x         .        .         .            .           .
determine           .    .      .        x         .        .         .            .           .
exempt_explainer    .    .      .        x         .        .         .            .           .
publish             x    .      .        .         .        .         .            .           .
record_release      x    .      .        .         .        .         .            .           .
propose_revision    x    .      .        .         .        .         .            .           .
propose_reassessment .   .      x        .         .        .         .            .           .
decide_reassessment .    .      .        x         .        .         .            .           .
decide_revision     .    .      .        x         .        .         .            .           .
scan                x    x      x        x         .        .         .            .           .
clear_findings      .    .      x        .         .        .         .            .           .
dismiss_findings    .    .      x        .         .        .         .            .           .
withdraw_at_once    x    x      x        x         x        .         .            .           .
withdraw            .    .      .        x         .        .         .            .           .
link                x    .      .        .         .        .         .            .           .
unlink              x    .      .        .         .        .         .            .           .
look_at_row         x    .      x        x         .        .         .            .           .
import_tracked_rows x    .      .        .         .        .         .            .           .
open_import_original x   .      x        x         .        .         .            .           .
add_tracked_row     x    .      .        .         .        .         .            .           .
change_row          x    .      .        .         .        .         .            .           .
correct_tracked_row x    .      .        .         .        .         .            .           .
open_tracked_row x    .      .        .         .        .         .            .           .
"""
WHO = (
    "clerk", "section_head", "reviewer", "director", "authority", "auditor", "other_clerk", "other_director", "stranger",
)  # fmt: skip
ROWS = [line.split() for line in MATRIX.strip().splitlines()]


def test_the_matrix_has_every_verb() -> None:
    assert {row[0] for row in ROWS} == {*PERMISSIONS, "register", "rescan", "submit_briefs"}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_who_may(cast: Cast, row: list[str]) -> None:
    verb, *marks = row
    item = Item(organ=cast.organ)
    for who, mark in zip(WHO, marks, strict=True):
        actor = getattr(cast, who)
        why_not = why(
            verb, actor, item if verb != "open_import_original" else brought_by_the_clerk(cast, item)
        )
        assert (why_not is None) == (mark == "x"), f"{who} {verb}: {why_not}"


def brought_by_the_clerk(cast: Cast, item: Item) -> RowImport:
    return RowImport(item=item, made_by=cast.members["clerk"])


def why(verb: str, actor: Actor, item: Any) -> str | None:
    if verb == "register":
        return may_register(actor, item.organ_id)
    if verb == "submit_briefs":
        return may_submit(actor, item.organ_id)
    return may_rescan(actor, [item.organ_id]) if verb == "rescan" else PERMISSIONS[verb](actor, item)


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("check", "section_head"),
        ("review_secrecy", "reviewer"),
        ("determine", "director"),
        ("exempt_explainer", "director"),
        ("propose_reassessment", "reviewer"),
        ("decide_reassessment", "director"),
    ],
)
def test_no_one_passes_what_they_drafted(cast: Cast, verb: str, who: str) -> None:
    item = Item(organ=cast.organ, drafter=cast.members[who])
    assert "本人拟稿" in (PERMISSIONS[verb](getattr(cast, who), item) or "")


def test_a_clerk_opens_the_original_of_their_own_import_only(cast: Cast) -> None:
    brought = RowImport(item=Item(organ=cast.organ), made_by=cast.members["director"])
    may = PERMISSIONS["open_import_original"]
    assert may(cast.clerk, brought) == "只有本机关导入这个名单的经办、保密审查和签发人员可以调阅"
    assert may(cast.reviewer, brought) is None and may(cast.director, brought) is None
