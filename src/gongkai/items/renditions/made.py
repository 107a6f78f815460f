"""A file that was made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """`pages` where the format has them."""

    content: bytes
    pages: int | None = None
