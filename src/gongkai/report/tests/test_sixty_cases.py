"""Sixty cases of every kind: tables 三 and 四 of two years agree, cell by cell, with a count made without our code.

The rows are written here by hand from the two forms (国办公开办函〔2019〕60号、〔2021〕30号), not taken from law/data.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from conftest import Cast
from tests.environment import examples

from gongkai.casework import entries
from gongkai.report.building import compute_tables
from gongkai.report.tests.sixty_cases import KINDS, Challenge, Told, challenges
from gongkai.report.tests.sixty_cases_done import done

ROW = {
    "36.1": "open",
    "36.2": "open",
    "37": "partial",
    "36.3/14a": "deny.state_secret",
    "36.3/14b": "deny.law_forbids",
    "36.3/14c": "deny.safety_stability",
    "36.3/15": "deny.third_party",
    "36.3/16a": "deny.internal_affairs",
    "36.3/16b": "deny.process_info",
    "36.3/16c": "deny.case_file",
    "36.7": "deny.admin_query",
    "36.4": "unable.not_held",
    "36.5": "unable.not_held",
    "38": "unable.need_creation",
    "30+": "unable.still_unclear",
    "39.1": "reject.petition",
    "36.6": "reject.duplicate",
    "39.2": "reject.publication",
    "35": "reject.excessive",
    "reconfirm": "reject.reconfirm",
    "30.x": "other.no_correction",
    "fee": "other.fee_unpaid",
    "withdrawn": "other.misc",
    "not_government_information": "other.misc",
    "other": "other.misc",
}
RESULTS = {2020: {row if not row.startswith("other.") else "other" for row in ROW.values()}}
RESULTS[2021] = set(ROW.values())
GROUPS = ("review", "direct", "after_review")


def rows_of(told: Told, year: int) -> Iterator[str]:
    """The rows of table 三 in which one application stands in that year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    came, went = told.received_on, told.closed_on
    if came is None or came > last or (went is not None and went < first):
        return
    yield "apps.new" if came >= first else "apps.carried_in"
    if went is None or went > last:
        yield "apps.carried_out"
        return
    row = ROW[told.outcome]
    yield f"apps.result.{'other' if year == 2020 and row.startswith('other.') else row}"
    yield "apps.result.total"


def table_three(told: list[Told], year: int) -> dict[str, int]:
    rows = ["apps.new", "apps.carried_in", "apps.result.total", "apps.carried_out"]
    rows += [f"apps.result.{row}" for row in RESULTS[year]]
    counted = Counter({f"{row}.{column}": 0 for row in rows for column in (*KINDS, "total")})
    for each in told:
        for row in rows_of(each, year):
            counted[f"{row}.{each.kind}"] += 1
            counted[f"{row}.total"] += 1
    return dict(counted)


def table_four(all_challenges: list[Challenge], year: int) -> dict[str, int]:
    results = ("upheld", "corrected", "other", "pending", "total")
    counted = Counter({f"lit.{group}.{result}": 0 for group in GROUPS for result in results})
    for each in all_challenges:
        if each.filed_on.year > year or (each.closed_on is not None and each.closed_on.year < year):
            continue
        is_pending = each.closed_on is None or each.closed_on.year > year
        counted[f"lit.{each.way}.{'pending' if is_pending else each.result}"] += 1
        counted[f"lit.{each.way}.total"] += 1
    return dict(counted)


@pytest.mark.parametrize("seed", [1, 2, 3][: examples(3)])
def test_tables_three_and_four_agree_with_a_count_made_by_hand(cast: Cast, seed: int) -> None:
    told = done(cast, seed)
    assert len(told) >= 60
    for year, cells_of_three in ((2020, 161), (2021, 175)):
        tables = compute_tables(cast.organ, year)
        found = {code: cell.value for code, cell in tables.cells.items() if not code.startswith("t2.")}
        expected = {**table_three(told, year), **table_four(list(challenges(told)), year)}
        assert len(expected) == cells_of_three + 15
        assert {
            code: (found.get(code), value) for code, value in expected.items() if found.get(code) != value
        } == {}
        assert set(found) == set(expected)
        came_and_were = expected["apps.new.total"] + expected["apps.carried_in.total"]
        assert came_and_were == expected["apps.result.total.total"] + expected["apps.carried_out.total"]
    assert entries.verify()[1] == []
    seen = {row for row in RESULTS[2021] if table_three(told, 2021)[f"apps.result.{row}.total"]}
    assert seen >= RESULTS[2021] - {"other.no_correction", "other.fee_unpaid"}
