"""OFD (GB/T 33190): text by page, annotations, attachments, properties."""

import posixpath
import re
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.formats import IMAGE_SUFFIXES, suffix_of
from gongkai.privacy.readers.packages import Package
from gongkai.privacy.readers.properties import named_property
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, all_text, attribute, descendants, local

_SAME_LINE = 1.0  # mm between the upper edges of two text objects of one line
_NO_TEXT = ("signatures", "signature", "publicres", "documentres", "signs/")
_PROPERTIES = {
    "Author": "author",
    "Creator": "application",
    "Title": "title",
    "Subject": "subject",
    "Keyword": "keywords",
}
_QUIET = frozenset({"DocID", "CreationDate", "ModDate", "DocUsage", "CreatorVersion", "Creator", "Cover"})


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = Package(content, reading.budget)
    package.refuse_twins()
    if "OFD.xml" not in package:
        raise Unreadable("OFD 文件缺少入口，可能已经损坏：请重新导出后重试。")
    root = xml_parts.parse(package.read("OFD.xml"))
    if any(name.lower().endswith("encryptions.xml") for name in package.names()):
        raise Unreadable("OFD 文件已加密，读不出来：请解除加密后重试。")
    for each in root.iter("{*}*"):
        name = local(each)
        if not len(each) and name not in _QUIET and name != "DocRoot" and (text := (each.text or "").strip()):
            passage = named_property(attribute(each, "Name") or _PROPERTIES.get(name, name), text)
            if passage:
                yield passage
    pages = _pages(package, root)
    for name in package.names():
        if name != "OFD.xml":
            yield from _part(package, name, pages, reading)


def _pages(package: Package, root: Element) -> dict[str, int]:
    """Part name of each page and its number, over all documents in the file."""
    pages: dict[str, int] = {}
    for entry in descendants(root, "DocRoot"):
        main = posixpath.normpath((entry.text or "").strip().lstrip("/"))
        if main not in package:
            continue
        for page in descendants(xml_parts.parse(package.read(main)), "Page"):
            place = attribute(page, "BaseLoc")
            name = (
                place.lstrip("/") if place.startswith("/") else posixpath.join(posixpath.dirname(main), place)
            )
            pages.setdefault(posixpath.normpath(name), len(pages) + 1)
    return pages


def _part(package: Package, name: str, pages: dict[str, int], reading: Reading) -> Iterator[Piece]:
    suffix = suffix_of(name)
    content = package.read(name)
    if suffix == "xml":
        root = xml_parts.parse(content)
        if name in pages:
            yield from _texts(root, f"第 {pages[name]} 页")
        elif re.search(r"(?:^|/)tpls?/|template", name, re.I):
            yield from _texts(root, "模板页")
        elif re.search(r"annot", name, re.I):
            yield from _annotations(root)
        elif any(part in name.lower() for part in _NO_TEXT):
            return
        else:
            yield from _texts(root, f"内部数据“{posixpath.basename(name)}”")
            yield from _words(root, f"内部数据“{posixpath.basename(name)}”")
    elif suffix in IMAGE_SUFFIXES:
        yield from reading.inner(content, name, where=f"图片“{posixpath.basename(name)}”")
    elif re.search(r"attach", name, re.I):
        yield from reading.inner(
            content, name, where=f"附件“{posixpath.basename(name)}”", hidden="OFD 内的附件"
        )


def _texts(root: Element, where: str) -> Iterator[Passage]:
    """Text objects, those beside each other joined to lines; invisible ones apart."""
    lines: dict[bool, list[tuple[float, float, str]]] = {True: [], False: []}
    for each in descendants(root, "TextObject"):
        left, top = _corner(attribute(each, "Boundary"))
        text = "".join(all_text(code) for code in descendants(each, "TextCode"))
        is_seen = attribute(each, "Visible").lower() != "false" and attribute(each, "Alpha") != "0"
        lines[is_seen].append((top, left, text))
    for is_seen, found in lines.items():
        if text := _joined(found).strip():
            yield Passage(where, text, hidden="" if is_seen else "不可见的文字")


def _corner(boundary: str) -> tuple[float, float]:
    try:
        left, top, *_ = (float(each) for each in boundary.split())
    except ValueError:
        return 0.0, 0.0
    return left, top


def _joined(found: list[tuple[float, float, str]]) -> str:
    rows: list[list[tuple[float, str]]] = []
    last = None
    for top, left, text in sorted(found, key=lambda each: each[0]):
        if last is None or top - last > _SAME_LINE:
            rows.append([])
            last = top
        rows[-1].append((left, text))
    return "\n".join("".join(text for _, text in sorted(row, key=lambda each: each[0])) for row in rows)


def _annotations(root: Element) -> Iterator[Passage]:
    words = [text for each in root.iter("{*}*") if not len(each) and (text := (each.text or "").strip())]
    words = [each for each in words if not re.fullmatch(r"[\d.\s/]*|.*\.xml", each)]
    if words:
        yield Passage("注释", "\n".join(words), hidden="批注")


def _words(root: Element, where: str) -> Iterator[Passage]:
    texts = [
        text
        for each in root.iter("{*}*")
        if local(each) not in ("TextCode", "PhysicalBox") and (text := (each.text or "").strip())
    ]
    texts += [attribute(each, "Title") for each in descendants(root, "OutlineElem")]
    if texts:
        yield Passage(where, "\n".join(texts))
