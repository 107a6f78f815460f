"""Numbers as spreadsheets store them, written as a person sees them: no exponent, fifteen digits and then noughts."""

from decimal import Decimal, InvalidOperation

_DIGITS = 15
_LARGEST = 10**21


def written_out(stored: str | float) -> str:
    """“6.40221198304152E+17” is “640221198304152000”; what is no whole number, or far too large, stays as it is."""
    try:
        number = Decimal(f"{Decimal(stored):.{_DIGITS}g}")
    except InvalidOperation:
        return str(stored)
    is_whole = number.is_finite() and abs(number) < _LARGEST and number == number.to_integral_value()
    return str(int(number)) if is_whole else str(stored)
