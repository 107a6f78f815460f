"""What happened, told as values: each fact knows the cells in which it counts for a given year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from gongkai.ledger.rows import (
    ApplicantKind,
    DecisionKind,
    NormativeKind,
    PowerKind,
    RemedyGroup,
    RemedyOutcome,
    ResultRow,
)

Count = tuple[str, int | Decimal]
"""A cell code of any form, and what the fact adds to it: 1, -1 for a removed item, or yuan."""


class FactError(ValueError):
    """A fact that no report can count: it names the record and what is wrong with it."""

    def __init__(self, record_id: str, reason: str) -> None:
        super().__init__(f"record {record_id}: {reason}")
        self.record_id = record_id


class Fact(Protocol):
    """Anything that counts in a report: an id of the record behind it, and where it counts."""

    @property
    def id(self) -> str:
        """The id of the record behind the fact."""
        ...

    def counts_in(self, year: int) -> Sequence[Count]:
        """The cells in which the fact counts in the report of ``year``, and what it adds there."""
        ...


@dataclass(frozen=True, slots=True)
class ApplicationFact:
    """A 政府信息公开申请: received on its receipt day (条例第三十一条), closed with one row or still open.

    Received in December and answered in January, it is carried out of one year and into the next.
    """

    id: str
    applicant_kind: ApplicantKind
    received_on: date
    result_row: ResultRow | None = None
    closed_on: date | None = None

    def counts_in(self, year: int) -> Sequence[Count]:
        """本年新收 or 上年结转, and a result row or 结转下年度; FactError when the two days disagree."""
        closed = self.closed_on
        if closed is not None:
            if self.result_row is None:
                raise FactError(self.id, "is closed but has no result row")
            if closed < self.received_on:
                raise FactError(self.id, "was closed before it was received")
        elif self.result_row is not None:
            raise FactError(self.id, "has a result row but no closing day")
        received_year = self.received_on.year
        if received_year > year or (closed is not None and closed.year < year):
            return ()
        arrival = "apps.new" if received_year == year else "apps.carried_in"
        result = self.result_row if closed is not None and closed.year == year else "apps.carried_out"
        return ((f"{arrival}.{self.applicant_kind}", 1), (f"{result}.{self.applicant_kind}", 1))


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """A 处理决定: a licence, a penalty, a coercive measure or another service decided on a day."""

    id: str
    kind: DecisionKind
    decided_on: date

    def counts_in(self, year: int) -> Sequence[Count]:
        """处理决定数量 of the year of the decision (决定日期)."""
        return ((f"{self.kind}.decisions", 1),) if self.decided_on.year == year else ()


@dataclass(frozen=True, slots=True)
class PowerItemFact:
    """An item of a power list (权责清单项目): in force from its first day until the day it leaves the list.

    ``in_force_from`` None means since before the records; ``in_force_to`` None means still in force.
    """

    id: str
    kind: PowerKind
    in_force_from: date | None = None
    in_force_to: date | None = None

    def counts_in(self, year: int) -> Sequence[Count]:
        """上一年项目数量 when in force at the end of last year; 本年增/减 when it came or left this year."""
        begun = self.in_force_from.year if self.in_force_from else year - 1
        ended = self.in_force_to.year if self.in_force_to else year + 1
        counts: list[Count] = []
        if begun < year <= ended:
            counts.append((f"{self.kind}.prev_items", 1))
        if (begun == year) is not (ended == year):
            counts.append((f"{self.kind}.delta_items", 1 if begun == year else -1))
        return counts


@dataclass(frozen=True, slots=True)
class NormativeFact:
    """A 规章 or 行政规范性文件: made, published, perhaps repealed (废止), expired (失效) or withdrawn."""

    id: str
    kind: NormativeKind
    made_on: date
    published_on: date | None = None
    repealed_on: date | None = None
    expired_on: date | None = None
    withdrawn_on: date | None = None

    def counts_in(self, year: int) -> Sequence[Count]:
        """Made, newly public, total public (2019 form); made, repealed, in force (2021 form)."""
        cells = {
            "made": self.made_on.year == year,
            "newly_public": _in(self.published_on, year),
            "total_public": _by(self.published_on, year) and not _by(self.withdrawn_on, year),
            "repealed": _in(self.repealed_on, year),
            "in_force": _by(self.made_on, year)
            and not _by(self.repealed_on, year)
            and not _by(self.expired_on, year),
        }
        return [(f"{self.kind}.{column}", 1) for column, counts in cells.items() if counts]


@dataclass(frozen=True, slots=True)
class FeeFact:
    """An amount of 行政事业性收费 in yuan, on the day it was collected."""

    id: str
    amount: Decimal
    collected_on: date

    def counts_in(self, year: int) -> Sequence[Count]:
        """本年收费金额 of the year of collection (2021 form)."""
        return (("t2.20_8.fee.amount_wan", self.amount),) if self.collected_on.year == year else ()


@dataclass(frozen=True, slots=True)
class ProcurementFact:
    """A project of 政府集中采购 with its amount in yuan, on the day of the award."""

    id: str
    amount: Decimal
    awarded_on: date

    def counts_in(self, year: int) -> Sequence[Count]:
        """采购项目数量 and 采购总金额 of the year of the award (2019 form)."""
        if self.awarded_on.year != year:
            return ()
        return (("t2.20_9.procurement.projects", 1), ("t2.20_9.procurement.amount", self.amount))


@dataclass(frozen=True, slots=True)
class RemedyFact:
    """A 行政复议 or 行政诉讼 over disclosure: filed on a day, closed with an outcome or still pending."""

    id: str
    group: RemedyGroup
    filed_on: date
    outcome: RemedyOutcome | None = None
    closed_on: date | None = None

    def counts_in(self, year: int) -> Sequence[Count]:
        """The outcome in the year of closing; 尚未审结 in every year that ends before it is closed."""
        closed = self.closed_on
        if (closed is None) is not (self.outcome is None):
            raise FactError(self.id, "needs both an outcome and a closing day, or neither")
        if closed is not None and closed < self.filed_on:
            raise FactError(self.id, "was closed before it was filed")
        if self.filed_on.year > year or (closed is not None and closed.year < year):
            return ()
        column = self.outcome if closed is not None and closed.year == year else "pending"
        return ((f"{self.group}.{column}", 1),)


def _in(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def _by(day: date | None, year: int) -> bool:
    return day is not None and day.year <= year
