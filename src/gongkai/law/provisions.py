"""Dated provisions (法条): every number that the law sets, with its article and the days it is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from gongkai.law.errors import LawError
from gongkai.law.sources import read_data, yaml_files


class Unit(StrEnum):
    """What a provision's value counts."""

    WORKDAYS = "workdays"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    TIMES = "times"
    PIECES = "pieces"
    PAGES = "pages"
    DAY_OF_YEAR = "day_of_year"
    RULE = "rule"

    @property
    def label(self) -> str:
        return _UNIT_LABELS[self]


_UNIT_LABELS: Mapping[Unit, str] = {
    Unit.WORKDAYS: "个工作日",
    Unit.DAYS: "日",
    Unit.MONTHS: "个月",
    Unit.YEARS: "年",
    Unit.HOURS: "小时",
    Unit.TIMES: "次",
    Unit.PIECES: "件",
    Unit.PAGES: "页",
    Unit.DAY_OF_YEAR: "日",
    Unit.RULE: "",
}


class Provenance(StrEnum):
    """Where the fact was read: law text, seen copy, local practice, memory, own analysis."""

    LAW_TEXT = "L"
    SEEN = "S"
    MEMORY = "M"
    ANALYSIS = "A"


class ProvisionMissing(LawError):  # noqa: N818 — named for what is so
    """No provision of that name is in force on that day."""

    def __init__(self, provision_id: str, on: date, known: "tuple[Provision, ...]" = ()) -> None:
        self.provision_id = provision_id
        self.on = on
        name = f"“{known[0].label if known else provision_id}”"
        since = (
            f"，所载条文自 {known[0].effective_from} 起施行" if known and on < known[0].effective_from else ""
        )
        super().__init__(f"{on} 没有关于{name}的有效规定{since}：请核对日期。")


@dataclass(frozen=True, slots=True)
class Basis:
    """A citation (依据): instrument and article; `label` is how a letter prints it."""

    instrument: str
    article: str = ""

    @property
    def label(self) -> str:
        return f"{self.instrument}{self.article}"

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Tier:
    """A price tier of a progressive fee: yuan per unit; with `width` the price rises by `step` each band."""

    first: int
    price: int
    last: int | None = None
    width: int | None = None
    step: int = 0

    def price_of(self, nth: int) -> int:
        return (
            self.price if self.width is None else self.price + self.step * ((nth - self.first) // self.width)
        )

    def covers(self, nth: int) -> bool:
        return self.first <= nth and (self.last is None or nth <= self.last)


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision as it stood during its days in force."""

    id: str
    label: str
    value: int
    unit: Unit
    basis: Basis
    effective_from: date
    effective_to: date | None
    provenance: Provenance
    rolls: bool = False
    month: int | None = None
    tiers: tuple[Tier, ...] = ()

    @property
    def may_block(self) -> bool:
        """Only what was read in a text may stop a user; what is remembered may warn."""
        return self.provenance in (Provenance.LAW_TEXT, Provenance.SEEN)

    @property
    def period(self) -> str:
        """“20个工作日”, “6个月”, “1月31日”."""
        if self.unit is Unit.DAY_OF_YEAR:
            return f"{self.month}月{self.value}日"
        return "" if self.unit is Unit.RULE else f"{self.value}{self.unit.label}"

    def in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    def in_year(self, year: int) -> date:
        """The day of a yearly duty (“每年1月31日前”) in that year."""
        if self.unit is not Unit.DAY_OF_YEAR or self.month is None:
            raise ValueError(f"{self.id} is not a day of the year but {self.unit}")
        return date(year, self.month, self.value)


@cache
def provision(provision_id: str, *, on: date) -> Provision:
    """The provision in force on that day; ProvisionMissing when there is none."""
    found = find_provision(provision_id, on=on)
    if found is None:
        raise ProvisionMissing(provision_id, on, all_provisions().get(provision_id, ()))
    return found


def find_provision(provision_id: str, *, on: date) -> Provision | None:
    """The provision in force on that day, or None before it was made or after it was repealed."""
    return next((each for each in all_provisions().get(provision_id, ()) if each.in_force(on)), None)


@cache
def all_provisions() -> Mapping[str, tuple[Provision, ...]]:
    """Every provision by id, its versions in order of their effective days."""
    found: dict[str, tuple[Provision, ...]] = {}
    for path in yaml_files("provisions"):
        document = read_data(path)
        for provision_id, entry in document["provisions"].items():
            versions = (
                _version(provision_id, entry, row, document["instruments"]) for row in entry["versions"]
            )
            found[provision_id] = tuple(sorted(versions, key=lambda each: each.effective_from))
    return found


def _version(
    provision_id: str, entry: Mapping[str, Any], row: Mapping[str, Any], instruments: Mapping[str, Any]
) -> Provision:
    instrument = instruments[row["instrument"]]
    return Provision(
        id=provision_id,
        label=entry["label"],
        value=row["value"],
        unit=Unit(row["unit"]),
        basis=Basis(instrument["cited_as"], row["article"]),
        effective_from=row.get("from", instrument["from"]),
        effective_to=row.get("to", instrument.get("to")),
        provenance=Provenance(row["provenance"]),
        rolls=entry.get("rolls", False),
        month=row.get("month"),
        tiers=tuple(Tier(**tier) for tier in row.get("tiers", ())),
    )
