"""双公示: which decisions came out in the year, how many of them late, how many were taken down again."""

from collections.abc import Iterator

from gongkai.decisions.choices import Sort
from gongkai.decisions.models import Decision
from gongkai.items.models import Row
from gongkai.report.figures.measure import Figure, Measured, counted
from gongkai.report.figures.sources import YearSources

ROW = Row._meta.label_lower


def _published(year: YearSources, sort: Sort) -> Iterator[tuple[int, bool]]:
    """Register row and whether it came late, of each decision that was first shown in the year."""
    found = Decision.objects.filter(organ=year.organ, sort=sort, published_on__year=year.year)
    told = found.order_by("row_id").values_list("row_id", "published_on", "due_on")
    return ((row_id, bool(due_on and shown_on and shown_on > due_on)) for row_id, shown_on, due_on in told)


def _taken_down(year: YearSources) -> Measured:
    found = Decision.objects.filter(organ=year.organ, taken_down_on__year=year.year).order_by("row_id")
    return counted(ROW, found.values_list("row_id", flat=True))


def _of_sort(sort: Sort) -> tuple[Figure, Figure]:
    return (
        Figure(
            f"publicity.{sort.value}.published",
            f"公示{sort.label}决定",
            f"在本年首次公示的{sort.label}决定件数（按台账），不论哪一年作出。",
            lambda year: counted(ROW, (row_id for row_id, _ in _published(year, sort))),
        ),
        Figure(
            f"publicity.{sort.value}.late",
            f"逾期公示{sort.label}决定",
            f"在本年首次公示、超过公示期限的{sort.label}决定件数。",
            lambda year: counted(ROW, (row_id for row_id, is_late in _published(year, sort) if is_late)),
        ),
    )


PUBLICITY = (
    *(figure for sort in Sort for figure in _of_sort(sort)),
    Figure(
        "publicity.taken_down",
        "停止公示的执法决定",
        "在本年停止公示的决定件数：决定被变更撤销、信用修复、公示期满或者误公示。",
        _taken_down,
    ),
)
