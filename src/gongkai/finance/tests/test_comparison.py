"""Year on year: change in amount and percent, and which changes need a reason."""

from gongkai.finance.comparison import changes, unexplained
from gongkai.finance.forms import form_of
from gongkai.finance.tests.samples import budget, spoilt

FORM = form_of("budget")


def by_code(before, explanations=None):
    return {change.told.code: change for change in changes(FORM, budget(2020), before, explanations or {})}


def test_a_change_is_told_in_amount_and_percent() -> None:
    change = by_code(budget(2019))["reception"]
    assert (change.amount(2), change.percent) == ("-0.20", "-9.1%")


def test_an_equal_figure_needs_no_reason_and_says_so() -> None:
    change = by_code(budget(2019))["abroad"]
    assert not change.needs_explanation
    assert (change.amount(2), change.percent, change.said) == ("0.00", "0.0%", "与上年持平")


def test_what_was_nothing_before_has_no_percent() -> None:
    change = by_code(spoilt(budget(2019), {"three.lines.reception.amount": "0"}))["reception"]
    assert (change.amount(2), change.percent) == ("+2.00", "—")


def test_each_change_without_its_reason_is_told() -> None:
    found = unexplained(FORM, list(by_code(budget(2019)).values()))
    assert "“公务接待费”比上年有变化（上年 2.20，本年 2.00，-0.20 万元），没有说明原因" in found
    assert not any("其中" in each or "出国" in each for each in found)
    reasons = {told.code: "按预算安排" for told in FORM.comparison}
    assert not unexplained(FORM, list(by_code(budget(2019), reasons).values()))


def test_of_the_three_expenses_a_reason_is_given_even_without_a_year_before() -> None:
    assert unexplained(FORM, list(by_code(None).values())) == [
        "“三公”经费合计（17.00 万元）没有说明增减变化原因"
    ]
