"""XLSX taken apart: values as last calculated, looks, and what is hidden."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import BROKEN, main_part, open_zip, parse, read_part, relations
from gongkai.privacy.renditions.sheets.model import Cell, Merge, Sheet, Workbook
from gongkai.privacy.renditions.sheets.styles import read_looks, theme_colours

MOST_CELLS = 3_000_000
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION_ID = re.compile(r"\{.*officeDocument.*\}id$")
_TOO_LARGE = "工作簿的单元格过多，不能处理。请拆分成几个文件后再上传。"


def read_workbook(content: bytes, changes: Changes) -> Workbook:
    """The visible sheets; hidden rows and columns are marked in them."""
    package = open_zip(content)
    main = main_part(package)
    book = parse(read_part(package, main))
    if etree.QName(book).localname != "workbook":
        raise Unreadable("文件不是 XLSX 工作簿。请用 Excel 或 WPS 另存为 XLSX 后再上传。")
    links = relations(package, main)
    by_kind = {link.kind: link.target for link in links.values()}
    texts = _texts(package, by_kind.get("sharedStrings", ""))
    theme = theme_colours(
        parse(read_part(package, by_kind["theme"])) if by_kind.get("theme") in package.namelist() else None
    )
    looks = (
        read_looks(parse(read_part(package, by_kind["styles"])), theme)
        if "styles" in by_kind
        else read_looks(book, [])
    )
    properties = book.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    sheets = []
    for entry in book.iterfind("{*}sheets/{*}sheet"):
        link = links.get(next((value for key, value in entry.attrib.items() if _RELATION_ID.match(key)), ""))
        if entry.get("state", "visible") != "visible":
            changes.tell(f"隐藏的工作表“{entry.get('name', '')}”未写入")
        elif link is None or link.kind != "worksheet":
            changes.tell(f"图表工作表“{entry.get('name', '')}”未写入，需要时请以图片另行上传")
        else:
            sheets.append(read_sheet(package, link.target, entry.get("name", ""), texts))
            _tell_dropped(package, link.target, changes)
    if book.find("{*}definedNames") is not None:
        changes.tell("定义的名称已删去")
    return Workbook(sheets, looks, is_1904)


def read_sheet(package: zipfile.ZipFile, part: str, name: str, texts: list[str]) -> Sheet:
    sheet = Sheet(name)
    hides_rows = False
    row_number, count = -1, 0
    for element, kind in _elements(read_part(package, part)):
        if kind == "row":
            row_number = int(element.get("r") or row_number + 2) - 1
            cells = dict(_cells(element, sheet, texts))
            count += len(cells)
            if count > MOST_CELLS or row_number >= MOST_ROWS:
                raise Unreadable(_TOO_LARGE)
            if cells:
                sheet.rows[row_number] = cells
            _read_row(sheet, element, row_number, hides_rows)
        elif kind == "sheetFormatPr":
            hides_rows = element.get("zeroHeight") in ("1", "true")
        else:
            _READERS[kind](sheet, element)
    return sheet


def _read_row(sheet: Sheet, element: etree._Element, number: int, hides_rows: bool) -> None:
    """Its height, and whether it is seen; `hides_rows`: what states no height of its own is not."""
    height = element.get("ht")
    is_hidden = element.get("hidden", "1" if hides_rows and height is None else "0")
    if is_hidden in ("1", "true") or height in ("0", "0.0"):
        sheet.hidden_rows.add(number)
    elif height is not None and element.get("customHeight") in ("1", "true"):
        sheet.heights[number] = min(float(height), 409.0)


def _read_merge(sheet: Sheet, element: etree._Element) -> None:
    sheet.merges.append(_merge(element.get("ref", "")))


def _read_pane(sheet: Sheet, element: etree._Element) -> None:
    if element.get("state") in ("frozen", "frozenSplit"):
        sheet.frozen = (int(float(element.get("ySplit", "0"))), int(float(element.get("xSplit", "0"))))


def _read_page_setup(sheet: Sheet, element: etree._Element) -> None:
    sheet.is_landscape = element.get("orientation") == "landscape"


def _elements(content: bytes) -> Iterator[tuple[etree._Element, str]]:
    wanted = ("row", "sheetFormatPr", *_READERS)
    stream = etree.iterparse(
        io.BytesIO(content), tag=[f"{{*}}{kind}" for kind in wanted], resolve_entities=False, no_network=True
    )
    try:
        for _event, element in stream:
            kind = element.tag.rpartition("}")[2]
            yield element, kind
            if kind == "row":
                element.clear()
                while (earlier := element.getprevious()) is not None:
                    earlier.getparent().remove(earlier)
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error


def _cells(row: etree._Element, sheet: Sheet, texts: list[str]) -> Iterator[tuple[int, Cell]]:
    column = -1
    for element in row:
        reference = element.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else column + 1
        if column >= MOST_COLUMNS:
            raise Unreadable(BROKEN)
        kind, value, inline, is_formula = element.get("t", "n"), "", None, False
        for child in element:
            tag = child.tag
            if tag.endswith("}v"):
                value = child.text or ""
            elif tag.endswith("}is"):
                inline = child
            elif tag.endswith("}f"):
                is_formula = True
        if is_formula:
            sheet.formulas += 1
            sheet.formulas_without_result += not value and kind != "str"
        look = int(element.get("s", "0"))
        if kind == "s":
            yield column, Cell(texts[int(value)] if value else "", look)
        elif kind == "inlineStr":
            yield column, Cell(_text(inline) if inline is not None else "", look)
        elif kind in ("str", "e", "d"):
            yield column, Cell(_unescaped(value), look)
        elif kind == "b":
            yield column, Cell(value.strip() in ("1", "true"), look)
        else:
            yield column, Cell(float(value) if value.strip() else "", look)


def _texts(package: zipfile.ZipFile, part: str) -> list[str]:
    if part not in package.namelist():
        return []
    return [_text(entry) for entry in parse(read_part(package, part)).iterfind("{*}si")]


def _text(entry: etree._Element) -> str:
    """All runs, without the reading aid over Japanese and Chinese characters."""
    aids = {text for aid in entry.iterfind("{*}rPh") for text in aid.iter("{*}t")}
    return _unescaped("".join(text.text or "" for text in entry.iter("{*}t") if text not in aids))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def place(reference: str) -> tuple[int, int]:
    """B3 is (2, 1)."""
    found = _REFERENCE.fullmatch(reference.upper())
    if found is None:
        raise Unreadable(BROKEN)
    return int(found[2]) - 1, _column(found[1])


@lru_cache(maxsize=MOST_COLUMNS)
def _column(name: str) -> int:
    if not 1 <= len(name) <= 3 or not name.isascii() or not name.isalpha():
        raise Unreadable(BROKEN)
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _merge(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    top, left = place(first)
    bottom, right = place(last or first)
    return Merge(top, left, min(bottom, MOST_ROWS - 1), min(right, MOST_COLUMNS - 1))


def _read_columns(sheet: Sheet, element: etree._Element) -> None:
    first, last = int(element.get("min", "1")) - 1, min(int(element.get("max", "1")), MOST_COLUMNS)
    width = float(element.get("width", "8.43"))
    if element.get("hidden") in ("1", "true") or width == 0:
        sheet.hidden_columns.update(range(first, last))
    elif last - first < 200:
        sheet.widths.update(dict.fromkeys(range(first, last), min(width, 255.0)))


_READERS = {
    "col": _read_columns,
    "mergeCell": _read_merge,
    "pane": _read_pane,
    "pageSetup": _read_page_setup,
}


def _tell_dropped(package: zipfile.ZipFile, part: str, changes: Changes) -> None:
    for link in relations(package, part).values():
        if link.kind == "comments" and link.target in package.namelist():
            notes = parse(read_part(package, link.target))
            changes.count("删去批注 {} 条", sum(1 for _ in notes.iter("{*}comment")))
        elif link.kind == "drawing" and link.target in package.namelist():
            drawn = parse(read_part(package, link.target))
            count = sum(1 for anchor in drawn if anchor.tag is not etree.Comment)
            changes.count("图片、图表、图形 {} 个未写入，需要时请以图片另行上传", count)
        elif link.kind == "hyperlink":
            changes.tell("单元格中的链接已删去，文字保留")
        elif link.kind in ("oleObject", "package", "control"):
            changes.tell("嵌入的对象和控件未写入")
        elif link.kind in ("pivotTable", "queryTable"):
            changes.tell("数据透视表和外部查询只保留显示的结果")
