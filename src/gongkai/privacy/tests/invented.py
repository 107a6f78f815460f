"""Numbers of invented people, with check digits that hold."""

from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.law.identifiers.resident import check_digit


def resident(first_17: str) -> str:
    return first_17 + check_digit(first_17)


def card(but_last: str) -> str:
    return next(f"{but_last}{digit}" for digit in range(10) if passes_luhn(f"{but_last}{digit}"))


ADULT = resident("64022119900101123")
WITH_X = next(
    each for each in (resident(f"6402211987051{n:04d}") for n in range(1000, 1200)) if each[-1] == "X"
)
CHILD = resident("64022120190302111")
HONG_KONG = resident("81000019920130002")
OLD = "640221630405123"
CARD = card("621700123456789012")
MOBILE = "13812345678"
