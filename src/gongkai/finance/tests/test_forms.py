"""The forms as data: what they name is there, what is wrong in them is refused."""

import pytest
from pydantic import ValidationError

from gongkai.finance.forms import all_forms, form_of, form_of_kind
from gongkai.finance.forms.shapes import Form
from gongkai.items.kinds import all_kinds

BUDGET = [
    "部门收支总体情况表",
    "部门收入总体情况表",
    "部门支出总体情况表",
    "财政拨款收支总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "一般公共预算“三公”经费支出情况表",
    "政府性基金预算支出情况表",
]
ACCOUNTS = [
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款支出决算表",
]


@pytest.mark.parametrize(("code", "titles"), [("budget", BUDGET), ("final_accounts", ACCOUNTS)])
def test_the_tables_are_those_that_the_ministry_names(code: str, titles: list[str]) -> None:
    assert [table.title for table in form_of(code).tables] == titles


def test_each_form_has_a_kind_of_its_own() -> None:
    for form in all_forms().values():
        assert form_of_kind(form.kind) is form
        assert form.kind in all_kinds()


def test_the_counts_of_9_2_stand_beside_the_three_expenses() -> None:
    for code in ("final_accounts", "three_expenses"):
        side = form_of(code).table("three").side("lines")
        units = {line.unit for line in side.fixed.values() if line.is_count}
        assert units == {"个", "人", "辆", "批"}


def test_only_the_final_accounts_allow_for_rounding() -> None:
    assert {code: str(form.tolerance_per_addend) for code, form in all_forms().items()} == {
        "budget": "0",
        "final_accounts": "0.01",
        "three_expenses": "0",
    }


def test_a_check_of_a_cell_that_is_not_there_is_refused() -> None:
    told = form_of("three_expenses").model_dump()
    told["checks"] = [{"equal": ["three.lines.total.period", "three.lines.nothing.period"]}]
    with pytest.raises(ValidationError, match=r"three\.lines\.nothing\.period names what is not there"):
        Form(**told)


def test_a_form_that_does_not_exist_is_named() -> None:
    with pytest.raises(LookupError, match=r"no form 'x': there is no file x\.yaml"):
        form_of("x")
