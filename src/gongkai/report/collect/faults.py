"""Records that a report cannot count as they are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A record that contradicts itself: its name, a Chinese sentence with the way out, and whether it blocks."""

    record: str
    sentence: str
    blocks: bool = True
