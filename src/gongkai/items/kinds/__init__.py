"""种类: each kind of item is one YAML file beside this one; nothing else moves when one is added.

A kind names its columns (for lists), the fields that only it has, its default place and 五公开 aspects, the
limit within which it must be public, and the role that its rows play in the annual report.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent


class ColumnType(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"


class Column(BaseModel):
    """One column of a list, or one field of its own of an item."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    label: str
    type: ColumnType = ColumnType.TEXT
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    max_length: int = 500

    @property
    def heading(self) -> str:
        """The label with its unit, as a table head prints it."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def checked(self, value: Any) -> Any:
        """The value in the form that is stored (JSON); ValueError with a Chinese sentence when it does not fit."""
        text = "" if value is None else str(value).strip()
        if not text:
            if self.required:
                raise ValueError(f"“{self.label}”不能为空")
            return None
        if len(text) > self.max_length:
            raise ValueError(f"“{self.label}”超过 {self.max_length} 字")
        return _CHECKS[self.type](self, text)


def _text(column: Column, text: str) -> str:
    return text


def _integer(column: Column, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"“{column.label}”应为整数，现为“{text}”") from None


def _decimal(column: Column, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{column.label}”应为数字，现为“{text}”") from None
    if not number.is_finite():
        raise ValueError(f"“{column.label}”应为数字，现为“{text}”")
    return format(number, "f")


def _date(column: Column, text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{column.label}”应为日期（如 2020-01-05），现为“{text}”") from None


def _choice(column: Column, text: str) -> str:
    if text not in column.choices:
        raise ValueError(f"“{column.label}”应为{'、'.join(column.choices)}之一，现为“{text}”")
    return text


_CHECKS = {
    ColumnType.TEXT: _text,
    ColumnType.INTEGER: _integer,
    ColumnType.DECIMAL: _decimal,
    ColumnType.DATE: _date,
    ColumnType.CHOICE: _choice,
}


class Kind(BaseModel):
    """A kind of item, as its YAML file says.

    `counts_as`: what one row (of a list) or one item is in the annual report's table 二, e.g. "license_decision".
    `day_column`/`end_column`: the columns whose dates become Row.formed_on and Row.ended_on.
    `provision`: the dated provision that limits how soon it must be public.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    label: str
    description: str
    columns: tuple[Column, ...] = ()
    fields: tuple[Column, ...] = ()
    day_column: str = ""
    end_column: str = ""
    five_open: tuple[str, ...] = ()
    statutory_class: str = ""
    subject: str = "城乡建设、环境保护"
    genre: str = ""
    provision: str = "proactive_publication_period"
    counts_as: str = ""
    is_official_document: bool = False
    registers_by_hand: bool = True

    @property
    def is_list(self) -> bool:
        return bool(self.columns)

    def checked_row(self, values: dict[str, Any]) -> dict[str, Any]:
        """One row's values by column code; ValueError joins all that is wrong with it."""
        return checked(self.columns, values)


def checked(columns: tuple[Column, ...], values: dict[str, Any]) -> dict[str, Any]:
    """Values by column code, empty ones left out; ValueError with one Chinese sentence for all faults."""
    faults, found = [], {}
    for column in columns:
        try:
            value = column.checked(values.get(column.code))
        except ValueError as fault:
            faults.append(str(fault))
        else:
            if value is not None:
                found[column.code] = value
    unknown = set(values) - {column.code for column in columns}
    if unknown:
        faults.append(f"没有这些栏目：{'、'.join(sorted(unknown))}")
    if faults:
        raise ValueError("；".join(faults))
    return found


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by code, in the order of its file name."""
    kinds = [
        Kind(**yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))
    ]
    for kind, path in zip(kinds, sorted(FOLDER.glob("*.yaml")), strict=True):
        if kind.code != path.stem:
            raise ValueError(f"{path.name}: the kind's code is {kind.code!r}, it must be the file's name")
    return {kind.code: kind for kind in kinds}


def kind_of(code: str) -> Kind:
    """The kind of that code; LookupError names the code when no file defines it."""
    try:
        return all_kinds()[code]
    except KeyError:
        raise LookupError(f"no kind {code!r}: there is no file {code}.yaml") from None
