"""目录的一行: a heading as a value, so that versions can be kept, compared, imported and exported (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from gongkai.catalogue.models.heading import EVERYBODY, Cadence, Manner, TimeUnit, Upkeep
from gongkai.catalogue.time_limits import in_words

DEEPEST = 3


@dataclass(frozen=True)
class Line:
    """One 公开事项; `parent` is the code of the line above it ("" on the first level).

    `channels` and `optional_channels` are names of catalogue.channels, `section` the name of the responsible section,
    `publisher` and `time_words` what a published catalogue printed.
    """

    code: str
    title: str
    parent: str = ""
    contents: str = ""
    basis: str = ""
    ground: str = ""
    time_limit: int | None = None
    time_unit: str = TimeUnit.WORKDAYS.value
    time_words: str = ""
    cadence: str = Cadence.EVENT.value
    upkeep: str = Upkeep.UNDATED.value
    channels: tuple[str, ...] = ()
    optional_channels: tuple[str, ...] = ()
    audience: str = EVERYBODY
    manner: str = Manner.PROACTIVE.value
    government_levels: tuple[str, ...] = ()
    statutory_class: str = ""
    kinds: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""

    @property
    def limit_in_words(self) -> str:
        return self.time_words or in_words(self.time_limit, self.time_unit, self.cadence)


LABELS = {
    "title": "公开事项",
    "parent": "上级事项",
    "contents": "公开内容（要素）",
    "basis": "公开依据",
    "ground": "不予公开的理由",
    "time_words": "公开时限",
    "time_limit": "公开时限（天数）",
    "time_unit": "时限单位",
    "cadence": "更新频次",
    "upkeep": "更新要求",
    "channels": "公开渠道和载体（必选）",
    "optional_channels": "公开渠道和载体（可选）",
    "audience": "公开对象",
    "manner": "公开方式",
    "government_levels": "公开层级",
    "statutory_class": "条例类别",
    "kinds": "可用种类",
    "publisher": "公开主体",
    "section": "责任科室",
}
_NAMES = tuple(field.name for field in fields(Line))
_TUPLES = ("channels", "optional_channels", "government_levels", "kinds")
GOVERNMENT_LEVELS = {"county": "县级", "township": "乡级"}


def as_mapping(line: Line) -> dict[str, Any]:
    """What a version keeps of it: only what is said."""
    empty = Line(code="", title="")
    told = asdict(line)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in told.items()
        if value != getattr(empty, name)
    }


def line_from(told: Mapping[str, Any]) -> Line:
    """The line that `as_mapping` wrote; fields that are not known any more are left out."""
    known: dict[str, Any] = {
        name: tuple(value) if name in _TUPLES else value for name, value in told.items() if name in _NAMES
    }
    return Line(**known)


def lines_from(told: Iterable[Mapping[str, Any]]) -> list[Line]:
    return [line_from(each) for each in told]


@dataclass(frozen=True)
class Node:
    """A line with those below it; `level` counts from 1, `number` is its place among its siblings."""

    line: Line
    level: int
    number: int
    children: tuple["Node", ...]

    def leaves(self) -> Iterator["Node"]:
        """Itself where nothing stands below it, or the leaves below."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator["Node"]:
        """Itself and everything below, in the order of the catalogue."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(lines: Sequence[Line]) -> tuple[Node, ...]:
    """The lines under their parents, siblings in the order given; a line whose parent is missing stands on top."""
    codes = {line.code for line in lines}
    below: dict[str, list[Line]] = {}
    for line in lines:
        below.setdefault(line.parent if line.parent in codes else "", []).append(line)

    def nodes(parent: str, level: int) -> tuple[Node, ...]:
        return tuple(
            Node(line, level, number, nodes(line.code, level + 1) if level < DEEPEST + 1 else ())
            for number, line in enumerate(below.get(parent, ()), start=1)
        )

    return nodes("", 1)


def in_tree_order(lines: Sequence[Line]) -> list[Line]:
    """Each line before what stands below it, whatever the order given."""
    return [node.line for top in tree(lines) for node in top.walk()]


def path_of(line: Line, by_code: Mapping[str, Line]) -> tuple[str, ...]:
    """Titles from the first level to the line."""
    titles, here = [line.title], line
    while here.parent in by_code and len(titles) <= DEEPEST:
        here = by_code[here.parent]
        titles.append(here.title)
    return tuple(reversed(titles))


def paths(lines: Sequence[Line]) -> dict[tuple[str, ...], Line]:
    by_code = {line.code: line for line in lines}
    return {path_of(line, by_code): line for line in lines}


def counts(lines: Sequence[Line]) -> tuple[int, int, int]:
    """How many lines of the first level, of the second, and in all."""
    levels = [node.level for top in tree(lines) for node in top.walk()]
    return levels.count(1), levels.count(2), len(levels)
