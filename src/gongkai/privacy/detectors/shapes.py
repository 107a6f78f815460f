"""How a number is written (写法): its groups, what stands between them, and what stands beside."""

import re
from typing import NamedTuple

MARKS = r" \t\r\n()（）\-.·_/"
GAP = f"[{MARKS}]{{0,12}}+"
"""What may stand between two digits of one number; possessive, so that no length of blanks costs more than its own."""

DIGIT = "[0-9]"
_RUN = re.compile("[0-9Xx]+")
_BETWEEN = re.compile("(?<=[0-9])[^0-9Xx]+(?=[0-9Xx])")
_DIGIT_BEFORE = re.compile(r"[0-9][ \t\-.·_/]{1,6}$")
_DIGIT_AFTER = re.compile(r"[ \t\-.·_/]{1,6}[0-9]")
_LINE_BEFORE = re.compile(r"(?:^|[\n\x02])[ \t]*([0-9][0-9.,]*)[ \t]*\r?\n[ \t]*$")
_LINE_AFTER = re.compile(r"[ \t]*\r?\n[ \t]*([0-9][0-9.,]*)[ \t]*(?=[\r\n\x02]|$)")
_COUNTED = re.compile("[1-9][0-9]*000|(?:19[4-9]|20[0-4])[0-9](?:(?:0[1-9]|1[0-2])(?:[0-3][0-9])?)?")
_REACH = 40
_BREAKS = ("\n", "\r", "\t")


def places(*each: str) -> str:
    """A pattern of single places with gaps between."""
    return GAP.join(each)


def times(number: str) -> str:
    """A pattern of so many more digits, each behind a gap."""
    return f"(?:{GAP}[0-9]){{{number}}}"


class Shape(NamedTuple):
    """Lengths of the groups, and the gaps between them."""

    groups: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def lengths(self) -> tuple[int, ...]:
        return tuple(map(len, self.groups))

    @property
    def is_whole(self) -> bool:
        return not self.gaps

    @property
    def is_spelled(self) -> bool:
        """A gap after every digit, always the same but perhaps for one mark."""
        return len(self.gaps) > 2 and len(set(self.gaps)) <= 2 and max(self.lengths) == 1

    @property
    def is_even(self) -> bool:
        """Groups with one sort of mark between them, no line end among them."""
        return len({gap.strip(" ") for gap in self.gaps}) <= 1 and not any("\n" in gap for gap in self.gaps)

    @property
    def breaks(self) -> int:
        """How often a line end or tab breaks it."""
        return sum(1 for gap in self.gaps if "\n" in gap or "\t" in gap)

    def mended(self) -> "Shape":
        """As if no line end or tab stood within."""
        groups, gaps = [self.groups[0]], []
        for group, gap in zip(self.groups[1:], self.gaps, strict=True):
            if "\n" in gap or "\t" in gap:
                groups[-1] += group
            else:
                groups.append(group)
                gaps.append(gap)
        return Shape(tuple(groups), tuple(gaps))

    @property
    def is_counted(self) -> bool:
        """Groups that are more likely years, days or round amounts."""
        if any(group.startswith("0") for group in self.groups[1:]):
            return False
        round_ones = sum(group.endswith("0") for group in self.groups)
        return round_ones > 1 or any(_COUNTED.fullmatch(group) for group in self.groups)


def shape_of(written: str) -> Shape:
    return Shape(tuple(_RUN.findall(written)), tuple(_BETWEEN.findall(written)))


def stands_alone(text: str, start: int, end: int) -> bool:
    """No other digits on the same line with nothing but blanks and marks between."""
    return not (
        _DIGIT_BEFORE.search(text, max(start - 8, 0), start) or _DIGIT_AFTER.match(text, end, end + 8)
    )


def is_spelled_out(text: str, start: int, end: int) -> bool:
    """A gap after every digit, and no more such digits beside or on the lines before and after."""
    return (
        shape_of(text[start:end]).is_spelled
        and stands_alone(text, start, end)
        and not any(lines_beside(text, start, end))
    )


def first_group(text: str, start: int) -> int:
    """How many digits stand together first; three for those that a line end or tab breaks."""
    run = _RUN.match(text, start)
    if run is None:
        return 0
    return 3 if text[run.end() : run.end() + 1] in _BREAKS else run.end() - start


def lines_beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The lines before and after, where they hold a number and nothing else."""
    before = _LINE_BEFORE.search(text, max(start - _REACH, 0), start)
    after = _LINE_AFTER.match(text, end, end + _REACH)
    return before[1] if before else "", after[1] if after else ""
