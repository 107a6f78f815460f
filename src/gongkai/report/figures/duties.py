"""动态调整 and 公开责任: versions of the year, and the periods that fell due in it."""

from collections.abc import Iterator

from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading
from gongkai.duties.board import Duty
from gongkai.duties.periods import PeriodDuty
from gongkai.report.collect.years import first_day, last_day
from gongkai.report.figures.measure import Figure, Measured, counted
from gongkai.report.figures.sources import YearSources

VERSION, HEADING = CatalogueVersion._meta.label_lower, Heading._meta.label_lower
_WHICH = "按月、按季度、按年公开的事项中，应公开之日在本年的各期"


def _adjustments(catalogue: str) -> Figure:
    label = Catalogue(catalogue).label
    return Figure(
        f"catalogue.adjustments.{catalogue}",
        f"{label}：动态调整",
        f"《{label}》本年施行的版本数，首次编制的不计。",
        lambda year: counted(VERSION, (pk for pk, found in year.adjustments if found == catalogue)),
        unit="次",
    )


def _periods(year: YearSources) -> Iterator[tuple[Duty, PeriodDuty]]:
    first, last = first_day(year.year), last_day(year.year)
    for duty in year.duties:
        for each in duty.facts.periods:
            if first <= each.due_on <= last:
                yield duty, each


def _due(year: YearSources) -> Measured:
    return counted(HEADING, (duty.heading.pk for duty, _ in _periods(year)))


def _met(year: YearSources) -> Measured:
    return counted(
        HEADING,
        (duty.heading.pk for duty, each in _periods(year) if each.covered_by and not each.is_met_late),
    )


DUTIES = (
    Figure(
        "catalogue.adjustments",
        "公开目录：动态调整",
        "三种目录本年施行的版本数，首次编制的不计。",
        lambda year: counted(VERSION, (pk for pk, _ in year.adjustments)),
        unit="次",
    ),
    *(_adjustments(catalogue) for catalogue in Catalogue.values),
    Figure("duties.due", "公开责任：应公开期数", f"{_WHICH}，每个事项的每一期计一次。", _due, unit="期"),
    Figure(
        "duties.met",
        "公开责任：按期公开",
        f"{_WHICH}中，期限内有公开的信息或者情况说明的。",
        _met,
        unit="期",
    ),
)
