"""Who may do what, drawn: rows are verbs, columns the cast (x may, - may not); the stranger is the public."""

import pytest
from conftest import Cast

from gongkai.requests.permissions import PERMISSIONS
from gongkai.requests.tests.samples import conversion, rectified_to

COLUMNS = [
    "clerk",
    "section_head",
    "reviewer",
    "director",
    "authority",
    "auditor",
    "other_clerk",
    "other_director",
    "stranger",
]
MATRIX = """
assign_case            x x - x - - - - -
take_up                x x - - - - - - -
record_verification    x x - - - - - - -
draft_decision         x x - - - - - - -
review_decision        - x x - - - - - -
send_back_decision     - x x x - - - - -
sign_decision          - - - x - - - - -
deliver_decision       x - - - - - - - -
withdraw_rectification x - - - - - - - x
examine_conversion     x x - - - - - - -
review_conversion      - - x - - - - - -
send_back_conversion   - x x x - - - - -
decide_conversion      - - - x - - - - -
decide_detected        - - - x - - - - -
deliver_conversion     x - - - - - - - -
withdraw_conversion    x - - - - - - - x
record_return          x - - - - - - - -
deliver_again          x - - - - - - - -
attach_to_request      x x - - - - - - -
look                   x - - x - - - - -
"""
ROWS = {verb: marks for verb, *marks in (line.split() for line in MATRIX.strip().splitlines())}


def test_the_matrix_draws_every_verb() -> None:
    assert set(ROWS) == set(PERMISSIONS)


@pytest.mark.django_db
def test_the_matrix_is_the_table(cast: Cast) -> None:
    cases = {True: conversion(cast), False: rectified_to("reviewed", cast)}
    drawn = {}
    for verb in ROWS:
        subject = cases["conversion" in verb or "detected" in verb]
        drawn[verb] = ["-" if PERMISSIONS[verb](getattr(cast, name), subject) else "x" for name in COLUMNS]
    assert drawn == ROWS
