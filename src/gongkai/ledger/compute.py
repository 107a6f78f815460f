"""Facts → tables: one pass over the facts, then the totals; nobody types a figure."""

from collections.abc import Iterable
from decimal import Decimal

from gongkai.ledger.amounts import amount_text, wan
from gongkai.ledger.facts import Fact, FactError
from gongkai.ledger.form_files import CellKind
from gongkai.ledger.forms import Form
from gongkai.ledger.tables import Cell, Tables, Value, signed


def compute(form: Form, year: int, facts: Iterable[Fact]) -> Tables:
    """The tables of the report of ``year`` with the ids of the records behind each cell.

    ``facts`` may be any iterable and is read once, in order. What the form does not ask for is not
    counted. FactError names a record that no cell can count.
    """
    sums: dict[str, int | Decimal] = dict.fromkeys(form.cells, 0)
    records: dict[str, list[str]] = {code: [] for code in form.cells}
    homes = form.homes
    for fact in facts:
        for code, amount in fact.counts_in(year):
            try:
                home = homes[code]
            except KeyError:
                raise FactError(fact.id, f"counts in {code!r}, which no form has") from None
            if home is not None:
                sums[home] += amount
                records[home].append(fact.id)
    for total in form.sums:
        sums[total.total] = sum(sums[part] for part in total.parts)
        records[total.total] = [record for part in total.parts for record in records[part]]
    cells = {
        code: Cell(_value(spec.kind, sums[code]), tuple(records[code])) for code, spec in form.cells.items()
    }
    return Tables(form, cells)


def _value(kind: CellKind, total: int | Decimal) -> Value:
    match kind:
        case CellKind.COUNT:
            return int(total)
        case CellKind.DELTA:
            return signed(int(total))
        case CellKind.MONEY:
            return amount_text(Decimal(total))
        case CellKind.DECIMAL:
            return wan(Decimal(total))
