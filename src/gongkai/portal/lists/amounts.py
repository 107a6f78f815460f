"""Amounts as a reader sees them."""

from decimal import Decimal
from typing import Any


def grouped(number: Any) -> str:
    """12,345.6; what is no number (a mask) as it is."""
    try:
        return f"{Decimal(str(number)):,f}"
    except ArithmeticError:
        return str(number)
