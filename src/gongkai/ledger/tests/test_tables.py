"""Tables of published reports: figures as printed, blanks kept apart from zeros, and their JSON shape."""

from decimal import Decimal
from typing import Any

import pytest

from gongkai.ledger import Tables, load_form
from gongkai.ledger.amounts import amount_text, yuan_of

COUNT, DELTA = "apps.new.total", "t2.20_5.license.delta_items"
MONEY, FEE = "t2.20_9.procurement.amount", "t2.20_8.fee.amount_wan"


@pytest.mark.parametrize(
    ("code", "printed", "value", "number"),
    [
        (COUNT, "12", 12, 12),
        (COUNT, " 1,234 ", 1234, 1234),
        (COUNT, "１２", 12, 12),
        (COUNT, 12, 12, 12),
        (COUNT, 2.0, 2, 2),
        (COUNT, "1.5", "1.5", 0),
        (COUNT, "-3", -3, -3),
        (COUNT, "/", None, 0),
        (COUNT, "——", None, 0),
        (COUNT, "", None, 0),
        (COUNT, None, None, 0),
        (DELTA, "+14", "+14", 14),
        (DELTA, "－7", "-7", -7),
        (DELTA, 14, "+14", 14),
        (DELTA, "-", None, 0),
        (DELTA, "增14", "增14", 0),
        (MONEY, "186.48 万元", "186.48 万元", Decimal("1864800")),
        (MONEY, "251000元", "251000元", 251000),
        (MONEY, "0", "0", 0),
        (MONEY, "186.48", "186.48", 0),
    ],
)
def test_a_printed_figure_is_read(code: str, printed: object, value: object, number: object) -> None:
    tables = Tables.from_mapping(load_form("2019"), {code: printed})
    assert tables.value(code) == value
    assert tables.number(code) == number


@pytest.mark.parametrize(
    ("printed", "value"), [("7545", 7545), ("0.75455", Decimal("0.75455")), ("3万元", 3)]
)
def test_a_fee_is_read_in_wan(printed: str, value: object) -> None:
    assert Tables.from_mapping(load_form("2021"), {FEE: printed}).value(FEE) == value


def test_a_cell_keeps_what_was_printed() -> None:
    tables = Tables.from_mapping(load_form("2019"), {COUNT: " / "})
    assert tables.cells[COUNT].printed == " / "
    assert COUNT in tables.blank_codes()


def test_a_code_of_another_form_is_refused() -> None:
    with pytest.raises(KeyError, match="form 2021 has no cell"):
        Tables.from_mapping(load_form("2021"), {MONEY: "0"})


@pytest.mark.parametrize("form_id", ["2019", "2021"])
def test_tables_survive_their_json(form_id: str) -> None:
    form = load_form(form_id)
    samples: dict[str, Any] = {"count": 3, "delta": "-7", "money": "186.48 万元", "decimal": 0.75455}
    mapping = {code: samples[spec.kind] for code, spec in form.cells.items()}
    mapping["apps.new.total"] = None
    json = Tables.from_mapping(form, mapping).as_json()
    assert json == {"form": form_id, "cells": mapping}
    assert Tables.from_mapping(form, mapping).as_json() == json


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        ("1864800", "186.48 万元"),
        ("2000000", "200 万元"),
        ("0.01", "0.000001 万元"),
        ("0", "0"),
        ("100", "0.01 万元"),
    ],
)
def test_an_amount_is_printed_without_trailing_zeros_and_read_back(yuan: str, text: str) -> None:
    assert amount_text(Decimal(yuan)) == text
    assert yuan_of(text) == Decimal(yuan)
