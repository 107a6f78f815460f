"""The clock strip: one cell per day of a period, ready to draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.deadlines import CONSULTING, CountedDay
from gongkai.law.workdays import MAKEUP

LEGEND = {
    "counted": "计入期限（数字为第几日）",
    "rest": "休息日、节假日，不计入",
    "makeup": "调休上班，计入",
    "excluded": "征求意见期间，不计入",
    "today": "今天",
    "due": "期限届满",
}
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Cell:
    """A day as drawn: its date, its mark, the kinds that set its look, and the same in words."""

    day: str
    mark: str
    kinds: tuple[str, ...]
    explanation: str


def day_cells(
    days: Iterable[CountedDay], *, today: date | None = None, due_on: date | None = None
) -> list[Cell]:
    """A cell for each day; counted ones bear their ordinal number."""
    cells: list[Cell] = []
    ordinal = 0
    for day in days:
        ordinal += day.counted
        cells.append(_cell(day, ordinal, is_today=day.date == today, is_due=day.date == due_on))
    return cells


def clock_legend(cells: Iterable[Cell]) -> list[tuple[str, str]]:
    """The kinds that these cells show, with their words."""
    shown = {kind for cell in cells for kind in cell.kinds}
    return [(kind, words) for kind, words in LEGEND.items() if kind in shown]


def _cell(day: CountedDay, ordinal: int, *, is_today: bool, is_due: bool) -> Cell:
    kind, mark = _kind(day, ordinal)
    extra = ("today",) * is_today + ("due",) * is_due
    words = f"{day.date:%Y-%m-%d}（星期{_WEEKDAYS[day.date.weekday()]}）{day.why}"
    words += f"，计入，第{ordinal}日" if day.counted else "，不计入"
    return Cell(
        day=f"{day.date.month}/{day.date.day}",
        mark=mark,
        kinds=(kind, *extra),
        explanation="，".join([words, *(LEGEND[each] for each in extra)]),
    )


def _kind(day: CountedDay, ordinal: int) -> tuple[str, str]:
    if day.counted:
        return ("makeup" if day.why == MAKEUP else "counted"), str(ordinal)
    return ("excluded", "停") if day.why == CONSULTING else ("rest", "休")
