"""隐藏内容: which rows and columns of a workbook its reader does not see (calamine does not tell)."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from zipfile import ZipFile

from lxml import etree

from gongkai.items.imports.reading.sheets import MOST_COLUMNS

_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "{*}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ODS_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_NO_HEIGHT = re.compile(rb'<(?:\w+:)?sheetFormatPr\b[^>]*zeroHeight="(?:1|true)"')
_TRUE = (b"1", b"true")


@dataclass(frozen=True)
class Hidden:
    """Rows and columns counted from 0."""

    rows: frozenset[int] = field(default=frozenset())
    columns: frozenset[int] = field(default=frozenset())


def hidden_parts(content: bytes) -> dict[str, Hidden]:
    """By the name of the sheet; a kind of workbook that cannot be looked into raises ValueError."""
    if content.startswith(_OLE):
        return _in_xls(content)
    with ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        if "content.xml" in names:
            return _in_ods(package.read("content.xml"))
        if "xl/workbook.xml" in names:
            return _in_xlsx(package)
    raise ValueError("neither XLSX nor ODS: what is hidden in it cannot be told")


def _in_xls(content: bytes) -> dict[str, Hidden]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except Exception as fault:  # a damaged record makes xlrd fail in any of a dozen ways
        raise ValueError(str(fault)) from None
    return {
        sheet.name: Hidden(
            frozenset(place for place, row in sheet.rowinfo_map.items() if row.hidden or row.height == 0),
            frozenset(
                place for place, column in sheet.colinfo_map.items() if column.hidden or not column.width
            ),
        )
        for sheet in book.sheets()
    }


def _in_xlsx(package: ZipFile) -> dict[str, Hidden]:
    relations = {
        each.get("Id"): normpath(join("/xl", each.get("Target"))).lstrip("/")
        for each in _parsed(package.read("xl/_rels/workbook.xml.rels"))
    }
    book = _parsed(package.read("xl/workbook.xml"))
    return {
        sheet.get("name"): _of_sheet(package.read(relations[sheet.get(_RELATION)]))
        for sheet in book.iterfind(f"{_MAIN}sheets/{_MAIN}sheet")
        if relations.get(sheet.get(_RELATION)) in package.namelist()
    }


def _of_sheet(xml: bytes) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for told in _attributes(_COLUMN, xml):
        if _is_hidden(told, b"width"):
            first, last = int(told[b"min"]), min(int(told[b"max"]), MOST_COLUMNS)
            columns.update(range(first - 1, last))
    is_usual = _NO_HEIGHT.search(xml) is not None
    for number, told in enumerate(_attributes(_ROW, xml), start=1):
        if _is_hidden(told, b"ht") or (is_usual and not {b"hidden", b"ht"} & told.keys()):
            rows.add(int(told.get(b"r", number)) - 1)
    return Hidden(frozenset(rows), frozenset(columns))


def _attributes(tag: re.Pattern[bytes], xml: bytes) -> Iterator[dict[bytes, bytes]]:
    return (dict(_ATTRIBUTE.findall(match[1])) for match in tag.finditer(xml))


def _is_hidden(told: dict[bytes, bytes], extent: bytes) -> bool:
    return told.get(b"hidden") in _TRUE or (extent in told and float(told[extent]) == 0)


def _in_ods(xml: bytes) -> dict[str, Hidden]:
    found = {}
    for table in _parsed(xml).iter(f"{_ODS_TABLE}table"):
        columns = _collapsed(table.iter(f"{_ODS_TABLE}table-column"), "number-columns-repeated")
        rows = _collapsed(table.iter(f"{_ODS_TABLE}table-row"), "number-rows-repeated")
        found[table.get(f"{_ODS_TABLE}name")] = Hidden(rows, columns)
    return found


def _collapsed(parts: Iterator[etree._Element], repeated: str) -> frozenset[int]:
    place = 0
    found: set[int] = set()
    for part in parts:
        times = int(part.get(f"{_ODS_TABLE}{repeated}", "1"))
        if part.get(f"{_ODS_TABLE}visibility") in ("collapse", "filter"):
            found.update(range(place, place + min(times, 100_000)))
        place += times
    return frozenset(found)


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from None
