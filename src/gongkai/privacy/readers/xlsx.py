"""XLSX: sheets with what is hidden in them, and all that lies beside the cells."""

from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.ooxml import OfficePackage
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xlsx_beside import (
    comments,
    drawing,
    external_links,
    keeping,
    pivot_caches,
    threaded_comments,
)
from gongkai.privacy.readers.xlsx_cells import Formats, Workbook
from gongkai.privacy.readers.xlsx_sheet import Sheet
from gongkai.privacy.readers.xml_parts import Element, all_text, attribute, descendants

_SHEET_KINDS = frozenset({"worksheet", "dialogsheet", "chartsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_STATES = {"hidden": "隐藏的工作表", "veryHidden": "深度隐藏的工作表"}
_BUILT_IN = ("_xlnm.Print_", "_xlnm._FilterDatabase")


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = OfficePackage(content, reading)
    main = package.main_part("xl/workbook.xml")
    root = package.tree(main)
    relations = package.relations(main)
    targets = {key: target for key, _, target, is_external in relations if not is_external}
    kinds = {key: kind for key, kind, _, _ in relations}
    people = _people(package, [target for _, kind, target, _ in relations if kind == "person"])
    if root is not None:
        workbook = Workbook(
            strings=_strings(
                package, [target for _, kind, target, _ in relations if kind == "sharedStrings"]
            ),
            formats=Formats(package.tree(_only(relations, "styles", "xl/styles.xml"))),
            counts_from_1904=any(
                attribute(each, "date1904") in ("1", "true") for each in descendants(root, "workbookPr")
            ),
        )
        for each in descendants(root, "sheet"):
            key = attribute(each, "id")
            if kinds.get(key) in _SHEET_KINDS:
                hidden = _STATES.get(attribute(each, "state"), "")
                where = f"工作表“{attribute(each, 'name')}”"
                yield Passage("工作表名称", attribute(each, "name"))
                yield from _sheet(package, targets[key], workbook, people, where=where, hidden=hidden)
        yield from _names(root)
        yield from keeping(root)
    yield from pivot_caches(package)
    yield from external_links(package)
    yield from package.properties()
    yield from package.leftovers()


def _only(relations: list[tuple[str, str, str, bool]], kind: str, fallback: str) -> str:
    return next((target for _, each, target, _ in relations if each == kind), fallback)


def _strings(package: OfficePackage, parts: list[str]) -> list[str]:
    """Shared strings in order, without reading aids."""
    found: list[str] = []
    for part in parts or ["xl/sharedStrings.xml"]:
        content = package.bytes_of(part)
        if content:
            is_small = len(content) <= xml_parts.MAX_TREE_BYTES
            found += map(
                _string, xml_parts.parse(content) if is_small else xml_parts.stream(content, ("si",))
            )
    return found


def _string(item: Element) -> str:
    """Of `t` alone, or of the runs."""
    if len(item) == 1 and item[0].tag.endswith("t"):
        return item[0].text or ""
    return "".join(
        each.text or ""
        for part in item
        for each in ([part] if xml_parts.local(part) == "t" else part if xml_parts.local(part) == "r" else [])
        if xml_parts.local(each) == "t"
    )


def _people(package: OfficePackage, parts: list[str]) -> dict[str, str]:
    return {
        attribute(person, "id"): attribute(person, "displayName")
        for part in parts
        if (root := package.tree(part)) is not None
        for person in descendants(root, "person")
    }


def _sheet(
    package: OfficePackage, part: str, workbook: Workbook, people: dict[str, str], *, where: str, hidden: str
) -> Iterator[Piece]:
    content = package.bytes_of(part)
    if content:
        yield from Sheet(workbook, package.reading, where=where, hidden=hidden).pieces(content)
    for _, kind, target, is_external in package.relations(part):
        if is_external:
            yield Passage(f"{where}的超链接", target, hidden=hidden)
        elif kind == "comments" and (root := package.tree(target)) is not None:
            yield from comments(root, where)
        elif kind == "threadedComment" and (root := package.tree(target)) is not None:
            yield from threaded_comments(root, where, people)
        elif kind in ("drawing", "vmlDrawing") and (root := package.tree(target)) is not None:
            yield from drawing(root, where, hidden=hidden)
            yield from package.links(target, where=f"{where}的超链接")


def _names(root: Element) -> Iterator[Passage]:
    for each in descendants(root, "definedName"):
        name, text = attribute(each, "name"), all_text(each)
        if not name.startswith(_BUILT_IN):
            yield Passage(f"定义的名称“{name}”", f"{name}：{text}")
