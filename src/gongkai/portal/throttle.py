"""Wrong guesses are counted by address and by number, so that query codes cannot be tried out."""

from django.http import HttpRequest

from gongkai.web.gate import limits


def is_blocked(request: HttpRequest, number: str = "") -> bool:
    """Too many wrong guesses from this address, or of this number from anywhere (whether it exists or not)."""
    by_address = limits.is_spent("wrong code", limits.source_of(request))
    return by_address or bool(number and limits.is_spent("wrong code of a number", _written(number)))


def count_wrong(request: HttpRequest, number: str) -> None:
    limits.note("wrong code", limits.source_of(request))
    limits.note("wrong code of a number", _written(number))


def _written(number: str) -> str:
    return number.strip().upper()[:40]
