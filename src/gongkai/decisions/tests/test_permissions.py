"""Who may take which step of a decision: the drawn matrix."""

import pytest
from conftest import Cast

from gongkai.decisions.models import Decision
from gongkai.decisions.permissions import PERMISSIONS

#                  clerk head reviewer director authority auditor other_clerk other_director stranger
MATRIX = """
open_list            x    .      .        .         .        .         .            .           .
clear_decisions      .    .      x        .         .        .         .            .           .
exempt_decisions     .    .      x        .         .        .         .            .           .
lift_exemption       .    .      x        .         .        .         .            .           .
sign_decisions       .    .      .        x         .        .         .            .           .
publish_decisions    x    .      .        .         .        .         .            .           .
take_down_decision   x    x      .        x         .        .         .            .           .
receive_repair       x    .      .        .         .        .         .            .           .
decide_repair        .    .      .        x         .        .         .            .           .
export_decisions     x    .      .        .         .        .         .            .           .
"""
WHO = (
    "clerk", "section_head", "reviewer", "director", "authority", "auditor", "other_clerk", "other_director", "stranger",
)  # fmt: skip
ROWS = [line.split() for line in MATRIX.strip().splitlines()]


def test_the_matrix_has_every_verb() -> None:
    assert {row[0] for row in ROWS} == set(PERMISSIONS)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_who_may(cast: Cast, row: list[str]) -> None:
    verb, *marks = row
    decision = Decision(organ=cast.organ)
    for who, mark in zip(WHO, marks, strict=True):
        why_not = PERMISSIONS[verb](getattr(cast, who), decision)
        assert (why_not is None) == (mark == "x"), f"{who} {verb}: {why_not}"
