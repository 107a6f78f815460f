"""Sums: within a table, along the classification, across tables, from quarter to quarter."""

from decimal import Decimal
from itertools import pairwise

import pytest

from gongkai.finance.checks import faults_of, not_carried_on
from gongkai.finance.filled import FilledTable
from gongkai.finance.forms import form_of
from gongkai.finance.tests.samples import budget, final_accounts, quarter, spoilt

BUDGET, ACCOUNTS, THREE = form_of("budget"), form_of("final_accounts"), form_of("three_expenses")


def sentences(form, filled):
    return [fault.sentence for fault in faults_of(form, filled)]


@pytest.mark.parametrize("year", [2019, 2020])
def test_a_right_budget_has_no_faults(year: int) -> None:
    assert sentences(BUDGET, budget(year)) == []


@pytest.mark.parametrize("year", [2018, 2019])
def test_right_accounts_have_no_faults(year: int) -> None:
    assert sentences(ACCOUNTS, final_accounts(year)) == []


def test_a_wrong_sum_names_the_cell_both_figures_and_the_difference() -> None:
    wrong = spoilt(budget(), {"three.lines.total.amount": "17.50"})
    assert sentences(BUDGET, wrong) == [
        "表七《一般公共预算“三公”经费支出情况表》“合计”是 17.50，各项之和是 17.00，相差 0.50"
        "（二、公务用车购置及运行费 15.00、三、公务接待费 2.00）"
    ]


def test_vehicles_are_purchase_and_running() -> None:
    wrong = spoilt(budget(), {"three.lines.vehicle_purchase.amount": "1.00"})
    assert "“二、公务用车购置及运行费”是 15.00，各项之和是 16.00" in sentences(BUDGET, wrong)[0]


def test_the_columns_of_a_line_add_up() -> None:
    wrong = spoilt(budget(), {"general.lines.2120102.basic": "3"})
    found = sentences(BUDGET, wrong)
    assert any(
        "表五《一般公共预算支出情况表》“2120102 一般行政管理事务”的“合计”是 72.00，各项之和是 75.00，相差 3.00"
        in each
        for each in found
    )
    assert any("“21201 城乡社区管理事务”的“基本支出”是" in each for each in found)


def test_income_and_expenditure_are_equal_across_tables() -> None:
    found = sentences(BUDGET, spoilt(budget(), {"overall.income.grand.amount": "1"}))
    assert any(
        "收入部分“收入总计”是 1.00" in each and "支出部分“支出总计”是" in each and "应当相等" in each
        for each in found
    )
    assert any("表二《部门收入总体情况表》" in each for each in found)


def test_each_class_is_the_same_in_the_overall_table_and_in_the_detail() -> None:
    found = sentences(BUDGET, spoilt(budget(), {"overall.expense.221.amount": "0"}))
    assert any("“221 住房保障支出”" in each and "表三《部门支出总体情况表》" in each for each in found)


def test_a_missing_table_is_named() -> None:
    less = {code: table for code, table in budget().items() if code != "fund"}
    assert sentences(BUDGET, less) == ["缺少表八《政府性基金预算支出情况表》"]


def test_an_empty_table_is_no_fault_where_nothing_belongs_into_it() -> None:
    accounts = final_accounts()
    assert accounts["capital"].is_empty
    assert not sentences(ACCOUNTS, {**accounts, "capital": FilledTable("capital")})


def test_a_class_without_its_items_and_an_item_without_its_class_are_faults() -> None:
    lines = [
        line for line in budget()["general"].side("lines") if line.code not in ("21201", "22102", "2210201")
    ]
    wrong = {**budget(), "general": FilledTable("general", {"lines": lines})}
    found = sentences(BUDGET, wrong)
    assert any("有“2120101 行政运行”，没有它的上一级 21201（款）" in each for each in found)
    class_alone = [line for line in budget()["general"].side("lines") if not line.code.startswith("2210")]
    class_alone = [line for line in class_alone if not line.code.startswith("221") or line.code == "221"]
    found = sentences(BUDGET, {**budget(), "general": FilledTable("general", {"lines": class_alone})})
    assert any("“221 住房保障支出”没有列到项级" in each for each in found)


def test_the_same_code_twice_is_a_fault() -> None:
    lines = list(budget()["basic"].side("lines"))
    found = sentences(BUDGET, {**budget(), "basic": FilledTable("basic", {"lines": [*lines, lines[-1]]})})
    assert any("写了 2 次" in each for each in found)


def test_accounts_may_be_a_cent_off_for_each_part_but_not_more() -> None:
    parts = [line for line in final_accounts()["basic"].side("lines") if len(line.code) == 3]
    exact = sum((line.value("total") for line in parts), Decimal())
    near = spoilt(final_accounts(), {"basic.lines.total.total": exact + Decimal("0.03")})
    far = spoilt(final_accounts(), {"basic.lines.total.total": exact + Decimal("0.04")})
    assert len(parts) == 3
    assert not [each for each in sentences(ACCOUNTS, near) if "各项之和" in each and "301" in each]
    assert [each for each in sentences(ACCOUNTS, far) if "各项之和" in each and "301" in each]


def test_a_figure_that_is_printed_twice_is_never_a_cent_off() -> None:
    total = final_accounts()["spending"].line("lines", "total").value("total")
    found = sentences(
        ACCOUNTS, spoilt(final_accounts(), {"spending.lines.total.total": total + Decimal("0.01")})
    )
    assert any("应当相等，相差 0.01" in each for each in found)


def test_the_opening_balance_and_income_less_expenditure_are_the_closing_balance() -> None:
    found = sentences(ACCOUNTS, spoilt(final_accounts(), {"fund.lines.2120803.opening": "5"}))
    assert any("“2120803 城市建设支出”的“年末结转和结余”是 0.00，各项之和是 5.00" in each for each in found)


def test_each_quarter_goes_on_from_the_one_before() -> None:
    quarters = [quarter(number) for number in (1, 2, 3, 4)]
    assert not list(not_carried_on(THREE, quarters[0], None))
    for before, now in pairwise(quarters):
        assert sentences(THREE, now) == []
        assert not list(not_carried_on(THREE, now, before))


def test_a_quarter_that_forgot_the_one_before_is_told() -> None:
    [fault] = not_carried_on(
        THREE, spoilt(quarter(2), {"three.lines.receptions.cumulative": "4"}), quarter(1)
    )
    assert fault.sentence == (
        "《“三公”经费支出情况表》“国内公务接待批次”的“本年累计”是 4，上季累计 1 与本季度 4之和是 5，相差 1"
    )
