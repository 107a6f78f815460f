"""Tables of budgets and accounts made from a few base figures, so that every sum of them is right."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from gongkai.finance.filled import Filled, FilledLine, FilledTable
from gongkai.finance.forms import form_of
from gongkai.finance.forms.shapes import Form
from gongkai.finance.reading.tables import in_order

Figures = Mapping[str, Any]
ZERO = Decimal(0)


def made(form_code: str, base: Mapping[str, Any]) -> Filled:
    """Every table of the form; `base` is one entry of demo/data/finance.yaml."""
    form = form_of(form_code)
    makers = {"budget": _budget, "final_accounts": _accounts, "three_expenses": _three}
    told = makers[form_code](base)
    return {
        table.code: FilledTable(table.code, _sides(form, table.code, told.get(table.code, {})))
        for table in form.tables
    }


def _sides(form: Form, table: str, told: Mapping[str, Any]) -> dict[str, list[FilledLine]]:
    found = {}
    for side in form.table(table).sides:
        lines = told.get(side.code, {})
        fixed = {
            code: FilledLine(code, line.label, _values(lines.get(code))) for code, line in side.fixed.items()
        }
        found[side.code] = in_order(side, fixed, lines.get("open", ()))
    return found


def _values(told: Figures | None) -> dict[str, Decimal]:
    return {code: _exact(value) for code, value in (told or {}).items() if value is not None}


def _exact(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def grown(lines: Sequence[Sequence[Any]], columns: Sequence[str], whole: str = "total") -> list[FilledLine]:
    """Open lines from [code, label, figure…]: those without figures are the sums of what stands under them."""
    own = {str(code): [_exact(value) for value in figures] for code, _, *figures in lines if figures}
    found = []
    for code, label, *_ in lines:
        below = [figures for each, figures in own.items() if each.startswith(str(code))]
        summed = [sum(figures, ZERO) for figures in zip(*below, strict=True)]
        values = {column: value for column, value in zip(columns, summed, strict=True) if value}
        if whole:
            values = {whole: sum(summed, ZERO), **values}
        found.append(FilledLine(str(code), label, values, is_open=True))
    return found


def total_of(lines: Sequence[FilledLine]) -> dict[str, Decimal]:
    """The sum of the classes, by column."""
    totals: dict[str, Decimal] = {}
    for line in lines:
        for column, value in line.values.items() if len(line.code) == 3 else ():
            totals[column] = totals.get(column, ZERO) + value
    return totals


def _classes(lines: Sequence[FilledLine], **columns: str) -> list[FilledLine]:
    """The classes alone, a column of theirs under other names."""
    return [
        FilledLine(
            line.code, line.label, {new: line.value(old) for new, old in columns.items()}, is_open=True
        )
        for line in lines
        if len(line.code) == 3
    ]


def _summed(lines: list[FilledLine]) -> dict[str, Any]:
    return {"lines": {"total": total_of(lines), "open": lines}}


def three_lines(told: Figures, column: str) -> dict[str, dict[str, Any]]:
    """The six lines from abroad, purchase, running and reception."""
    vehicles = _exact(told["purchase"]) + _exact(told["running"])
    figures = {
        "abroad": _exact(told["abroad"]),
        "vehicles": vehicles,
        "vehicle_purchase": _exact(told["purchase"]),
        "vehicle_running": _exact(told["running"]),
        "reception": _exact(told["reception"]),
    }
    figures["total"] = figures["abroad"] + vehicles + figures["reception"]
    return {code: {column: value} for code, value in figures.items()}


def _budget(base: Mapping[str, Any]) -> dict[str, Any]:
    general = grown(base["functional"], ("basic", "project"))
    fund = grown(base["fund"], ("basic", "project"))
    basic = grown(base["economic"], ("staff", "office"))
    both = grown(_joined(base), ("basic", "project"))
    both.sort(key=lambda line: line.code)
    spent, own, funded = (
        total_of(both)["total"],
        total_of(general)["total"],
        total_of(fund).get("total", ZERO),
    )
    income = _classes(both, amount="total")
    revenue = _revenue(base)
    split = [
        FilledLine(
            line.code,
            line.label,
            {"total": line.value("total"), **_shares(line.code, general, fund)},
            is_open=True,
        )
        for line in both
        if len(line.code) == 3
    ]
    totals = {"total": spent, "general": own, **({"fund": funded} if funded else {})}
    return {
        "overall": {
            "income": {
                "general": {"amount": own},
                "fund": {"amount": funded},
                "current": {"amount": spent},
                "carried_in": {"amount": 0},
                "grand": {"amount": spent},
            },
            "expense": {
                "open": income,
                "current": {"amount": spent},
                "carried_out": {"amount": 0},
                "grand": {"amount": spent},
            },
        },
        "revenue": _summed(revenue),
        "spending": _summed(both),
        "appropriation": {
            "income": {
                "current": {"amount": spent},
                "general": {"amount": own},
                "fund": {"amount": funded},
                "carried_in": {"amount": 0},
                "grand": {"amount": spent},
            },
            "expense": {"current": totals, "open": split, "carried_out": {"total": 0}, "grand": totals},
        },
        "general": _summed(general),
        "basic": _summed(basic),
        "three": {"lines": three_lines(base["three"], "amount")},
        "fund": _summed(fund),
    }


def _joined(base: Mapping[str, Any]) -> list[Sequence[Any]]:
    """The lines of both budgets; classes that both have stand once."""
    known = {str(line[0]) for line in base["functional"]}
    return [*base["functional"], *(line for line in base["fund"] if str(line[0]) not in known)]


def _shares(code: str, general: Sequence[FilledLine], fund: Sequence[FilledLine]) -> dict[str, Decimal]:
    shares = {"general": general, "fund": fund}
    found = {
        name: line.value("total") for name, lines in shares.items() for line in lines if line.code == code
    }
    return {name: value for name, value in found.items() if value}


def _revenue(base: Mapping[str, Any]) -> list[FilledLine]:
    lines: dict[str, list[Any]] = {}
    for at, name in enumerate(("functional", "fund")):
        for code, label, *figures in base[name]:
            line = lines.setdefault(str(code), [code, label])
            if figures:
                line[2:] = [0, 0]
                line[2 + at] = sum(map(_exact, figures), ZERO)
    return grown([lines[code] for code in sorted(lines)], ("general", "fund"))


def _accounts(base: Mapping[str, Any]) -> dict[str, Any]:
    general = grown(base["functional"], ("basic", "project"))
    fund_spent = grown(base["fund"], ("basic", "project"))
    basic = grown(base["economic"], ("staff", "office"))
    both = grown(_joined(base), ("basic", "project"))
    both.sort(key=lambda line: line.code)
    spent, own, funded = (
        total_of(both)["total"],
        total_of(general)["total"],
        total_of(fund_spent).get("total", ZERO),
    )
    opening, closing = _exact(base["opening"]), _exact(base["closing"])
    granted = own - opening + closing
    income = granted + funded
    revenue = _received(base, opening - closing)
    three = three_lines(base["three"], "amount")
    for code, planned in three_lines(base["three_budgeted"], "budgeted").items():
        three[code] |= planned
    three |= {code: {"amount": count} for code, count in base["counts"].items()}
    return {
        "overall": {
            "income": {
                "general": {"amount": granted},
                "fund": {"amount": funded},
                "current": {"amount": income},
                "carried_in": {"amount": opening},
                "grand": {"amount": income + opening},
            },
            "expense": {
                "open": _classes(both, amount="total"),
                "current": {"amount": spent},
                "carried_out": {"amount": closing},
                "grand": {"amount": spent + closing},
            },
        },
        "revenue": _summed(revenue),
        "spending": _summed(both),
        "appropriation": _granted(general, fund_spent, granted=granted, opening=opening, closing=closing),
        "general": _summed(general),
        "basic": _summed(basic),
        "three": {"lines": three},
        "fund": _summed(_flow(base["fund"])),
    }


def _granted(
    general: Sequence[FilledLine],
    fund: Sequence[FilledLine],
    *,
    granted: Decimal,
    opening: Decimal,
    closing: Decimal,
) -> dict[str, Any]:
    own, funded = total_of(general)["total"], total_of(fund).get("total", ZERO)
    codes = {line.code: line for line in [*general, *fund] if len(line.code) == 3}
    split = []
    for code in sorted(codes):
        shares = _shares(code, general, fund)
        split.append(
            FilledLine(code, codes[code].label, {"total": sum(shares.values(), ZERO), **shares}, is_open=True)
        )
    return {
        "income": {
            "general": {"amount": granted},
            "fund": {"amount": funded},
            "current": {"amount": granted + funded},
            "carried_in": {"amount": opening},
            "carried_general": {"amount": opening},
            "grand": {"amount": granted + funded + opening},
        },
        "expense": {
            "open": split,
            "current": {"total": own + funded, "general": own, "fund": funded},
            "carried_out": {"total": closing, "general": closing},
            "grand": {"total": own + funded + closing, "general": own + closing, "fund": funded},
        },
    }


def _received(base: Mapping[str, Any], from_before: Decimal) -> list[FilledLine]:
    """What came in by item: what was spent, without what was left from before; that is in the main item."""
    lines = []
    for code, label, *figures in _joined(base):
        if figures and str(code) == str(base["main_item"]):
            lines.append([code, label, sum(map(_exact, figures), ZERO) - from_before])
        else:
            lines.append([code, label, *([sum(map(_exact, figures), ZERO)] if figures else [])])
    lines.sort(key=lambda line: str(line[0]))
    return grown(lines, ("appropriation",))


def _flow(fund: Sequence[Sequence[Any]]) -> list[FilledLine]:
    """A fund's income is what it spent; nothing is left over."""
    found = grown(fund, ("basic", "project"))
    return [
        FilledLine(line.code, line.label, {"income": line.value("total"), **line.values}, is_open=True)
        for line in found
    ]


def _three(base: Mapping[str, Any]) -> dict[str, Any]:
    lines = three_lines(base["budgeted"], "budgeted")
    for name in ("period", "cumulative"):
        for code, told in three_lines(base[name], name).items():
            lines[code] |= told
        for code, count in base["counts"][name].items():
            lines.setdefault(code, {})[name] = count
    return {"three": {"lines": lines}}
