"""ODS: sheets with hidden rows, columns, sheets and comments; repeated cells are not multiplied without measure."""

from collections.abc import Iterator, Sequence

from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.readers.odf import OdfPackage
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.stored_numbers import written_out
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

MOST_REPEATS = 4096  # of a cell with text, or of a row
_UNSEEN = ("collapse", "filter")
_ROW_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_COLUMN_GROUPS = ("table-column-group", "table-header-columns", "table-columns")


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = OdfPackage(content, reading)
    root = package.tree("content.xml")
    if root is not None:
        unseen = {
            attribute(style, "name")
            for style in descendants(root, "style")
            if any(attribute(each, "display") == "false" for each in descendants(style, "table-properties"))
        }
        for table in descendants(root, "table"):
            yield Passage("工作表名称", attribute(table, "name"))
            hidden = "隐藏的工作表" if attribute(table, "style-name") in unseen else ""
            yield from _sheet(table, reading, hidden=hidden)
    yield from package.beside()


def _sheet(table: Element, reading: Reading, *, hidden: str) -> Iterator[Piece]:
    where = f"工作表“{attribute(table, 'name')}”"
    rows: list[Sequence[str]] = []
    hidden_rows: set[int] = set()
    beside: list[Passage] = []
    for row in _inside(table, "table-row", _ROW_GROUPS):
        cells = _cells(row, reading, where=where, number=len(rows), beside=beside)
        times = _times(attribute(row, "number-rows-repeated"))
        if not cells:
            times = min(times, MOST_REPEATS)
        reading.budget.take_cells(len(cells) * times)
        if attribute(row, "visibility") in _UNSEEN:
            hidden_rows.update(range(len(rows), len(rows) + times))
        rows.extend([cells] * times)
    while rows and not rows[-1]:
        rows.pop()
    columns = _hidden_columns(table)
    yield Table(where, rows, hidden=hidden, hidden_rows=frozenset(hidden_rows), hidden_columns=columns)
    yield from beside
    for shapes in table:
        if local(shapes) == "shapes":
            for text in (_paragraphs(shapes),):
                if text:
                    yield Passage(f"{where}的文本框", text, hidden=hidden)


def _inside(parent: Element, name: str, groups: tuple[str, ...]) -> Iterator[Element]:
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in groups:
            yield from _inside(child, name, groups)


def _times(written: str) -> int:
    return max(int(written), 1) if written.isdigit() and len(written) < 9 else 1


def _cells(row: Element, reading: Reading, *, where: str, number: int, beside: list[Passage]) -> list[str]:
    cells: list[str] = []
    waiting = 0
    sheet = Table(where, ())
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        told = {key.rpartition("}")[2]: value for key, value in cell.items()}
        times = _times(told.get("number-columns-repeated", ""))
        text = _value(cell, told)
        place = len(cells) + waiting
        if '"' in (formula := told.get("formula", "")):
            beside.append(Passage(f"{sheet.place(number, place)}的公式", formula))
        for part in cell:
            if local(part) == "annotation" and (note := _annotation(part)):
                beside.append(Passage(f"{sheet.place(number, place)} 的批注", note, hidden="批注"))
            elif len(part):
                for link in descendants(part, "a"):
                    beside.append(Passage(f"{sheet.place(number, place)}的超链接", attribute(link, "href")))
        if not text:
            waiting += times
            continue
        times = min(times, MOST_REPEATS)
        if waiting > MOST_REPEATS:
            beside.append(Passage(sheet.place(number, place), text))
            continue
        reading.budget.take_cells(times)
        cells += [""] * waiting + [text] * times
        waiting = 0
    return cells


def _value(cell: Element, told: dict[str, str]) -> str:
    """What the cell shows; the stored number where it shows less."""
    shown = "\n".join("".join(each.itertext()) for each in cell if local(each) in ("p", "h"))
    stored = told.get("value") or told.get("date-value") or told.get("string-value") or ""
    if "E" in shown.upper() and stored:
        return written_out(stored)
    return shown or stored


def _annotation(note: Element) -> str:
    return "：".join(
        each
        for each in ("".join(part.itertext()) for part in note if local(part) in ("creator", "p", "list"))
        if each
    )


def _paragraphs(element: Element) -> str:
    return "\n".join(text for each in descendants(element, "p") if (text := "".join(each.itertext()).strip()))


def _hidden_columns(table: Element) -> frozenset[int]:
    hidden: set[int] = set()
    number = 0
    for column in _inside(table, "table-column", _COLUMN_GROUPS):
        times = min(_times(attribute(column, "number-columns-repeated")), 16_384)
        if attribute(column, "visibility") in _UNSEEN:
            hidden.update(range(number, number + times))
        number += times
    return frozenset(hidden)
