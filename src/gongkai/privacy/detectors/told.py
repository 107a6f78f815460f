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


def either(words: tuple[str, ...]) -> str:
    """An alternation, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
