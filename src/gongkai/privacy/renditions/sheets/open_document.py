"""ODS taken apart: what its cells show, and what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import open_zip, parse, read_part
from gongkai.privacy.renditions.sheets.model import Cell, Look, Merge, Sheet, Value, Workbook
from gongkai.privacy.renditions.sheets.reading import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_F = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_UNSEEN = ("collapse", "filter")
_NUMBER = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?(%?)")


def read_open_workbook(content: bytes, changes: Changes) -> Workbook:
    """The visible sheets; numbers as shown, dates and the rest as the text shown."""
    root = parse(read_part(open_zip(content), "content.xml"))
    styles = {style.get(f"{_S}name", ""): style for style in root.iter(f"{_S}style")}
    reading = _Reading(styles)
    sheets = []
    for table in root.iterfind(f"{_O}body/{_O}spreadsheet/{_T}table"):
        name = table.get(f"{_T}name", "")
        shown = styles.get(table.get(f"{_T}style-name", ""))
        if shown is not None and any(
            each.get(f"{_T}display") == "false" for each in shown.iter(f"{_S}table-properties")
        ):
            changes.tell(f"隐藏的工作表“{name}”未写入")
            continue
        changes.count("删去批注 {} 条", sum(1 for _ in table.iter(f"{_O}annotation")))
        sheets.append(reading.sheet(table, name))
    return Workbook(sheets, reading.looks)


class _Reading:
    def __init__(self, styles: dict[str, etree._Element]) -> None:
        self._styles = styles
        self.looks = [Look()]
        self._count = 0

    def sheet(self, table: etree._Element, name: str) -> Sheet:
        sheet = Sheet(name)
        column_styles: dict[int, str] = {}
        column = 0
        for each in _inside(table, f"{_T}table-column"):
            times = min(_times(each, "number-columns-repeated"), MOST_COLUMNS)
            if each.get(f"{_T}visibility") in _UNSEEN:
                sheet.hidden_columns.update(range(column, column + times))
            elif times < 200:
                style = each.get(f"{_T}default-cell-style-name", "")
                column_styles.update(dict.fromkeys(range(column, column + times), style))
            column += times
        row = 0
        for each in _inside(table, f"{_T}table-row"):
            times = _times(each, "number-rows-repeated")
            cells = dict(self._cells(each, row, sheet, column_styles))
            if row + times > MOST_ROWS and cells:
                raise Unreadable("工作簿的行过多，不能处理。请拆分成几个文件后再上传。")
            if each.get(f"{_T}visibility") in _UNSEEN:
                sheet.hidden_rows.update(range(row, min(row + times, MOST_ROWS)))
            if cells:
                self._count += len(cells) * times
                if self._count > MOST_CELLS:
                    raise Unreadable("工作簿的单元格过多，不能处理。请拆分成几个文件后再上传。")
                sheet.rows.update({number: dict(cells) for number in range(row, row + times)})
            row += times
        return sheet

    def _cells(
        self, row: etree._Element, number: int, sheet: Sheet, column_styles: dict[int, str]
    ) -> Iterator[tuple[int, Cell]]:
        column = 0
        for cell in row:
            if cell.tag not in (f"{_T}table-cell", f"{_T}covered-table-cell"):
                continue
            times = _times(cell, "number-columns-repeated")
            across, down = _times(cell, "number-columns-spanned"), _times(cell, "number-rows-spanned")
            if across > 1 or down > 1:
                sheet.merges.append(Merge(number, column, number + down - 1, column + across - 1))
            value, form = _shown(cell)
            if value != "":
                if column + times > MOST_COLUMNS:
                    raise Unreadable("工作簿的列过多，不能处理。请拆分成几个文件后再上传。")
                for each in range(column, column + times):
                    style = cell.get(f"{_T}style-name") or column_styles.get(each, "")
                    yield each, Cell(value, self._look(style, form))
            column += times

    def _look(self, name: str, form: str) -> int:
        look = replace(self._named(name, 0), number=form)
        if look not in self.looks:
            self.looks.append(look)
        return self.looks.index(look)

    def _named(self, name: str, depth: int) -> Look:
        style = self._styles.get(name)
        if style is None or depth > 10:
            return Look()
        look = self._named(style.get(f"{_S}parent-style-name", ""), depth + 1)
        for text in style.iterfind(f"{_S}text-properties"):
            if (weight := text.get(f"{_F}font-weight")) is not None:
                look = replace(look, bold=weight not in ("normal", "400"))
            if re.fullmatch(r"#[0-9a-fA-F]{6}", colour := text.get(f"{_F}color", "")):
                look = replace(look, colour=colour[1:].upper())
        for box in style.iterfind(f"{_S}table-cell-properties"):
            if re.fullmatch(r"#[0-9a-fA-F]{6}", fill := box.get(f"{_F}background-color", "")):
                look = replace(look, fill=fill[1:].upper())
            if box.get(f"{_F}border", "none") != "none":
                look = replace(look, borders=(1, 1, 1, 1))
            look = replace(look, wraps=box.get(f"{_F}wrap-option") == "wrap")
        for paragraph in style.iterfind(f"{_S}paragraph-properties"):
            across = {"center": "center", "end": "right", "start": "left"}.get(
                paragraph.get(f"{_F}text-align", ""), ""
            )
            look = replace(look, across=across)
        return look


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Through groups and header rows."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag.startswith(_T) and child.tag != f"{_T}table-row":
            yield from _inside(child, tag)


def _times(element: etree._Element, name: str) -> int:
    return max(int(element.get(f"{_T}{name}", "1")), 1)


def _shown(cell: etree._Element) -> tuple[Value, str]:
    """(the number or text that the cell shows, the number format that shows it so)."""
    text = "\n".join(_line(line) for line in cell.iterfind(f"{_X}p"))
    kind = cell.get(f"{_O}value-type", "string")
    found = _NUMBER.fullmatch(text.strip()) if kind in ("float", "percentage", "currency") else None
    if found is None or len(text) > 15:
        return text, "@"
    decimals, percent = found[1] or "", found[2]
    form = ("#,##0" if "," in text else "0") + ("." + "0" * len(decimals) if decimals else "") + percent
    value = float(text.strip().replace(",", "").rstrip("%"))
    return (value / 100 if percent else value), form


def _line(line: etree._Element) -> str:
    parts = [line.text or ""]
    for child in line:
        if child.tag == f"{_X}s":
            parts.append(" " * min(int(child.get(f"{_X}c", "1")), 1_000))
        elif child.tag == f"{_X}tab":
            parts.append("\t")
        elif child.tag == f"{_X}line-break":
            parts.append("\n")
        elif child.tag != f"{_O}annotation":
            parts.append(_line(child))
        parts.append(child.tail or "")
    return "".join(parts)
