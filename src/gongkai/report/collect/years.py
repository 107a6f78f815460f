"""The days of a report's year (统计期限): 1 January to 31 December."""

from datetime import date


def first_day(year: int) -> date:
    return date(year, 1, 1)


def last_day(year: int) -> date:
    return date(year, 12, 31)
