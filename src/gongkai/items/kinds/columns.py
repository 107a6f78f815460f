"""栏目: one column of a list, or one field of an item: its type, what it must satisfy, and what the public sees of it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from gongkai.items.kinds.checks import CHECKS, TYPES, ColumnType, ValueCheck
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask


class Privacy(StrEnum):
    """What personal data a column holds (个人信息类别)."""

    NONE = "none"
    NAME = "name"
    PAPER = "paper"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    BIRTH = "birth"
    HEALTH = "health"
    HARDSHIP = "hardship"
    INCOME = "income"
    RELATIVE = "relative"


# Kept under seal, and never shown in full: 个人信息保护法第二十八条, rules 7.2.
SEALED = frozenset(
    {
        Privacy.PAPER,
        Privacy.PHONE,
        Privacy.ACCOUNT,
        Privacy.BIRTH,
        Privacy.HEALTH,
        Privacy.INCOME,
        Privacy.RELATIVE,
    }
)


class Column(BaseModel):
    """One column of a list, or one field of its own of an item.

    `mask` is what the public sees of a value while the list stands, `mask_after` after its posting period ("" for
    the same); `aliases` are other heads under which the column comes in from a spreadsheet, `also_written` other words
    for a choice in its cells; `default` is what an empty one means.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z][a-z_0-9]*$")
    label: str
    type: ColumnType = ColumnType.TEXT
    unit: str = ""
    required: bool = False
    unique: bool = False
    choices: tuple[str, ...] = ()
    max_length: int = 500
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    checks: tuple[ValueCheck, ...] = ()
    aliases: tuple[str, ...] = ()
    also_written: tuple[tuple[str, str], ...] = ()
    example: str = ""
    default: str = ""
    privacy: Privacy = Privacy.NONE
    mask: Mask = Mask.SHOW
    mask_after: Mask | None = None

    @model_validator(mode="before")
    @classmethod
    def _masked_by_default(cls, told: Any) -> Any:
        if isinstance(told, dict) and told.get("privacy") in SEALED:
            return {"mask": Mask.OMIT, **told}
        return told

    @field_validator("also_written", mode="before")
    @classmethod
    def _as_pairs(cls, told: object) -> object:
        """The file says {other word: choice}."""
        return tuple(told.items()) if isinstance(told, dict) else told

    @field_validator("example", mode="before")
    @classmethod
    def _as_it_was_written(cls, told: object) -> object:
        """YAML reads 2020-06-18 and 60 as a day and a number; an example is what a clerk would type."""
        return str(told) if isinstance(told, date | int | float) else told

    @model_validator(mode="after")
    def _means_its_own_choices(self) -> "Column":
        unknown = sorted({meant for _, meant in self.also_written} - set(self.choices))
        if unknown:
            raise ValueError(f"column {self.code}: also_written leads to no choice of its own: {unknown}")
        return self

    @model_validator(mode="after")
    def _shows_nothing_that_is_sealed(self) -> "Column":
        if self.privacy in SEALED and Mask.SHOW in (self.mask, self.mask_after):
            raise ValueError(f"column {self.code}: {self.privacy} is never shown in full")
        return self

    @property
    def heading(self) -> str:
        """The label with its unit, as a table head prints it."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    @property
    def is_numeric(self) -> bool:
        return self.type in (ColumnType.INTEGER, ColumnType.DECIMAL)

    @property
    def is_sealed(self) -> bool:
        """Kept under seal: only those who need to know read it, on the record."""
        return self.privacy in SEALED

    def is_shown(self, *, after_posting: bool = False) -> bool:
        return self._mask(after_posting) is not Mask.OMIT

    def is_as_stored(self, *, after_posting: bool = False) -> bool:
        """Whether the public sees the very value that is stored, so that a long list need not ask for each cell."""
        return self._mask(after_posting) is Mask.SHOW

    def public(self, value: Any, *, after_posting: bool = False) -> Any:
        """A stored value as the public sees it; None when it is left out."""
        mask = self._mask(after_posting)
        if value is None or mask is Mask.OMIT:
            return None
        return value if mask is Mask.SHOW else masks.apply(mask, str(value))

    def _mask(self, after_posting: bool) -> Mask:
        return self.mask_after if after_posting and self.mask_after is not None else self.mask

    def checked(self, value: Any) -> Any:
        """The value in the form that is stored (JSON); ValueError with a Chinese sentence when it does not fit."""
        text = ("" if value is None else str(value).strip()) or self.default
        if not text:
            if self.required:
                raise ValueError(f"“{self.label}”不能为空")
            return None
        if len(text) > self.max_length:
            raise ValueError(f"“{self.label}”超过 {self.max_length} 字")
        if self.choices and text not in self.choices:
            raise ValueError(f"“{self.label}”应为{'、'.join(self.choices)}之一，现为“{text}”")
        stored = TYPES[self.type](self.label, text)
        self._within_bounds(stored)
        for check in self.checks:
            stored = CHECKS[check](self.label, str(stored))
        return stored

    def _within_bounds(self, stored: Any) -> None:
        if self.minimum is not None and Decimal(stored) < self.minimum:
            raise ValueError(f"“{self.label}”应不小于 {self.minimum}，现为“{stored}”")
        if self.maximum is not None and Decimal(stored) > self.maximum:
            raise ValueError(f"“{self.label}”应不大于 {self.maximum}，现为“{stored}”")


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
