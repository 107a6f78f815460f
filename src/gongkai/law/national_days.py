"""National days off: chinesecalendar's table for years with a notice, the statute's days for other years."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from chinese_calendar import constants

from gongkai.law.sources import DATA, read_data

NAMES: Mapping[str, str] = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


@cache
def noticed_years() -> frozenset[int]:
    """Years whose national notice is in the package: those that list the National Day."""
    return frozenset(day.year for day, name in constants.holidays.items() if NAMES.get(name) == "国庆节")


@cache
def noticed_days() -> Mapping[date, tuple[bool, str]]:
    """(is a workday, why) for each day that a national notice in the package moved."""
    days: dict[date, tuple[bool, str]] = {
        day: (False, NAMES.get(name, "放假")) for day, name in constants.holidays.items()
    }
    days.update(dict.fromkeys(constants.workdays, (True, MAKEUP)))
    return days


@cache
def statutory_days() -> Mapping[date, tuple[bool, str]]:
    """Days off by statute in years that the package does not know."""
    law = read_data(DATA / "statutory" / "national_days.yaml")
    days: dict[date, tuple[bool, str]] = {}
    for year, moving in law["years"].items():
        for name, month_days in law["fixed"].items():
            days.update({date.fromisoformat(f"{year}-{each}"): (False, name) for each in month_days})
        for name, month_day in moving.items():
            middle, around = date.fromisoformat(f"{year}-{month_day}"), law["moving"][name]
            for offset in range(-around["before"], around["after"] + 1):
                days[middle + timedelta(days=offset)] = (False, name)
    return {day: kind for day, kind in days.items() if day.year not in noticed_years()}


@cache
def known_years() -> range:
    """Every year that a calendar can answer for."""
    law = read_data(DATA / "statutory" / "national_days.yaml")
    return range(min(noticed_years()), max(law["years"]) + 1)


MAKEUP = "调休上班"
