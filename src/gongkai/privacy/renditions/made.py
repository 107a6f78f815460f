"""成品: the file that the public gets, and the record of what the rebuilding took away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file rebuilt from what a reader of the upload sees; `changes` are sentences for the clerk."""

    name: str
    content: bytes
    media_type: str
    pages: int | None = None
    changes: tuple[str, ...] = ()


@dataclass(slots=True)
class Changes:
    """What one rebuilding changed: counted by sentence pattern, told in the order of first mention."""

    _counts: Counter[str] = field(default_factory=Counter)

    def count(self, pattern: str, by: int = 1) -> None:
        """`pattern` holds one {} for the number: 删去批注 {} 条."""
        if by:
            self._counts[pattern] += by

    def tell(self, sentence: str) -> None:
        """Once, however often it is said."""
        self._counts[sentence.replace("{", "｛").replace("}", "｝")] += 1

    def add(self, counts: Mapping[str, int]) -> None:
        """What another count has found."""
        self._counts.update(counts)

    def counts(self) -> dict[str, int]:
        """By pattern, in the order of first mention."""
        return dict(self._counts)

    def sentences(self) -> tuple[str, ...]:
        return tuple(pattern.format(number) for pattern, number in self._counts.items())
