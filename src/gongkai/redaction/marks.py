"""遮盖: where something is taken out of a page, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

WHOLE = 10_000
"""Marks count in ten-thousandths of the page."""
MOST_MARKS = 2_000
_NUMBERS = ("page", "left", "top", "width", "height")
_FARTHEST = 10 * WHOLE
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on a page as it is shown (turned, cropped): `left`, `top`, `width`, `height` from its upper left corner,
    in ten-thousandths of its width and height; it may reach over the edges. `page` counts from 1.

    `ground` is the reason (a key of the law's grounds), which the rectangle itself does not need.
    """

    page: int
    left: int
    top: int
    width: int
    height: int
    ground: str = ""

    def as_mapping(self) -> dict[str, Any]:
        return asdict(self)

    def pixels(self, size: tuple[int, int]) -> Box:
        """Left, upper, right, lower in a drawing of that size: outward to whole pixels and one more, within the drawing."""
        wide, high = size
        return (
            max(self.left * wide // WHOLE - 1, 0),
            max(self.top * high // WHOLE - 1, 0),
            min(-(-(self.left + self.width) * wide // WHOLE) + 1, wide),
            min(-(-(self.top + self.height) * high // WHOLE) + 1, high),
        )

    def covers(self, other: "Mark") -> bool:
        """Whether nothing of the other one would be seen."""
        return (
            self.page == other.page
            and self.left <= other.left
            and self.top <= other.top
            and self.left + self.width >= other.left + other.width
            and self.top + self.height >= other.top + other.height
        )


def mark_from(told: Mapping[str, Any]) -> Mark:
    """The mark that `as_mapping` wrote; KeyError, TypeError or ValueError for anything else."""
    page, left, top, width, height = (int(told[name]) for name in _NUMBERS)
    return Mark(page, left, top, width, height, str(told.get("ground", "")))


def faults_of(marks: Sequence[Mark], *, pages: int) -> list[str]:
    """What is wrong with marks on a document of so many pages, one sentence each."""
    if len(marks) > MOST_MARKS:
        return [f"遮盖 {len(marks)} 处，一个文件最多 {MOST_MARKS} 处：请用大框合并相邻的遮盖，或者拆分文件"]
    return [told for mark in marks if (told := _fault(mark, pages))]


def _fault(mark: Mark, pages: int) -> str:
    if not 1 <= mark.page <= pages:
        return f"没有第 {mark.page} 页（共 {pages} 页）：请改正页码"
    if mark.width < 1 or mark.height < 1:
        return f"第 {mark.page} 页有一处遮盖没有大小：请重新画框或者删除"
    if max(abs(mark.left), abs(mark.top), mark.width, mark.height) > _FARTHEST or not _is_on_page(mark):
        return f"第 {mark.page} 页有一处遮盖完全在页面以外：请移到页面内或者删除"
    return ""


def _is_on_page(mark: Mark) -> bool:
    across = mark.left < WHOLE and mark.left + mark.width > 0
    return across and mark.top < WHOLE and mark.top + mark.height > 0


def by_page(marks: Iterable[Mark]) -> dict[int, list[Mark]]:
    """Pages with their marks; pages without any are left out."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.page, []).append(mark)
    return found
