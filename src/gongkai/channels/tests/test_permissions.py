"""Who may do what on the channels: the drawn matrix."""

import pytest
from conftest import Cast

from gongkai.channels.models import Repost
from gongkai.channels.permissions import PERMISSIONS

#                 clerk head reviewer director authority auditor other_clerk other_director stranger
MATRIX = """
put_up              x    .      .        .         .        .         .            .           .
take_down           x    .      .        .         .        .         .            .           .
record_repost       x    .      .        .         .        .         .            .           .
request_dispatch    x    .      .        .         .        .         .            .           .
settle_dispatch     x    .      .        .         .        .         .            .           .
record_delivery     x    .      .        .         .        .         .            .           .
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
    subject = Repost(organ=cast.organ)
    for who, mark in zip(WHO, marks, strict=True):
        assert (PERMISSIONS[verb](getattr(cast, who), subject) is None) == (mark == "x"), f"{who} {verb}"
