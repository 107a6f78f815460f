"""PPTX: slides in order with notes, comments and hidden slides."""

import re
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.readers.ooxml import OfficePackage
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_NUMBER = re.compile(r"^[\d\s]*$")  # a note that holds only the number of its slide


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = OfficePackage(content, reading)
    main = package.main_part("ppt/presentation.xml")
    root = package.tree(main)
    targets = {key: target for key, kind, target, _ in package.relations(main) if kind == "slide"}
    for number, key in enumerate(dict.fromkeys([*_slide_keys(root, targets), *targets]), 1):
        yield from _slide(package, targets[key], f"第 {number} 张幻灯片")
    for name in package.names():
        if (
            re.search(r"/comments/|/comments?\d*\.xml$", name, re.I)
            and (tree := package.tree(name)) is not None
        ):
            for each in descendants(tree, "cm", "reply"):
                text = "".join(part.text or "" for part in descendants(each, "text", "t"))
                yield Passage("批注", text, hidden="批注")
    yield from package.properties()
    yield from package.leftovers()


def _slide_keys(root: Element | None, targets: dict[str, str]) -> list[str]:
    """Ids of relations in the order of the slides; an `id` without a namespace is another number."""
    keys = []
    for each in [] if root is None else descendants(root, "sldId"):
        keys += [value for key, value in each.items() if key.startswith("{") and value in targets]
    return keys


def _slide(package: OfficePackage, part: str, where: str) -> Iterator[Piece]:
    root = package.tree(part)
    if root is None:
        return
    hidden = "隐藏的幻灯片" if attribute(root, "show") in ("0", "false") else ""
    yield from _shapes(root, where, hidden=hidden)
    yield from package.links(part, where=f"{where}的超链接")
    for _, kind, target, is_external in package.relations(part):
        if kind == "notesSlide" and not is_external and (notes := package.tree(target)) is not None:
            text = "\n".join(line for line in _lines(notes) if not _NUMBER.match(line))
            if text:
                yield Passage(f"{where}的备注", text, hidden="备注")


def _shapes(root: Element, where: str, *, hidden: str) -> Iterator[Piece]:
    in_tables = set()
    for number, table in enumerate(descendants(root, "tbl"), 1):
        in_tables |= set(descendants(table, "p"))
        rows = [
            ["\n".join(_lines(cell)) for cell in row if local(cell) == "tc"]
            for row in descendants(table, "tr")
        ]
        yield Table(f"{where}表格 {number} ", rows, hidden=hidden, has_letters=False)
    text = "\n".join(
        line for each in descendants(root, "p") if each not in in_tables and (line := _line(each)).strip()
    )
    if text:
        yield Passage(where, text, hidden=hidden)
    for each in descendants(root, "cNvPr"):
        for key in ("descr", "title"):
            if told := attribute(each, key).strip():
                yield Passage(f"{where}图形的替代文字", told, hidden=hidden)
        if attribute(each, "hidden") in ("1", "true"):
            shape = each.getparent().getparent()
            if lines := "\n".join(_lines(shape)):
                yield Passage(where, lines, hidden="隐藏的图形")


def _lines(element: Element) -> list[str]:
    return [line for each in descendants(element, "p") if (line := _line(each)).strip()]


def _line(paragraph: Element) -> str:
    return "".join(
        "\n" if local(each) == "br" else each.text or "" for each in descendants(paragraph, "t", "br")
    )
