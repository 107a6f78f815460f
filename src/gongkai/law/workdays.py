"""Work-day calendars (工作日): which days count, and why, for a region and the notices in force."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate

from gongkai.law import national_days
from gongkai.law.errors import LawError
from gongkai.law.notices import Notice, shipped_notices
from gongkai.law.regions import NATIONAL, division_names, region_chain
from gongkai.law.sources import DATA, read_data

WORKDAY, WEEKEND, MAKEUP = "工作日", "周末", national_days.MAKEUP
_ONE_DAY = timedelta(days=1)


class CalendarOutOfRange(LawError):  # noqa: N818 — named for what is so
    """A day before or after the years that the calendar data cover."""

    def __init__(self, year: int) -> None:
        years = national_days.known_years()
        super().__init__(f"工作日历只有 {years[0]} 至 {years[-1]} 年，没有 {year:04d} 年：请核对日期。")


@dataclass(frozen=True, slots=True)
class Day:
    """One day: whether it is a workday and the reason (周末, 国庆节, 调休上班, 工作日 …)."""

    date: date
    is_workday: bool
    why: str


@dataclass(frozen=True)
class Calendar:
    """The work-day calendar of a region; `version` changes whenever what it says changes."""

    region: str
    version: str
    noticed_years: frozenset[int] = field(repr=False, compare=False)
    local_years: frozenset[int] = field(repr=False, compare=False)
    local_holidays: str = field(repr=False, compare=False)
    _changes: Mapping[date, tuple[bool, str]] = field(repr=False, compare=False)
    _years: dict[int, tuple[Day, ...]] = field(default_factory=dict, repr=False, compare=False, init=False)
    _counts: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False, init=False)

    def day(self, on: date) -> Day:
        days = self._years.get(on.year) or self._fill(on.year)
        return days[on.timetuple().tm_yday - 1]

    def days_after(self, start: date) -> Iterator[Day]:
        """Every day after `start`, in order, to the end of the data (then CalendarOutOfRange)."""
        year, index = start.year, start.timetuple().tm_yday
        while True:
            days = self._years.get(year) or self._fill(year)
            yield from days[index:]
            year, index = year + 1, 0

    def is_workday(self, on: date) -> bool:
        return self.day(on).is_workday

    def workdays_through(self, on: date) -> int:
        """Workdays from the first of January to that day, both counted."""
        return (self._counts.get(on.year) or self._count(on.year))[on.timetuple().tm_yday]

    def workdays_of(self, year: int) -> int:
        return (self._counts.get(year) or self._count(year))[-1]

    def _count(self, year: int) -> tuple[int, ...]:
        days = self._years.get(year) or self._fill(year)
        self._counts[year] = counts = (0, *accumulate(day.is_workday for day in days))
        return counts

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether any day after `first` to `last` falls in a year without a national notice."""
        return any(year not in self.noticed_years for year in _years_touched(first, last))

    def notes(self, first: date, last: date) -> tuple[str, ...]:
        """What the reader must know about the years that the days after `first` to `last` fall in."""
        found = []
        for year in _years_touched(first, last):
            if year not in self.noticed_years:
                found.append(f"{year}年国家放假安排未载入，该年按周末和法定节日暂算，载入通知后须重算。")
            if self.local_holidays and year not in self.local_years:
                found.append(
                    f"{year}年本地节日安排未载入（{self.local_holidays}），如期间遇本地放假，届满日应顺延。"
                )
        return tuple(found)

    def _fill(self, year: int) -> tuple[Day, ...]:
        if year not in national_days.known_years():
            raise CalendarOutOfRange(year)
        first = date(year, 1, 1)
        count = (date(year, 12, 31) - first).days + 1
        days = tuple(self._look_up(first + timedelta(days=offset)) for offset in range(count))
        self._years[year] = days
        return days

    def _look_up(self, on: date) -> Day:
        change = self._changes.get(on)
        if change is not None:
            return Day(on, change[0], change[1])
        is_weekend = on.weekday() >= 5
        return Day(on, not is_weekend, WEEKEND if is_weekend else WORKDAY)


def calendar_for(region: str = NATIONAL, extra_notices: Iterable[Notice] = ()) -> Calendar:
    """The calendar of a division code (or CN), with notices that arrived after this release."""
    return _calendar(region_chain(region), tuple(extra_notices))


@lru_cache(maxsize=256)
def _calendar(chain: tuple[str, ...], extra_notices: tuple[Notice, ...]) -> Calendar:
    changes = dict(national_days.statutory_days())
    changes.update(national_days.noticed_days())
    noticed, local = set(national_days.noticed_years()), set[int]()
    extra = sorted(extra_notices, key=lambda each: each.issued_on or date.min)
    for region in chain:
        for notice in (*shipped_notices(), *extra):
            if notice.region == region:
                changes.update({day: (False, label) for day, label in notice.days_off.items()})
                changes.update(dict.fromkeys(notice.days_worked, (True, MAKEUP)))
                (noticed if region == NATIONAL else local).add(notice.year)
    holidays = _local_holidays()
    return Calendar(
        region=chain[-1],
        version=_version(chain[-1], changes, noticed, local),
        noticed_years=frozenset(noticed),
        local_years=frozenset(local),
        local_holidays=next((holidays[region] for region in reversed(chain) if region in holidays), ""),
        _changes=changes,
    )


def _version(
    region: str, changes: Mapping[date, tuple[bool, str]], noticed: Iterable[int], local: Iterable[int]
) -> str:
    digest = hashlib.sha256(repr((sorted(noticed), sorted(local))).encode())
    for day, (is_workday, why) in sorted(changes.items()):
        digest.update(
            f"{day.isoformat()}{'+' if is_workday else '-'}{why}\n".encode("utf-8", "backslashreplace")
        )
    return f"{region}-{digest.hexdigest()[:16]}"


@cache
def _local_holidays() -> Mapping[str, str]:
    holidays: dict[str, str] = read_data(DATA / "statutory" / "local_holidays.yaml")
    return {region: label for region, label in holidays.items() if region in division_names()}


def add_workdays(calendar: Calendar, start: date, count: int) -> date:
    """The day on which `count` workdays after `start` have run; `start` itself is not counted."""
    if count < 0:
        raise ValueError(f"count of workdays must not be negative: {count}")
    if count == 0:
        return start
    left = count
    for day in calendar.days_after(start):
        left -= day.is_workday
        if left == 0:
            return day.date
    raise AssertionError("days_after never ends")


def workdays_between(calendar: Calendar, start: date, end: date) -> int:
    """Workdays after `start` up to and with `end`; 0 when `end` is not after `start`."""
    if end <= start:
        return 0
    whole_years = sum(calendar.workdays_of(year) for year in range(start.year, end.year))
    return whole_years + calendar.workdays_through(end) - calendar.workdays_through(start)


def workdays_left(calendar: Calendar, on: date, due: date) -> int:
    """Workdays after `on` to `due`; on the due day 0; past it, minus the workdays overdue."""
    return workdays_between(calendar, on, due) if on <= due else -workdays_between(calendar, due, on)


def next_workday(calendar: Calendar, on: date) -> date:
    """`on` if it is a workday, else the first workday after it."""
    while not calendar.is_workday(on):
        on += _ONE_DAY
    return on


def _years_touched(first: date, last: date) -> range:
    start = first + _ONE_DAY if first < last else first
    return range(start.year, last.year + 1)
