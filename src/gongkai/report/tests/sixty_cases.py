"""Sixty applications of every kind and what became of them: drawn by lot, and told plainly.

What is told (`Told`) is a list of plain values that a clerk could have kept on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

KINDS = (
    "natural_person",
    "org.business",
    "org.research",
    "org.public_welfare",
    "org.legal_service",
    "org.other",
)
# 条例第三十六条至第三十九条 and the closings, as the rules list them
OUTCOMES = [
    "36.1",
    "36.2",
    "37",
    "36.3/14a",
    "36.3/14b",
    "36.3/14c",
    "36.3/15",
    "36.3/16a",
    "36.3/16b",
    "36.3/16c",
    "36.7",
    "36.4",
    "36.5",
    "38",
    "30+",
    "39.1",
    "36.6",
    "39.2",
    "35",
    "reconfirm",
    "30.x",
    "fee",
    "not_government_information",
    "other",
    "withdrawn",
]


@dataclass
class Challenge:
    """`way`: review, direct or after_review; `result` is empty while it is pending."""

    way: str
    filed_on: date
    result: str = ""
    closed_on: date | None = None


@dataclass
class Told:
    """One application as it is to be counted: in which column, when it came, how and when it ended.

    `pieces` are what else its form asked for and was split off; they stand in the list like any other.
    """

    kind: str
    received_on: date | None
    outcome: str = ""
    closed_on: date | None = None
    challenges: list[Challenge] = field(default_factory=list)
    pieces: "list[Told]" = field(default_factory=list)
    is_piece: bool = False


def plan(random: Random) -> list[Told]:
    """Every outcome in 2020 and 2021 (a fee only since 2021), some carried over, some pending, some never received."""
    told: list[Told] = []
    for year in (2020, 2021):
        for outcome in OUTCOMES:
            if outcome == "fee" and year == 2020:
                continue
            told.append(_answered(outcome, random.choice(KINDS), _some_day(random, year), random))
    for carried in (date(2019, 12, 18), date(2020, 12, 14), date(2020, 12, 28)):
        outcome = random.choice(("36.2", "36.4", "37", "30.x", "36.3/15", "withdrawn"))
        told.append(_answered(outcome, random.choice(KINDS), carried, random, waits=20))
    for kind, day in zip(KINDS, (date(2021, 11, day) for day in range(15, 21)), strict=True):
        told.append(Told(kind, day))  # never answered in these years
    told.append(Told(random.choice(KINDS), None))
    told += _one_form(random)
    random.shuffle(told)
    for each in random.sample([one for one in told if _can_be_challenged(one)], 20):
        each.challenges = _challenges(each, random)
    return told


def _one_form(random: Random) -> list[Told]:
    """One form that asked for three things, each answered in its own way and one of them a year later."""
    kind, came = random.choice(KINDS), date(2020, 12, 21)
    first, second, third = (
        _answered(outcome, kind, came, random, waits)
        for outcome, waits in (("36.2", 0), ("36.4", 14), ("withdrawn", 1))
    )
    second.is_piece = third.is_piece = True
    first.pieces = [second, third]
    return [first, second, third]


def _some_day(random: Random, year: int) -> date:
    return date(year, 1, 4) + timedelta(days=random.randrange(300))


def _answered(outcome: str, kind: str, received_on: date, random: Random, waits: int = 0) -> Told:
    slow = {"30.x": 45, "fee": 60, "35": 30, "36.3/15": 30, "30+": 25}.get(outcome, 4)
    return Told(kind, received_on, outcome, received_on + timedelta(days=slow + waits + random.randrange(8)))


def _can_be_challenged(told: Told) -> bool:
    return told.closed_on is not None and told.outcome != "withdrawn"


def _challenges(told: Told, random: Random) -> list[Challenge]:
    assert told.closed_on is not None
    first = told.closed_on + timedelta(days=random.randrange(5, 50))
    result = random.choice(("upheld", "corrected", "other", ""))
    end = first + timedelta(days=random.randrange(20, 60)) if result else None
    kind = random.choice(("review", "direct", "both"))
    if kind != "both" or end is None:
        return [Challenge("direct" if kind == "direct" else "review", first, result, end)]
    suit = end + timedelta(days=random.randrange(1, 15))
    verdict = random.choice(("upheld", "corrected", "other", ""))
    over = suit + timedelta(days=random.randrange(30, 120)) if verdict else None
    return [Challenge("review", first, result, end), Challenge("after_review", suit, verdict, over)]


def challenges(told: list[Told]) -> Iterator[Challenge]:
    for each in told:
        yield from each.challenges
