"""ODT and ODP: paragraphs and tables; comments, deletions, hidden text, speaker's notes."""

from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.readers.odf import OdfPackage
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_APART = {"annotation": "批注", "hidden-text": "隐藏文字", "hidden-paragraph": "隐藏文字", "notes": "备注"}
_WORDS = {"tab": "\t", "line-break": "\n", "s": " "}
_MAX_NESTING = 80


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = OdfPackage(content, reading)
    root = package.tree("content.xml")
    if root is not None:
        yield from _Text(reading, _unseen_styles(root)).pieces(root)
    yield from package.beside()


def _unseen_styles(root: Element) -> frozenset[str]:
    return frozenset(
        attribute(style, "name")
        for style in descendants(root, "style")
        if any(attribute(each, "display") == "none" for each in descendants(style, "text-properties"))
    )


class _Text:
    """Counts paragraphs that are not empty, and tables, from 1."""

    def __init__(self, reading: Reading, unseen: frozenset[str]) -> None:
        self._reading = reading
        self._unseen = unseen
        self._paragraphs = 0
        self._tables = 0

    def pieces(self, parent: Element, *, hidden: str = "", level: int = 0) -> Iterator[Piece]:
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                yield from self._paragraph(child, hidden)
            elif name == "tracked-changes":
                yield from self._deletions(child)
            elif name == "table":
                yield from self._table(child, hidden)
            elif name in ("desc", "title") and (text := "".join(child.itertext()).strip()):
                yield Passage("图形的替代文字", text)
            elif name and level < _MAX_NESTING:
                yield from self.pieces(child, hidden=hidden or _APART.get(name, ""), level=level + 1)

    def _deletions(self, changes: Element) -> Iterator[Passage]:
        for each in descendants(changes, "deletion"):
            text = "\n".join("".join(line.itertext()) for line in descendants(each, "p", "h"))
            if text.strip():
                yield Passage("修订记录", text, hidden="修订中删除的文字")

    def _paragraph(self, paragraph: Element, hidden: str) -> Iterator[Piece]:
        seen, apart = self._taken_apart(paragraph)
        text = "".join(seen).strip()
        self._paragraphs += bool(text or apart)
        where = f"第 {self._paragraphs} 段"
        if text:
            yield Passage(where, text, hidden=hidden)
        for why, words in apart:
            yield Passage(where, words, hidden=why)
        for link in descendants(paragraph, "a"):
            yield Passage(f"{where}的超链接", attribute(link, "href"))

    def _taken_apart(self, paragraph: Element) -> tuple[list[str], list[tuple[str, str]]]:
        seen: list[str] = []
        apart: list[tuple[str, str]] = []

        def walk(element: Element, level: int) -> None:
            for child in element:
                name = local(child)
                text = "".join(child.itertext())
                is_unseen = name == "span" and attribute(child, "style-name") in self._unseen
                if name in _APART or is_unseen:
                    told = text or attribute(child, "string-value")
                    if told.strip():
                        apart.append((_APART.get(name, "隐藏文字"), told))
                elif name in _WORDS:
                    seen.append(_WORDS[name])
                elif level < _MAX_NESTING:
                    seen.append(child.text or "" if name else "")
                    walk(child, level + 1)
                else:
                    seen.append(text)
                seen.append(child.tail or "")

        seen.append(paragraph.text or "")
        walk(paragraph, 0)
        return seen, apart

    def _table(self, table: Element, hidden: str) -> Iterator[Piece]:
        self._tables += 1
        where = f"表格 {self._tables} "
        rows: list[list[str]] = []
        beside: list[Passage] = []
        for row in descendants(table, "table-row"):
            cells: list[str] = []
            for cell in row:
                if local(cell) in ("table-cell", "covered-table-cell"):
                    lines = []
                    for each in descendants(cell, "p", "h"):
                        if any(local(above) in _APART for above in each.iterancestors()):
                            continue
                        seen, apart = self._taken_apart(each)
                        lines.append("".join(seen))
                        place = f"{where}第 {len(rows) + 1} 行第 {len(cells) + 1} 列"
                        beside += [Passage(place, words, hidden=why) for why, words in apart]
                    cells.append("\n".join(lines))
            self._reading.budget.take_cells(len(cells))
            rows.append(cells)
        yield Table(where, rows, hidden=hidden, has_letters=False)
        yield from beside
