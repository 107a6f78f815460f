"""Endings (结案方式): what a decision or judgment says, and the column of table 四 that it feeds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gongkai.law.errors import LawError
from gongkai.law.provisions import Basis
from gongkai.law.sources import DATA, read_data


class ChallengeKind(StrEnum):
    """行政复议 or 行政诉讼."""

    RECONSIDERATION = "reconsideration"
    LAWSUIT = "lawsuit"


@dataclass(frozen=True, slots=True)
class Ending:
    """结案方式: `result` is upheld, corrected or other; `orders` that it may order the organ to act (again)."""

    code: str
    label: str
    of: ChallengeKind
    result: str
    orders: bool
    basis: Basis


def ending(code: str) -> Ending:
    """The ending of that code; LawError otherwise."""
    found = all_endings().get(code)
    if found is None:
        raise LawError(f"没有代码为“{code}”的结案方式：可用 {'、'.join(all_endings())}。")
    return found


def endings_of(kind: ChallengeKind) -> tuple[Ending, ...]:
    """Those of one kind of challenge, in the order of the file."""
    return tuple(each for each in all_endings().values() if each.of is kind)


@cache
def all_endings() -> Mapping[str, Ending]:
    raw = read_data(DATA / "challenge_endings.yaml")
    return {
        row["code"]: Ending(
            code=row["code"],
            label=row["label"],
            of=ChallengeKind(row["of"]),
            result=row["result"],
            orders=row.get("orders", False),
            basis=Basis(raw[row["of"]], row["article"]),
        )
        for row in raw["endings"]
    }
