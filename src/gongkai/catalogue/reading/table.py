"""The rows of the table: titles carried down, each cell read, each line known again by its titles."""

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from gongkai.catalogue.channels import in_order
from gongkai.catalogue.codes import known_code, new_code
from gongkai.catalogue.lines import Line, paths
from gongkai.catalogue.models.heading import EVERYBODY, Catalogue, Manner
from gongkai.catalogue.reading.cells import GROUP, READERS, Values, is_marked
from gongkai.catalogue.reading.heads import Head, find_head
from gongkai.privacy.passages import letters

LEVELS = ("level1", "level2", "level3")
MOST_LINES = 2000
_NOTE = re.compile(r"^(注|备注|说明|填表说明)[:：]|^(注|备注|说明)$")


@dataclass(frozen=True)
class CellFault:
    """What could not be read: where ("E7", "" for the whole table), of which line, what stands there, and why."""

    cell: str
    code: str
    text: str
    sentence: str

    def as_mapping(self) -> dict[str, str]:
        return asdict(self)


@dataclass
class ReadCatalogue:
    """`problems` are sentences about the table as a whole; `skipped` rows (from 1) that are no lines."""

    lines: list[Line] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)


def read_catalogue(
    rows: Sequence[Sequence[str]],
    *,
    catalogue: str,
    known: Sequence[Line],
    taken: Collection[str],
    organ_name: str,
) -> ReadCatalogue:
    """The lines of a table whose cells are text, merged ones filled downwards (`items.imports.reading` does so).

    `known` are the lines in force: one with the same titles keeps its code and what the table does not say.
    `taken` are codes that must not be given again.
    """
    head = find_head(rows)
    if head is None:
        return ReadCatalogue(
            problems=[
                "没有找到表头：表中须有一行写着“公开事项”（或者“一级事项”“二级事项”）以及公开内容、公开依据等栏名，请核对是否选错了文件或工作表"
            ]
        )
    return _Reader(rows, head, catalogue, known, taken, organ_name).read()


class _Reader:
    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        head: Head,
        catalogue: str,
        known: Sequence[Line],
        taken: Collection[str],
        organ_name: str,
    ) -> None:
        self.rows, self.head, self.catalogue, self.organ_name = rows, head, catalogue, organ_name
        self.known = {tuple(map(_plain, path)): line for path, line in paths(known).items()}
        self.taken = {*taken, *(line.code for line in known)}
        self.found = ReadCatalogue()
        self.by_path: dict[tuple[str, ...], Line] = {}
        self.said: set[tuple[str, ...]] = set()

    def read(self) -> ReadCatalogue:
        carried: tuple[str, ...] = ()
        for place in range(self.head.first_row, len(self.rows)):
            row = self.rows[place]
            if self._is_no_line(row):
                if any(row):
                    self.found.skipped.append(place + 1)
                continue
            path = self._path(row, carried)
            if not path:
                self._fault(place, self._column("level1"), "", "没有写公开事项的名称")
                continue
            carried = path
            self._take(place, row, path)
            if len(self.by_path) > MOST_LINES:
                self.found.problems.append(f"超过 {MOST_LINES} 项，不像一份目录")
                return ReadCatalogue(problems=self.found.problems)
        self.found.lines = list(self.by_path.values())
        return self.found

    def _is_no_line(self, row: Sequence[str]) -> bool:
        cells = [cell for cell in row if cell]
        if not cells or _NOTE.match(cells[0].strip()):
            return True
        if all(
            _plain(cell) in "".join(self.head.text) for cell in cells
        ):  # the head again, on the next sheet of paper
            return True
        return len(set(cells)) == 1 and not self._is_title(row)

    def _is_title(self, row: Sequence[str]) -> bool:
        """A lone cell is a line where it stands in the column of the titles, not in that of the numbers."""
        return any(self._cell(row, column) for level in LEVELS for column in self.head.columns(level))

    def _titles(self, row: Sequence[str]) -> list[str]:
        said = []
        for level in LEVELS:
            text = " ".join(self._cell(row, column) for column in self.head.columns(level)).strip()
            said.append(_plain(text))
        return said

    def _path(self, row: Sequence[str], carried: tuple[str, ...]) -> tuple[str, ...]:
        """Titles from the first level; a blank one above one that is said is the same as before."""
        said = self._titles(row)
        deepest = max((place for place, title in enumerate(said) if title), default=-1)
        path: list[str] = []
        for place in range(deepest + 1):
            title = said[place] or (carried[place] if place < len(carried) else "")
            if not title:
                return ()
            if not path or title != path[-1]:  # a title merged to the right says the same twice
                path.append(title)
        return tuple(path)

    def _take(self, place: int, row: Sequence[str], path: tuple[str, ...]) -> None:
        parent = ""
        for depth in range(1, len(path)):
            parent = self._line(path[:depth], parent).code
        line = self._line(path, parent)
        if path in self.said:
            column = self._column(LEVELS[len(path) - 1])
            self._fault(place, column, line.code, f"“{path[-1]}”在前面已经有了：请合并，或者改名")
            return
        self.said.add(path)
        values: Values = {}
        for column, role in self.head.roles.items():
            reader = READERS.get(role)
            if reader is not None:
                told, sentence = reader(self._cell(row, column))
                values |= told
                if sentence and not (self.catalogue == Catalogue.NEGATIVE and role == "time"):
                    self._fault(place, column, line.code, sentence)
        values |= self._marked(place, row, line.code)
        self.by_path[path] = self._settled(line, values)

    def _line(self, path: tuple[str, ...], parent: str) -> Line:
        found = self.by_path.get(path)
        if found is None:
            known = self.known.get(path)
            if known is None:
                code = new_code(path[-1], self.taken, stem=known_code(path))
                self.taken.add(code)
                is_open = self.catalogue == Catalogue.PROACTIVE
                manner = Manner.PROACTIVE if is_open else Manner.ON_APPLICATION
                found = Line(code=code, title=path[-1][:120], parent=parent, manner=manner.value)
            else:
                found = replace(known, parent=parent)
            self.by_path[path] = found
        return found

    def _marked(self, place: int, row: Sequence[str], code: str) -> Values:
        """What is said by marks in columns of their own."""
        values: Values = {}
        roles = self.head
        if roles.has("audience_all") or roles.has("audience_group"):
            group = self._of(row, "audience_group")
            everybody = is_marked(self._of(row, "audience_all"))
            if is_marked(group) and not everybody:
                words = re.sub(r"[■√●☑✓]", "", group).strip()
                values["audience"] = (words or GROUP)[:200]
            else:
                values["audience"] = EVERYBODY
        if roles.has("manner_proactive") or roles.has("manner_application"):
            proactive, asked = (
                is_marked(self._of(row, f"manner_{way}")) for way in ("proactive", "application")
            )
            if proactive == asked:
                sentence = "“主动”和“依申请”须标记其中一种"
                self._fault(place, self._column("manner_proactive"), code, sentence)
            else:
                values["manner"] = (Manner.PROACTIVE if proactive else Manner.ON_APPLICATION).value
        if roles.has("county") or roles.has("township"):
            marked = [level for level in ("county", "township") if is_marked(self._of(row, level))]
            values["government_levels"] = tuple(marked)
        named = {role.partition(":")[2]: column for column, role in roles.roles.items() if ":" in role}
        if named:
            values["channels"] = in_order(
                name for name, at in named.items() if is_marked(self._cell(row, at))
            )
        return values

    def _settled(self, line: Line, values: Values) -> Line:
        """The line with what the table says; words that say what is kept already change nothing."""
        if values.get("publisher") == self.organ_name:
            values["publisher"] = line.publisher if line.publisher == self.organ_name else ""
        is_said = _plain(values.get("time_words", "")) == _plain(line.limit_in_words)
        if is_said and self._is_known(line):
            for name in ("time_words", "time_limit", "time_unit", "cadence"):
                values.pop(name, None)
        return replace(line, **values)

    def _is_known(self, line: Line) -> bool:
        return any(each.code == line.code for each in self.known.values())

    def _of(self, row: Sequence[str], role: str) -> str:
        columns = self.head.columns(role)
        return self._cell(row, columns[0]) if columns else ""

    def _cell(self, row: Sequence[str], column: int) -> str:
        return row[column].strip() if column < len(row) else ""

    def _column(self, role: str) -> int:
        columns = self.head.columns(role)
        return columns[0] if columns else 0

    def _fault(self, place: int, column: int, code: str, sentence: str) -> None:
        text = self._cell(self.rows[place], column)[:80]
        self.found.faults.append(CellFault(f"{letters(column)}{place + 1}", code, text, sentence))


def _plain(text: Any) -> str:
    return re.sub(r"[\s\u3000]+", "", str(text))
