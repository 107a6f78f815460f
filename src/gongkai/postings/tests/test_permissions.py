"""Who may take which step of a posting or an objection: the drawn matrix."""

import pytest
from conftest import Cast

from gongkai.postings.models import Objection
from gongkai.postings.permissions import PERMISSIONS
from gongkai.postings.procedure import OBJECTION, POSTING, ROUND, STARTING

#                 clerk head reviewer director authority auditor other_clerk other_director stranger
MATRIX = """
start_posting       x    .      .        .         .        .         .            .           .
abort_posting       .    .      .        x         .        .         .            .           .
record_review       x    x      .        .         .        .         .            .           .
hang                x    .      .        .         .        .         .            .           .
add_evidence        x    x      .        .         .        .         .            .           .
strike_evidence     x    x      .        .         .        .         .            .           .
open_evidence       x    x      .        x         .        .         .            .           .
close_round         x    .      .        .         .        .         .            .           .
suspend_round       x    x      .        x         .        .         .            .           .
restart_round       .    x      .        x         .        .         .            .           .
receive_objection   x    x      .        .         .        .         .            .           .
object_online       x    x      x        x         x        x         x            x           x
investigate         x    x      .        .         .        .         .            .           .
draft_answer        x    x      .        .         .        .         .            .           .
approve_answer      .    .      .        x         .        .         .            .           .
send_back_answer    .    .      .        x         .        .         .            .           .
look                x    .      .        x         .        .         .            .           .
"""
WHO = (
    "clerk", "section_head", "reviewer", "director", "authority", "auditor", "other_clerk", "other_director", "stranger",
)  # fmt: skip
ROWS = [line.split() for line in MATRIX.strip().splitlines()]


def test_the_matrix_has_every_verb() -> None:
    assert {row[0] for row in ROWS} == set(PERMISSIONS)


def test_every_step_has_a_permission() -> None:
    steps = {step.verb for table in (STARTING, POSTING, ROUND, OBJECTION) for step in table.steps}
    assert steps <= set(PERMISSIONS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_who_may(cast: Cast, row: list[str]) -> None:
    verb, *marks = row
    subject = Objection(organ=cast.organ)
    for who, mark in zip(WHO, marks, strict=True):
        why_not = PERMISSIONS[verb](getattr(cast, who), subject)
        assert (why_not is None) == (mark == "x"), f"{who} {verb}: {why_not}"


def test_no_one_approves_what_they_drafted(cast: Cast) -> None:
    objection = Objection(organ=cast.organ, drafted_by=cast.members["director"])
    assert PERMISSIONS["approve_answer"](cast.director, objection) == "不能批准本人拟写的答复"


def test_who_investigated_may_look(cast: Cast) -> None:
    objection = Objection(organ=cast.organ, investigated_by=cast.members["section_head"])
    assert PERMISSIONS["look"](cast.section_head, objection) is None
