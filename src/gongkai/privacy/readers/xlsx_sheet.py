"""One worksheet of an XLSX, row by row, so that size in the file bounds size in memory."""

import re
from collections.abc import Iterator, Sequence

from gongkai.privacy.passages import Passage, Piece, Table, letters
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.unseen_cells import UnseenCells
from gongkai.privacy.readers.xlsx_cells import PLAIN, Workbook
from gongkai.privacy.readers.xml_parts import Element, all_text, attribute, descendants, local

WIDEST_GAP = 256  # empty cells between two in a row; what lies further is told one by one
LONGEST_GAP = 10_000  # empty rows between two
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576
_TAGS = (
    "cols",
    "sheetFormatPr",
    "row",
    "hyperlink",
    "dataValidation",
    "headerFooter",
    "filterColumn",
    "cfRule",
)
_TELLING_FORMULA = re.compile(r'"|[0-9]{7}')
_DIGITS = "0123456789"
_NONE: tuple[str, ...] = ()


class Sheet:
    """Makes one Table of the cells, and passages of cells far away or hidden by format, formulas and settings."""

    def __init__(self, workbook: Workbook, reading: Reading, *, where: str, hidden: str) -> None:
        self._workbook = workbook
        self._reading = reading
        self._where = where
        self._hidden = hidden
        self._rows: list[Sequence[str]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._rows_are_hidden = False
        self._unseen = UnseenCells()
        self._beside: list[Passage] = []
        self._formulas: dict[str, str] = {}

    def pieces(self, content: bytes) -> Iterator[Piece]:
        for element in xml_parts.stream(content, _TAGS):
            name = local(element)
            if name == "row":
                self._row(element)
            elif name == "cols":
                self._columns(element)
            elif name == "sheetFormatPr":
                self._rows_are_hidden = attribute(element, "zeroHeight") in ("1", "true")
            else:
                self._setting(element, name)
        yield Table(
            self._where,
            self._rows,
            hidden=self._hidden,
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )
        yield from self._unseen.tables(self._where)
        for formula, place in self._formulas.items():
            yield Passage(f"{self._where}{place}的公式", formula, hidden=self._hidden)
        yield from self._beside

    def _columns(self, element: Element) -> None:
        for each in descendants(element, "col"):
            width = attribute(each, "width")
            if attribute(each, "hidden") in ("1", "true") or (width and _is_nothing(width)):
                first, last = _whole(attribute(each, "min")), _whole(attribute(each, "max"))
                self._hidden_columns.update(range(max(first - 1, 0), min(last, _LAST_COLUMN)))

    def _row(self, element: Element) -> None:
        number = _whole(element.get("r", "")) or len(self._rows) + 1
        number = min(number, _LAST_ROW)
        is_stray = number - len(self._rows) > LONGEST_GAP or number <= len(self._rows)
        height = element.get("ht")
        is_hidden = (
            element.get("hidden") in ("1", "true")
            or (height is not None and _is_nothing(height))
            or (self._rows_are_hidden and element.get("hidden") is None and height is None)
        )
        cells = self._cells(element, number, why="隐藏的行" if is_hidden else "", is_stray=is_stray)
        if is_stray:
            return
        self._rows.extend([_NONE] * (number - 1 - len(self._rows)))
        self._rows.append(cells)
        if is_hidden:
            self._hidden_rows.add(number - 1)

    def _cells(self, row: Element, number: int, *, why: str, is_stray: bool) -> list[str]:
        cells: list[str] = []
        strings, styles = self._workbook.strings, self._workbook.formats.styles
        namespace = row.tag.rpartition("}")[0]
        value_tag = f"{namespace}}}v" if namespace else "v"
        self._reading.budget.take_cells(len(row))
        for cell in row:
            place = cell.get("r")
            column = _COLUMNS[place.rstrip(_DIGITS)] if place else len(cells)
            kind = cell.get("t", "n")
            if len(cell) == 1 and cell[0].tag == value_tag:
                raw = cell[0].text or ""
            else:
                raw = self._raw(cell, f"{letters(column)}{number}")
            style = styles.get(cell.get("s", ""), PLAIN)
            if kind == "s":
                text = strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
            else:
                text = self._workbook.value(kind, raw, style)
            if not text:
                continue
            gap = column - len(cells)
            if style.hides and not is_stray and column < WIDEST_GAP:
                self._unseen.add(style.hides, number - 1, column, text)
            elif is_stray or not 0 <= gap <= WIDEST_GAP:
                hidden = why or style.hides or ("隐藏的列" if column in self._hidden_columns else "")
                self._tell_apart(column, number, text, hidden)
            else:
                if gap:
                    cells.extend([""] * gap)
                cells.append(text)
        return cells

    def _raw(self, cell: Element, place: str) -> str:
        """The stored value of a cell that has more than a value: a formula, or text of its own."""
        raw = ""
        for part in cell:
            name = local(part)
            if name == "v":
                raw = part.text or ""
            elif name == "is":
                raw = "".join(each.text or "" for each in descendants(part, "t"))
            elif name == "f" and part.text and _TELLING_FORMULA.search(part.text):
                self._formulas.setdefault(part.text, place)
        return raw

    def _tell_apart(self, column: int, number: int, text: str, hidden: str) -> None:
        self._beside.append(
            Passage(f"{self._where}{letters(column)}{number}", text, hidden=self._hidden or hidden)
        )

    def _setting(self, element: Element, name: str) -> None:
        labels = {
            "hyperlink": "的超链接",
            "dataValidation": "的下拉选项",
            "headerFooter": "的页眉页脚",
            "filterColumn": "的筛选条件",
            "cfRule": "的条件格式",
        }
        if name not in labels:
            return
        texts = [all_text(element, between="\n").strip()]
        if name != "headerFooter":
            texts += [
                value
                for each in element.iter("{*}*")
                for key, value in each.items()
                if key
                in ("val", "tooltip", "display", "location", "prompt", "error", "promptTitle", "errorTitle")
            ]
        if text := "\n".join(each for each in texts if each):
            self._beside.append(Passage(f"{self._where}{labels[name]}", text, hidden=self._hidden))


def _is_nothing(width: str) -> bool:
    try:
        return float(width) < 0.1
    except ValueError:
        return False


def _whole(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else 0


class _Columns(dict[str, int]):
    """A is 0, XFD is 16383; what is no column of a sheet counts as the last."""

    def __missing__(self, name: str) -> int:
        column = 0
        for letter in name[:4]:
            column = column * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else _LAST_COLUMN
        found = min(max(column, 1), _LAST_COLUMN) - 1
        if len(self) <= _LAST_COLUMN:
            self[name] = found
        return found


_COLUMNS = _Columns()
