"""Amounts as a reader sees them, and how much room words take."""

from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width


def grouped(number: Any) -> str:
    """12,345.6; what is no number (a mask) as it is."""
    try:
        return f"{Decimal(str(number)):,f}"
    except ArithmeticError:
        return str(number)


def width(text: str) -> int:
    """In half widths: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
