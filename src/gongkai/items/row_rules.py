"""行的规则: what the columns of a kind must be together, as the app that knows the kind says (decisions).

A column judges its own value; that a company has a credit code and a day is not to come is judged here, at every door
by which rows come in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.items.kinds import Kind


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row: the column where it is to be mended, and the sentence."""

    code: str
    sentence: str


Values = Mapping[str, Any]
# Given the values that are right by themselves and today, what is wrong with them together.
Rule = Callable[[Values, date], list[RowFault]]
# The same for what is only doubtful: sentences without personal data.
Doubt = Callable[[Values, date], list[str]]

_rules: dict[str, Rule] = {}
_doubts: dict[str, Doubt] = {}


def register(kind: str, rule: Rule, doubt: Doubt) -> None:
    """Set the rule of a kind; called from an app's `ready`."""
    _rules[kind], _doubts[kind] = rule, doubt


def faults_of(kind: Kind, values: Values) -> list[RowFault]:
    """What is wrong with these values together, today."""
    rule = _rules.get(kind.code)
    return [*_ends_before_it_begins(kind, values), *(rule(values, timezone.localdate()) if rule else [])]


def _ends_before_it_begins(kind: Kind, values: Values) -> list[RowFault]:
    """A fee or a power that is cancelled before it is in force."""
    since, until = values.get(kind.day_column), values.get(kind.end_column)
    if not since or not until or str(until) >= str(since):
        return []
    first, last = kind.column(kind.day_column).label, kind.column(kind.end_column).label
    return [RowFault(kind.end_column, f"“{last}”（{until}）早于“{first}”（{since}）")]


def doubts_of(kind: Kind, values: Values) -> list[str]:
    """What a clerk should look at again."""
    doubt = _doubts.get(kind.code)
    return doubt(values, timezone.localdate()) if doubt else []


def checked_row(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """`Kind.checked_row`, then the rule; ValueError joins all that is wrong."""
    found = kind.checked_row(dict(values))
    if faults := faults_of(kind, found):
        raise ValueError("；".join(fault.sentence for fault in faults))
    return found
