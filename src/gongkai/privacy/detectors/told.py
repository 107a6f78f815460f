"""The word lists of `privacy/data`, read once."""

from functools import cache
from typing import Any

from gongkai.law.sources import read_data
from gongkai.privacy.names import DATA


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """Groups of words of one file; a list in a file may be written as words with blanks between."""
    told: dict[str, Any] = read_data(DATA / f"{name}.yaml")
    return {group: tuple(words.split() if isinstance(words, str) else words) for group, words in told.items()}


@cache
def papers() -> list[dict[str, str]]:
    """Kind, words and pattern of each sort of paper."""
    told: list[dict[str, str]] = read_data(DATA / "papers.yaml")
    return told


def paper_words() -> list[str]:
    """Every word that names a paper."""
    return [word for paper in papers() for word in paper["words"].split()]


@cache
def areas() -> tuple[str, ...]:
    """长途区号: the codes of the numbering plan, 0310-0319 written as one word in the file."""
    found: list[str] = []
    for word in lists("areas")["areas"]:
        first, _, last = word.partition("-")
        found.extend(f"{number:0{len(first)}}" for number in range(int(first), int(last or first) + 1))
    return tuple(found)


def either(words: tuple[str, ...]) -> str:
    """An alternation, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
