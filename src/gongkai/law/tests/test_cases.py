"""The cases that a lawyer can sign."""

from datetime import date
from typing import Any

import pytest

from gongkai.law import identifiers
from gongkai.law.applicant_kinds import propose_kind
from gongkai.law.challenge_endings import all_endings, ending
from gongkai.law.credit_repair import Breach, shown_period
from gongkai.law.deadlines import CONSULTING, Deadline, deadline
from gongkai.law.errors import LawError
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.law.outcomes import outcome
from gongkai.law.provisions import provision
from gongkai.law.receipt import Channel, receipt
from gongkai.law.remedies import remedy_for
from gongkai.law.reply_clock import Consultation, Correction, Extension, FeeNotice, reply_deadline
from gongkai.law.tests.casebook import cases
from gongkai.law.workdays import calendar_for

Case = dict[str, Any]


@pytest.mark.parametrize("case", cases("reply_deadlines"))
def test_reply_deadline(case: Case) -> None:
    given, expected = dict(case["input"]), case["expected"]
    calendar = calendar_for(given.pop("region", "CN"))
    for key, value in (("correction", Correction), ("fee", FeeNotice)):
        if key in given:
            given[key] = value(*given[key])
    if "consultations" in given:
        given["consultations"] = [Consultation(*each) for each in given["consultations"]]
    if "extensions" in given:
        given["extensions"] = [Extension(*each) for each in given["extensions"]]
    received_on = given.pop("received_on")
    if "error" in expected:
        with pytest.raises(LawError, match=expected["error"]):
            reply_deadline(received_on, calendar=calendar, **given)
        return
    answer = reply_deadline(received_on, calendar=calendar, **given)
    assert_answers(answer, expected)


@pytest.mark.parametrize("case", cases("periods"))
def test_period(case: Case) -> None:
    given, expected = case["input"], case["expected"]
    calendar = calendar_for(given.get("region", "CN"))
    if "error" in expected:
        with pytest.raises(LawError, match=expected["error"]):
            deadline(given["provision"], started_on=given["started_on"], calendar=calendar)
        return
    assert_answers(deadline(given["provision"], started_on=given["started_on"], calendar=calendar), expected)


def assert_answers(answer: Deadline, expected: Case) -> None:
    why = {day.date: day.why for day in answer.days}
    notes = " ".join(answer.notes)
    for key, value in expected.items():
        match key:
            case "notes":
                assert value in notes
            case "no_notes":
                assert answer.notes == ()
            case "excluded":
                assert list(why.values()).count(CONSULTING) == value
            case "why":
                assert {day: why[day] for day in value} == value
            case _:
                assert getattr(answer, key) == value, key
    assert answer.days[-1].date == answer.due_on
    assert answer.basis


@pytest.mark.parametrize("case", cases("receipts"))
def test_receipt(case: Case) -> None:
    given, expected = dict(case["input"]), case["expected"]
    channel = Channel(given.pop("channel"))
    if "error" in expected:
        with pytest.raises(LawError, match=expected["error"]):
            receipt(channel, **given)
        return
    answer = receipt(channel, **given)
    assert answer.received_on == expected["received_on"]
    assert answer.status == expected.get("status", answer.status)
    assert expected.get("notes", "") in " ".join(answer.notes)
    assert answer.basis
    if expected.get("no_notes"):
        assert not answer.notes


@pytest.mark.parametrize("case", cases("calendar_days"))
def test_calendar_day(case: Case) -> None:
    day = calendar_for(case["input"].get("region", "CN")).day(case["input"]["date"])
    assert {"is_workday": day.is_workday, "why": day.why} == case["expected"]


@pytest.mark.parametrize("case", cases("fees"))
def test_fee(case: Case) -> None:
    given, expected = dict(case["input"]), case["expected"]
    on = given.pop("dated", date(2024, 5, 1))
    count, charge = (given.pop(key, None) for key in ("pieces", "pages"))
    if "error" in expected:
        with pytest.raises(LawError, match=expected["error"]):
            fee_by_piece(count, on=on, **given) if count is not None else fee_by_page(charge, on=on)
        return
    fee = fee_by_piece(count, on=on, **given) if count is not None else fee_by_page(charge, on=on)
    assert fee.amount == expected["amount"] == sum(line.amount for line in fee.lines)
    if "lines" in expected:
        assert [line.text for line in fee.lines] == expected["lines"]
    assert case["basis"].removeprefix("国办函〔2020〕109号") in fee.basis[0].label


@pytest.mark.parametrize("case", cases("remedies"))
def test_remedy(case: Case) -> None:
    given, expected = dict(case["input"]), case["expected"]
    code, on, organ = given.pop("outcome"), given.pop("dated"), given.pop("organ", "平罗县人民政府")
    if "error" in expected:
        with pytest.raises(LawError, match=expected["error"]):
            remedy_for(code, on=on, reconsideration_organ=organ, **given)
        return
    remedy = remedy_for(code, on=on, reconsideration_organ=organ, court="平罗县人民法院", **given)
    assert remedy.prior_reconsideration is expected["prior"]
    assert all(piece in remedy.text for piece in expected.get("says", ()))
    assert not any(piece in remedy.text for piece in expected.get("silent", ()))
    assert bool(remedy.text) is not expected.get("empty", False)
    assert "{" not in remedy.text and " " not in remedy.text


@pytest.mark.parametrize("case", cases("outcomes"))
def test_outcome(case: Case) -> None:
    found = outcome(case["input"])
    assert [found.family, found.report_row(2019), found.report_row(2021)] == case["expected"]
    assert case["basis"].removeprefix("条例").removeprefix("年度报告格式") in found.basis.label


@pytest.mark.parametrize("case", cases("identifiers"))
def test_identifier(case: Case) -> None:
    found = getattr(identifiers, f"check_{case['check']}")(case["input"])
    for key, value in case["expected"].items():
        if key == "problem":
            assert value in found.problem
        elif key == "warning":
            assert value in " ".join(found.warnings)
        else:
            assert getattr(found, key) == value, key
    assert bool(found.problem) is not found.ok


@pytest.mark.parametrize("case", cases("applicant_kinds"))
def test_proposed_kind(case: Case) -> None:
    found = propose_kind(case["input"]["code"], case["input"].get("name", ""))
    assert found.kind == case["expected"]["kind"]
    assert case["expected"].get("why", "") in found.why
    assert list(found.others) == case["expected"].get("others", [])


@pytest.mark.parametrize("case", cases("challenge_endings"))
def test_the_ending_of_a_challenge(case: Case) -> None:
    found = ending(case["input"])
    assert (found.result, found.orders) == (case["expected"]["result"], case["expected"].get("orders", False))
    assert found.basis.label == case["basis"]


def test_every_ending_has_a_case() -> None:
    assert [each.values[0]["input"] for each in cases("challenge_endings")] == list(all_endings())  # type: ignore[index, call-overload]


@pytest.mark.parametrize("case", cases("provisions"))
def test_provision(case: Case) -> None:
    found = provision(case["input"]["provision"], on=case["input"]["dated"])
    assert found.period == case["expected"]
    assert found.basis.label.endswith(case["basis"])


@pytest.mark.parametrize("case", cases("credit_repair"))
def test_shown_period(case: Case) -> None:
    given, expected = case["input"], dict(case["expected"])
    found = shown_period(Breach(given["breach"]), decided_on=given["decided_on"])
    assert expected.pop("note", "") in " ".join(found.notes)
    if expected.pop("is_silent", False):
        assert not found.notes
    for key, value in expected.items():
        assert getattr(found, key) == value, key
    if found.last_day:
        assert not found.is_over(found.last_day) and any(case["basis"] in each.label for each in found.basis)


def test_a_result_is_said_once() -> None:
    said = {code: outcome(code).full_label for code in ("36.2", "37", "36.3/14a")}
    assert said == {"36.2": "予以公开", "37": "部分公开（区分处理）", "36.3/14a": "不予公开：属于国家秘密"}
