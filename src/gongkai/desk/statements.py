"""报表 at the desk: the tables of one item with what is wrong in them, one in sight at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from gongkai.desk.item_steps import find
from gongkai.desk.steps import Reasons
from gongkai.finance.annex import COMPARISON
from gongkai.finance.forms import all_forms, form_of_kind
from gongkai.finance.forms.shapes import Form, Table
from gongkai.finance.models import StatementTable
from gongkai.finance.procedure import PROCEDURE
from gongkai.finance.publication import reasons_of
from gongkai.finance.review import Review, period_of, review_of
from gongkai.items.annexes import Annex
from gongkai.items.choices import State
from gongkai.items.drawn_annexes import DrawnTable, drawn
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

KINDS = tuple(form.kind for form in all_forms().values())


@dataclass(frozen=True)
class Tab:
    """One table as the row of tabs names it; `state` is missing, faulty, empty or right."""

    code: str
    name: str
    state: str
    faults: int
    is_chosen: bool
    address: str

    @property
    def word(self) -> str:
        words = {"missing": "未填", "faulty": f"{self.faults} 处不平", "empty": "无数据", "right": "已平"}
        return words[self.state]


@dataclass(frozen=True)
class StatementPage:
    """`shown` is the chosen table, None where it is not filled in; `differs` from what is public."""

    review: Review
    period: str
    tabs: Sequence[Tab]
    table: Table
    source: StatementTable | None
    shown: DrawnTable | None
    comparison: DrawnTable | None
    faults: Sequence[tuple[str, str]]
    still_missing: Sequence[str]
    may_fill: bool
    closed: Reasons
    differs: bool

    @property
    def is_public(self) -> bool:
        return self.review.item.state == State.PUBLISHED


def statement_item(actor: Actor, pk: int) -> tuple[Item, Form]:
    """The item with its form; 404 for an item without tables."""
    item = find(actor, pk)
    form = form_of_kind(item.kind)
    if form is None:
        raise Http404
    return item, form


def table_of(form: Form, code: str) -> Table:
    """The table of that code; 404 when there is none."""
    try:
        return form.table(code)
    except LookupError:
        raise Http404 from None


def address_of(item: Item, table: str = "") -> str:
    address = reverse("desk:statement", kwargs={"pk": item.pk})
    return f"{address}?table={table}#tables" if table else address


def page_of(item: Item, actor: Actor, *, chosen: str = "") -> StatementPage:
    """Everything that the page of a statement shows; eight queries at most."""
    review = review_of(item)
    if review is None:
        raise Http404
    annex = review.annex
    counts = Counter(fault.table for fault in review.faults if fault.table in review.filled)
    first = next(
        (table.code for table in review.form.tables if counts[table.code]), review.form.tables[0].code
    )
    table = review.form.table(chosen or first)
    closed = PROCEDURE.why_not("import_tables", item, actor, {})
    return StatementPage(
        review=review,
        period=period_of(item),
        tabs=[_tab(review, each, counts[each.code], each.code == table.code) for each in review.form.tables],
        table=table,
        source=_source(review, table.code),
        shown=_shown(review, annex, table),
        comparison=next(
            (drawn(each) for each in (annex.summary if annex else ()) if each.code == COMPARISON), None
        ),
        faults=[(fault.sentence, _where(review, fault.table)) for fault in review.faults],
        still_missing=reasons_of(review) if not review.filled else (),
        may_fill=not closed,
        closed=closed,
        differs=annex is not None and item.state == State.PUBLISHED and item.annex != annex.as_mapping(),
    )


def _where(review: Review, table: str) -> str:
    return address_of(review.item, table)


def _tab(review: Review, table: Table, faults: int, is_chosen: bool) -> Tab:
    filled = review.filled.get(table.code)
    state = "missing" if filled is None else "faulty" if faults else "empty" if filled.is_empty else "right"
    return Tab(table.code, table.name, state, faults, is_chosen, address_of(review.item, table.code))


def _source(review: Review, code: str) -> StatementTable | None:
    found = review.statement.tables.all() if review.statement else ()
    return next((table for table in found if table.code == code), None)


def _shown(review: Review, annex: Annex | None, table: Table) -> DrawnTable | None:
    found = next((each for each in (annex.tables if annex else ()) if each.code == table.code), None)
    return drawn(found, faulty=faulty_cells(review, table.code)) if found else None


def faulty_cells(review: Review, table: str) -> frozenset[tuple[str, str, str]]:
    """Side, line and column of every cell of the table that a fault is about."""
    return frozenset(
        (cell.side, cell.line, cell.column)
        for fault in review.faults
        for cell in fault.cells
        if cell.table == table
    )
