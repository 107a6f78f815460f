"""Filled forms that are right, for tests to spoil."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gongkai.demo.agencies import read
from gongkai.demo.statements import made
from gongkai.finance import actions
from gongkai.finance.filled import Filled, FilledTable
from gongkai.finance.forms import form_of_kind
from gongkai.finance.workbook import write
from gongkai.items.models import Item
from gongkai.organs.actors import Actor


def budget(year: int = 2020) -> Filled:
    return made("budget", read("finance")["budget"][year])


def final_accounts(year: int = 2019) -> Filled:
    return made("final_accounts", read("finance")["final_accounts"][year])


def quarter(number: int) -> Filled:
    return made("three_expenses", read("finance")["three_expenses"][2020][number - 1])


def fill(item: Item, *, actor: Actor) -> None:
    """Right tables and all reasons, where the item's kind carries tables at all."""
    form = form_of_kind(item.kind)
    if form is None:
        return
    samples = {"budget": budget, "final_accounts": final_accounts, "three_expenses": lambda: quarter(1)}
    content = write(form, organ="甲局", period="2020年度", filled=samples[form.code]())
    actions.import_tables(item.pk, name="报表.xlsx", content=content, actor=actor)
    reasons = {told.code: "按照工作安排" for told in form.comparison}
    actions.explain_changes(item.pk, explanations=reasons, actor=actor)


def spoilt(filled: Filled, cells: Mapping[str, Any]) -> Filled:
    """The same with other figures in these cells ("table.side.line.column"); None leaves a cell blank."""
    found = dict(filled)
    for name, value in cells.items():
        table, side, code, column = name.split(".")
        lines = [
            replace(line, values=_changed(line.values, column, value)) if line.code == code else line
            for line in found[table].side(side)
        ]
        found[table] = FilledTable(table, {**found[table].sides, side: lines})
    return found


def _changed(values: Mapping[str, Decimal], column: str, value: Any) -> dict[str, Decimal]:
    kept = {code: each for code, each in values.items() if code != column}
    return kept if value is None else {**kept, column: Decimal(str(value))}
