"""The clock strip: one cell per day of a period, ready to draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.deadlines import CONSULTING, DELAYED, CountedDay
from gongkai.law.provisions import find_provision
from gongkai.law.workdays import MAKEUP

LEGEND = {
    "counted": "计入期限（数字为第几日）",
    "rest": "休息日、节假日，不计入",
    "makeup": "调休上班，计入",
    "excluded": "征求意见期间，不计入",
    "delayed": "延迟答复期间（条例第三十五条）",
    "today": "今天",
    "due": "期限届满",
}
_WEEKDAYS = "一二三四五六日"
_LEFT_OUT = {CONSULTING: ("excluded", "停"), DELAYED: ("delayed", "延")}


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
    ordinal, article = 0, ""
    for day in days:
        ordinal += day.counted
        article = article or _article_of_pauses(day.date)
        cells.append(_cell(day, ordinal, article, is_today=day.date == today, is_due=day.date == due_on))
    return cells


def _article_of_pauses(first: date) -> str:
    """The article by which a consultation is left out, in the regulation in force when the period began."""
    found = find_provision("consultation_excluded", on=first)
    return f"条例{found.basis.article}" if found else ""


def clock_legend(cells: Iterable[Cell]) -> list[tuple[str, str]]:
    """The kinds that these cells show, with their words."""
    shown = {kind for cell in cells for kind in cell.kinds}
    return [(kind, words) for kind, words in LEGEND.items() if kind in shown]


def _cell(day: CountedDay, ordinal: int, article: str, *, is_today: bool, is_due: bool) -> Cell:
    kind, mark = _kind(day, ordinal)
    extra = ("today",) * is_today + ("due",) * is_due
    words = f"{day.date:%Y-%m-%d}（星期{_WEEKDAYS[day.date.weekday()]}）{day.why}"
    if day.why == DELAYED:
        words += "（条例第三十五条）"
    else:
        words += f"，计入，第{ordinal}日" if day.counted else "，不计入"
        words += f"（{article}）" if day.why == CONSULTING else ""
    return Cell(
        day=f"{day.date.month}/{day.date.day}",
        mark=mark,
        kinds=(kind, *extra),
        explanation="，".join([words, *(LEGEND[each] for each in extra)]),
    )


def _kind(day: CountedDay, ordinal: int) -> tuple[str, str]:
    if day.counted:
        return ("makeup" if day.why == MAKEUP else "counted"), str(ordinal)
    return _LEFT_OUT.get(day.why, ("rest", "休"))
