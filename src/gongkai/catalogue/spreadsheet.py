"""XLSX in the ten columns of the standard catalogues: two rows of head, level one merged, A4 across."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gongkai.catalogue.channels import written
from gongkai.catalogue.grounds import ALL_GROUNDS
from gongkai.catalogue.lines import Line, Node, tree
from gongkai.catalogue.models.heading import EVERYBODY, Catalogue, Manner

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MARK = "√"
A4 = 9
_LINE_HEIGHT = 13.5
_LEVELS = ("一级事项", "二级事项", "三级事项")


@dataclass(frozen=True)
class Sheet:
    """What a file says above the table: title and one line of where it comes from."""

    title: str
    note: str
    organ_name: str
    catalogue: str


@dataclass(frozen=True)
class _Column:
    upper: str
    lower: str
    width: float


def spreadsheet(lines: Sequence[Line], sheet: Sheet) -> bytes:
    """The whole catalogue as a file that `read_catalogue` reads back to the same lines."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **SAFE}) as book:
        book.set_properties({"title": sheet.title, "company": sheet.organ_name})
        edge = {
            "border": 1,
            "border_color": "#8A8578",
            "text_wrap": True,
            "font_size": 9,
            "valign": "vcenter",
        }
        formats = {
            "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
            "note": book.add_format({"font_size": 9, "font_color": "#5D6670"}),
            "head": book.add_format({**edge, "bold": True, "align": "center", "bg_color": "#F4F1EA"}),
            "text": book.add_format({**edge, "num_format": "@"}),
            "center": book.add_format({**edge, "align": "center"}),
        }
        page = book.add_worksheet("目录")
        _write(page, tree(lines), sheet, formats)
    return file.getvalue()


def _columns(depth: int, catalogue: str) -> list[_Column]:
    levels = [_Column("公开事项", name, 14) for name in _LEVELS[:depth]]
    if catalogue == Catalogue.NEGATIVE:
        names = [_Column("信息名称", name, 26) for name in _LEVELS[:depth]]
        only = [_Column("信息名称", "", 40)]
        return [
            _Column("序号", "", 6),
            *(names if depth > 1 else only),
            _Column("不予公开的理由", "", 48),
            _Column("公开依据", "", 40),
            _Column("保管单位", "", 18),
        ]
    return [
        _Column("序号", "", 5),
        *(levels if depth > 1 else [_Column("公开事项", "一级事项", 20)]),
        _Column("公开内容（要素）", "", 30),
        _Column("公开依据", "", 26),
        _Column("公开时限", "", 16),
        _Column("公开主体", "", 14),
        _Column("公开渠道和载体", "", 22),
        _Column("公开对象", "全社会", 6),
        _Column("公开对象", "特定群体", 10),
        _Column("公开方式", "主动", 5),
        _Column("公开方式", "依申请", 6),
        _Column("公开层级", "县级", 5),
        _Column("公开层级", "乡级", 5),
    ]


def _write(page: Worksheet, tops: Sequence[Node], sheet: Sheet, formats: dict[str, Format]) -> None:
    depth = max((node.level for top in tops for node in top.walk()), default=1)
    columns = _columns(depth, sheet.catalogue)
    last = len(columns) - 1
    page.merge_range(0, 0, 0, last, sheet.title, formats["title"])
    page.set_row(0, 30)
    page.write_string(1, 0, sheet.note, formats["note"])
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
    first = _write_head(page, columns, formats["head"])
    row = number = first
    for top in tops:
        leaves = list(top.leaves())
        for place, leaf in enumerate(leaves):
            _write_leaf(page, row + place, row + place - number + 1, leaf, depth, sheet, formats)
        _write_titles(page, top, row, depth, formats["text"])
        row += len(leaves)
    page.freeze_panes(first, 0)
    page.repeat_rows(first - (1 if not any(column.lower for column in columns) else 2), first - 1)
    page.set_paper(A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&C— &P —")


def _write_head(page: Worksheet, columns: Sequence[_Column], head: Format) -> int:
    """Two rows where a column has a second name; the number of the first row below."""
    two = any(column.lower for column in columns)
    at = 0
    while at < len(columns):
        upper = columns[at].upper
        wide = sum(1 for column in columns[at:] if column.upper == upper and column.lower) or 1
        if columns[at].lower:
            if wide > 1:
                page.merge_range(2, at, 2, at + wide - 1, upper, head)
            else:
                page.write_string(2, at, upper, head)
            for place in range(at, at + wide):
                page.write_string(3, place, columns[place].lower, head)
        elif two:
            page.merge_range(2, at, 3, at, upper, head)
        else:
            page.write_string(2, at, upper, head)
        at += wide
    return 4 if two else 3


def _write_titles(page: Worksheet, node: Node, row: int, depth: int, text: Format) -> int:
    """The titles of a line and those below it, merged over the rows and columns that they stand for; rows used."""
    height = sum(1 for _ in node.leaves())
    right = depth if not node.children else node.level
    if height > 1 or right > node.level:
        page.merge_range(row, node.level, row + height - 1, right, node.line.title, text)
    else:
        page.write_string(row, node.level, node.line.title, text)
    below = row
    for child in node.children:
        below += _write_titles(page, child, below, depth, text)
    return height


def _write_leaf(
    page: Worksheet, row: int, number: int, leaf: Node, depth: int, sheet: Sheet, formats: dict[str, Format]
) -> None:
    line, text, center = leaf.line, formats["text"], formats["center"]
    page.write_number(row, 0, number, center)
    at = depth + 1
    if sheet.catalogue == Catalogue.NEGATIVE:
        cells = [
            ALL_GROUNDS.get(line.ground, line.ground),
            line.basis,
            line.publisher or sheet.organ_name,
        ]
        marks: list[str] = []
    else:
        cells = [
            line.contents,
            line.basis,
            line.limit_in_words,
            line.publisher or sheet.organ_name,
            written(line.channels, line.optional_channels),
        ]
        is_open = line.audience == EVERYBODY
        marks = [
            MARK if is_open else "",
            "" if is_open else line.audience,
            MARK if line.manner == Manner.PROACTIVE else "",
            MARK if line.manner == Manner.ON_APPLICATION else "",
            MARK if "county" in line.government_levels else "",
            MARK if "township" in line.government_levels else "",
        ]
    for cell in cells:
        page.write_string(row, at, cell, text)
        at += 1
    for cell in marks:
        page.write_string(row, at, cell, center)
        at += 1
    tallest = max((_rows_of(cell) for cell in cells), default=1)
    page.set_row(row, max(tallest, 2) * _LINE_HEIGHT)


def _rows_of(cell: str) -> int:
    return sum(1 + len(part) // 14 for part in cell.split("\n")) if cell else 1
