"""What lies beside the cells of an XLSX: comments, drawings, pivot caches, caches of other workbooks."""

import re
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Table
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.ooxml import OfficePackage
from gongkai.privacy.readers.properties import named_property
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_REFRESHED_BY = re.compile(rb'refreshedBy="([^"]{1,200})"')
_VALUES = frozenset({"s", "n", "d", "b", "e"})


def comments(root: Element, where: str) -> Iterator[Passage]:
    for each in descendants(root, "comment"):
        text = "".join(part.text or "" for part in descendants(each, "t"))
        yield Passage(f"{where}{attribute(each, 'ref')} 的批注", text, hidden="批注")
    for each in descendants(root, "author"):
        if (each.text or "").strip() and not (each.text or "").startswith("tc={"):
            yield Passage(f"{where}批注作者", each.text, hidden="批注")


def threaded_comments(root: Element, where: str, people: dict[str, str]) -> Iterator[Passage]:
    for each in descendants(root, "threadedComment"):
        author = people.get(attribute(each, "personId"), "")
        text = "".join(part.text or "" for part in descendants(each, "text"))
        said = f"{author}：{text}" if author else text
        yield Passage(f"{where}{attribute(each, 'ref')} 的批注", said, hidden="批注")


def drawing(root: Element, where: str, *, hidden: str) -> Iterator[Passage]:
    """Text boxes, shapes and alternative texts."""
    for shape in descendants(root, "txBody", "textbox"):
        lines = [
            "".join(each.text or "" for each in descendants(line, "t")) for line in descendants(shape, "p")
        ]
        if local(shape) == "textbox":
            lines = [xml_parts.all_text(shape)]
        if text := "\n".join(line for line in lines if line.strip()):
            yield Passage(f"{where}的文本框", text, hidden=hidden)
    for each in descendants(root, "cNvPr", "shape", "imagedata"):
        for key in ("descr", "title", "alt"):
            if text := attribute(each, key).strip():
                yield Passage(f"{where}图形的替代文字", text, hidden=hidden)


def pivot_caches(package: OfficePackage) -> Iterator[Passage | Table]:
    """Pivot tables keep a copy of their source, also of rows that were deleted since."""
    for name in package.names():
        if "pivotcache/" not in name.lower() or not name.lower().endswith(".xml"):
            continue
        content = package.bytes_of(name)
        rows = []
        if content:
            if by := _REFRESHED_BY.search(content[:4096]):
                yield from _person(by[1].decode("utf-8", "replace"))
            for element in xml_parts.stream(content, ("cacheField", "r")):
                if row := _values(element):
                    package.reading.budget.take_cells(len(row))
                    rows.append(row)
        if rows:
            yield Table("数据透视表缓存", rows, hidden="数据透视表缓存", has_letters=False)


def _person(name: str) -> Iterator[Passage]:
    if passage := named_property("lastModifiedBy", name):
        yield passage


def keeping(root: Element) -> Iterator[Passage]:
    """Who locked the workbook, and where it lay."""
    for each in descendants(root, "fileSharing"):
        yield from _person(attribute(each, "userName"))
    for each in descendants(root, "absPath"):
        yield Passage("内部数据“原存放位置”", attribute(each, "url"))


def _values(element: Element) -> list[str]:
    first = [attribute(element, "name")] if local(element) == "cacheField" else []
    return first + [
        attribute(each, "v") for each in element.iter("{*}*") if local(each) in _VALUES and each.get("v")
    ]


def external_links(package: OfficePackage) -> Iterator[Table]:
    """Values that were copied from other workbooks."""
    for name in package.names():
        if "externallinks/" not in name.lower() or not name.lower().endswith(".xml"):
            continue
        root = package.tree(name)
        rows = []
        for row in descendants(root, "row"):
            values = [each.text or "" for each in descendants(row, "v") if (each.text or "").strip()]
            package.reading.budget.take_cells(len(values))
            if values:
                rows.append(values)
        if rows:
            yield Table("外部链接缓存", rows, hidden="外部链接缓存", has_letters=False)
