"""Dated provisions and ended instruments that reports are compared with, read from ``ledger/data``."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter

_DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True)
class Instrument:
    """A legal instrument that ended: from ``ended_on`` on a report cites ``instead``."""

    title: str
    names: tuple[str, ...]
    ended_on: date
    instead: str
    source: str


@dataclass(frozen=True)
class ReviewFirst:
    """复议前置 for 不予公开 decisions, from a year on."""

    from_year: int
    basis: str


@dataclass(frozen=True)
class ReplyPeriod:
    """The reply period in workdays, and the one that it replaced."""

    workdays: int
    old_workdays: int
    from_year: int
    basis: str


@dataclass(frozen=True)
class RuleMakers:
    """规章制定权."""

    basis: str


@dataclass(frozen=True)
class DatedRules:
    """The whole of ``data/dated_rules.yaml``."""

    review_first: ReviewFirst
    reply_period: ReplyPeriod
    rule_makers: RuleMakers


@cache
def ended_instruments() -> tuple[Instrument, ...]:
    """Instruments that reports still cite though they ended."""
    loaded = yaml.safe_load((_DATA / "instruments.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(tuple[Instrument, ...]).validate_python(loaded)


@cache
def dated_rules() -> DatedRules:
    """The dated provisions."""
    loaded = yaml.safe_load((_DATA / "dated_rules.yaml").read_text(encoding="utf-8"))
    return TypeAdapter(DatedRules).validate_python(loaded)
