"""表四: what was filed and decided in the cases of remedies_cases.yaml, through the real actions, as counted by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to, moment
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.report.building import compute_tables

CASES = yaml.safe_load(Path(__file__).with_name("remedies_cases.yaml").read_text(encoding="utf-8"))
CELLS = [
    f"{group}.{column}"
    for group in ("review", "direct", "after_review")
    for column in ("upheld", "corrected", "other", "pending")
]
DECIDED = {"decision_number": "青政复决〔2025〕1号"}


class Told:
    """What the case tells, done day by day over one application that was answered in January 2023."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.done = cast, list[Challenge]()
        self.answered = brought_to(
            "delivered", cast, outcome="36.4", on=date(2023, 1, 3), particulars=SEARCHED
        )
        self.again: Application | None = None

    def do(self, told: dict[str, Any]) -> None:
        kind: Any = Reconsideration if told["way"] == "review" else Lawsuit
        found = self._registered(kind, told)
        self.done.append(found)
        if "closed" in told:
            self._close(kind, found, told)
        if "again" in told:
            self._answered_again(told["again"])
        if "appeal" in told:
            on = told["appeal"]["filed"]
            remedies.appeal(found.pk, actor=self.cast.clerk, on=on, at=moment(on))
            if "closed" in told["appeal"]:
                self._close(kind, found, told["appeal"])
        for step in told.get("then", ()):
            if "do" in step:
                on, opened = step["day"], getattr(remedies, step["do"])
                opened(found.pk, actor=self.cast.clerk, on=on, number="（2025）再1号", at=moment(on))
            else:
                self._close(kind, found, step)
        if "corrected" in told:
            at = moment(date(2026, 1, 5))
            changes = told["corrected"]
            remedies.correct(kind, found.pk, actor=self.cast.clerk, reason="抄错", changes=changes, at=at)
        if "annulled" in told:
            at = moment(told["annulled"])
            remedies.annul(kind, found.pk, actor=self.cast.director, reason="重复登记", at=at)

    def _registered(self, kind: Any, told: dict[str, Any]) -> Challenge:
        target = self.again if told.get("of") == "again" else self.answered
        assert target is not None
        stated = {
            "actor": self.cast.clerk,
            "case_number": f"案{len(self.done)}",
            "filed_on": told["filed"],
            "against": told.get("against", "reply"),
            "at": moment(told["filed"]),
        }
        if kind is Reconsideration:
            return remedies.register_reconsideration(target.pk, **stated).reconsideration
        before = self.done[told["after"]].pk if "after" in told else None
        return remedies.register_lawsuit(
            target.pk,
            route=told["way"],
            standing=told.get("standing", ""),
            after_review_id=before,
            **stated,
        ).lawsuit

    def _close(self, kind: Any, found: Challenge, told: dict[str, Any]) -> None:
        remedies.close(
            kind,
            found.pk,
            actor=self.cast.clerk,
            ending=told["ending"],
            result=told.get("result", ""),
            closed_on=told["closed"],
            must_act_again="again" in told,
            at=moment(told["closed"]),
            **DECIDED,
        )

    def _answered_again(self, on: date) -> None:
        cast, number = self.cast, DECIDED["decision_number"]
        made = actions.act_again(
            self.answered.pk, actor=cast.clerk, ordered_on=on, basis=number, at=moment(on)
        )
        pk = made.pk
        actions.draft_reply(pk, actor=cast.clerk, outcome="36.4", particulars=SEARCHED, at=moment(on, 3))
        actions.review_reply(pk, actor=cast.section_head, at=moment(on, 4))
        actions.sign_reply(pk, actor=cast.director, at=moment(on, 5))
        actions.deliver(pk, actor=cast.clerk, method="online", delivered_on=on, at=moment(on, 6))
        self.again = made


SEARCHED = {"search_record": "检索全部档案"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_table_four_agrees_with_a_count_made_by_hand(cast: Cast, case: dict[str, Any]) -> None:
    office = Told(cast)
    for told in case["input"]:
        office.do(told)
    for year, expected in case["expected"].items():
        tables = compute_tables(cast.organ, year)
        found = {cell: tables.value(f"lit.{cell}") for cell in CELLS}
        assert {cell: count for cell, count in found.items() if count} == expected, year
        for group in ("review", "direct", "after_review"):
            wanted = sum(count for cell, count in expected.items() if cell.startswith(f"{group}."))
            assert (tables.value(f"lit.{group}.total") or 0) == wanted, (year, group)
