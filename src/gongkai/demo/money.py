"""The bureau's money: budgets, final accounts and each quarter's “三公”经费, published on their days."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from gongkai.demo.agencies import read
from gongkai.demo.policies import Office
from gongkai.demo.statements import made
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.finance import actions
from gongkai.finance.filled import Cell, Filled, FilledLine, FilledTable, value_at
from gongkai.finance.forms import form_of
from gongkai.finance.review import QUARTERS
from gongkai.finance.workbook import write
from gongkai.items import actions as items
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item

WRONG = Cell("basic", "lines", "30217", "total")


def add_statements(timeline: Timeline, office: Office) -> None:
    """Two budgets, two final accounts, five quarters; four of the quarters came out in 2020."""
    for told in read("finance")["published"]:
        timeline.add(moment(told["day"], 16), partial(_published, office, told))


def _published(office: Office, told: Mapping[str, Any], at: datetime) -> None:
    earlier = at - timedelta(hours=3)
    filled = made(told["form"], _base(told))
    item = _registered(office, told, filled, earlier)
    _fill(office, item, told["form"], filled, earlier)
    actions.explain_changes(item.pk, explanations=told["explained"], actor=office.staff.clerk, at=earlier)
    office.sign(item, earlier)
    office.publish(item, kind_of(item.kind).heading, at)


def _base(told: Mapping[str, Any]) -> Mapping[str, Any]:
    found = read("finance")[told["form"]][told["year"]]
    if "quarter" not in told:
        return found  # type: ignore[no-any-return]
    return found[told["quarter"] - 1 if len(found) > 1 else 0]  # type: ignore[no-any-return]


def _registered(office: Office, told: Mapping[str, Any], filled: Filled, at: datetime) -> Item:
    texts, form = read("finance"), told["form"]
    quarter = QUARTERS[told["quarter"] - 1] if "quarter" in told else ""
    own = (
        {"quarter": quarter}
        if quarter
        else {"approved_on": str(told["approved_on"]), "approved_by": "财政部门"}
    )
    said = {"year": told["year"], "quarter": quarter, "procurement": told.get("procurement", "")}
    draft = items.Draft(
        kind=form_of(form).kind,
        title=texts["titles"][form].format(**said),
        formed_on=at.astimezone(SHANGHAI).date(),
        proposed_attribute="proactive",
        body=texts["bodies"][form].format(**said, **_figures(filled)),
        source=office.bureau.name,
        extra={"year": told["year"], **own},
    )
    return items.register(office.bureau, draft, actor=office.staff.clerk, at=at)


def _figures(filled: Filled) -> dict[str, str]:
    """What the text says in numbers, from the tables."""
    cells = {
        "grand": "overall.income.grand.amount",
        "general": "general.lines.total.total",
        "basic": "general.lines.total.basic",
        "project": "general.lines.total.project",
        "fund": "fund.lines.total.total",
        "appropriated": "appropriation.expense.current.total",
        "office": "basic.lines.total.office",
    }
    return {name: f"{value_at(filled, Cell.named(cell)):,.2f}" for name, cell in cells.items()}


def _fill(office: Office, item: Item, form: str, filled: Filled, at: datetime) -> None:
    content = write(form_of(form), organ=office.bureau.name, period=item.title, filled=filled)
    actions.import_tables(
        item.pk, name=f"{item.title}.xlsx", content=content, actor=office.staff.clerk, at=at
    )


def add_current_statement(timeline: Timeline, office: Office, *, now: datetime) -> None:
    """These days: last year's final accounts are approved and filled in, with a sum that is wrong."""
    at = on_a_weekday(now - timedelta(days=4))
    approved_on = (at - timedelta(days=3)).astimezone(SHANGHAI).date()
    told = {
        "form": "final_accounts",
        "year": at.year - 1,
        "approved_on": approved_on,
        "procurement": "176.42",
    }
    timeline.add(at, partial(_in_hand, office, told))


def _in_hand(office: Office, told: Mapping[str, Any], at: datetime) -> None:
    filled = made("final_accounts", read("finance")["final_accounts"][2019])
    item = _registered(office, told, filled, at)
    _fill(office, item, told["form"], {**filled, WRONG.table: _mistyped(filled[WRONG.table])}, at)


def _mistyped(table: FilledTable) -> FilledTable:
    """公务接待费 with two figures changed about."""
    lines = [
        FilledLine(line.code, line.label, {**line.values, WRONG.column: Decimal("4.12")}, line.is_open)
        if line.code == WRONG.line
        else line
        for line in table.side(WRONG.side)
    ]
    return FilledTable(table.code, {WRONG.side: lines})
