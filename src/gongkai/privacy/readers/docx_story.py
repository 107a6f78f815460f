"""One story of a DOCX (body, header, notes): paragraphs and tables in order, hidden runs apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.privacy.passages import Passage, Piece, Table
from gongkai.privacy.readers.docx_styles import WHITE, Styles, why_unseen
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, all_text, attribute, descendants, local

_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_DELETED = {"del": "修订中删除的文字", "moveFrom": "修订中移走的文字"}
_BOX = "txbxContent"
_MAX_NESTING = 80


@dataclass
class _Line:
    """A paragraph taken apart: what is seen, what is hidden and why, what is beside the text."""

    seen: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)

    def add(self, text: str, why: str) -> None:
        if why:
            self.hidden.append((why, text))
        else:
            self.seen.append(text)


class Story:
    """Numbers paragraphs that are not empty, and tables, from 1."""

    def __init__(self, styles: Styles, reading: Reading, *, where: str) -> None:
        self._styles = styles
        self._reading = reading
        self._where = where
        self._paragraphs = 0
        self._tables = 0

    def pieces(self, container: Element, *, level: int = 0) -> Iterator[Piece]:
        for child in container:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name and name not in ("Fallback", "sectPr", "pPr") and level < _MAX_NESTING:
                yield from self.pieces(child, level=level + 1)

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        line = self._taken_apart(paragraph)
        text = "".join(line.seen)
        if text.strip() or line.hidden:
            self._paragraphs += 1
        where = f"{self._where}第 {self._paragraphs} 段"
        if text.strip():
            yield Passage(where, text)
        yield from self._beside(line, where)

    def _beside(self, line: _Line, where: str) -> Iterator[Piece]:
        for why in dict.fromkeys(why for why, _ in line.hidden):
            if joined := "".join(text for each, text in line.hidden if each == why).strip():
                yield Passage(where, joined, hidden=why)
        if code := "".join(line.code).strip():
            yield Passage(f"{where}的域代码", code)
        for text in line.spoken:
            yield Passage(f"{where}图形的替代文字", text)
        for box in line.boxes:
            inside = Story(self._styles, self._reading, where=f"{where}文本框")
            yield from inside.pieces(box)

    def _taken_apart(self, paragraph: Element) -> _Line:
        line = _Line()
        style = next(
            (
                attribute(each, "val")
                for child in paragraph
                if local(child) == "pPr"
                for each in child
                if local(each) == "pStyle"
            ),
            "",
        )
        self._inline(paragraph, line, style=style, why="", level=0)
        return line

    def _inline(self, parent: Element, line: _Line, *, style: str, why: str, level: int) -> None:
        if level > _MAX_NESTING:
            line.add(all_text(parent), why)
            return
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, line, style=style, why=why, level=level)
            elif name in _DELETED:
                self._inline(child, line, style=style, why=_DELETED[name], level=level + 1)
            elif name == "fldSimple":
                line.code.append(attribute(child, "instr"))
                self._inline(child, line, style=style, why=why, level=level + 1)
            elif name in ("oMath", "oMathPara"):
                line.add(all_text(child), why)
            elif name and name not in ("pPr", "Fallback"):
                self._inline(child, line, style=style, why=why, level=level + 1)

    def _run(self, run: Element, line: _Line, *, style: str, why: str, level: int) -> None:
        properties = next((child for child in run if local(child) == "rPr"), None)
        why = why or why_unseen(properties, self._styles, style)
        if why == WHITE and self._styles.stands_on_colour(run):
            why = ""
        for child in run:
            name = local(child)
            if name == "t":
                line.add(child.text or "", why)
            elif name == "delText":
                line.add(child.text or "", why or _DELETED["del"])
            elif name in _BREAKS:
                line.add(_BREAKS[name], why)
            elif name == "sym":
                line.add("□", why)
            elif name in ("instrText", "delInstrText"):
                line.code.append(child.text or "")
            elif name == "ruby":
                self._inline(child, line, style=style, why=why, level=level + 1)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                self._drawing(child, line, why)

    def _drawing(self, drawing: Element, line: _Line, why: str) -> None:
        skipped = {each for fallback in descendants(drawing, "Fallback") for each in fallback.iter()}
        for each in drawing.iter("{*}*"):
            if each in skipped:
                continue
            name = local(each)
            if name == _BOX:
                line.boxes.append(each)
                skipped |= set(each.iter())
            elif name in ("docPr", "cNvPr", "shape", "imagedata"):
                line.spoken += [
                    value for key in ("descr", "title", "alt") if (value := attribute(each, key)).strip()
                ]
            elif name == "textpath":
                line.add(attribute(each, "string"), why)
            elif name == "t" and each.text:
                line.add(each.text, why)

    def _table(self, table: Element) -> Iterator[Piece]:
        self._tables += 1
        where = f"{self._where}表格 {self._tables} "
        rows: list[list[str]] = []
        unseen: set[int] = set()
        beside: list[tuple[str, _Line]] = []
        for row in _rows_of(table):
            if _is_hidden_row(row):
                unseen.add(len(rows))
            cells: list[str] = []
            for cell in _cells_of(row):
                span = _span(cell)
                line = _Line()
                texts = []
                for paragraph in descendants(cell, "p"):
                    if any(local(above) == _BOX for above in paragraph.iterancestors()) and not _in_box(cell):
                        continue
                    part = self._taken_apart(paragraph)
                    texts.append("".join(part.seen))
                    for name in ("hidden", "code", "boxes", "spoken"):
                        getattr(line, name).extend(getattr(part, name))
                place = f"{where}第 {len(rows) + 1} 行第 {len(cells) + 1} 列"
                beside.append((place, line))
                cells.append("\n".join(text for text in texts if text))
                cells += [""] * (span - 1)
            self._reading.budget.take_cells(len(cells))
            rows.append(cells)
        yield Table(where, rows, hidden_rows=frozenset(unseen), has_letters=False)
        for place, line in beside:
            yield from self._beside(line, place)


def _in_box(cell: Element) -> bool:
    return any(local(above) == _BOX for above in cell.iterancestors())


def _rows_of(table: Element) -> Iterator[Element]:
    """Rows of this table, not of tables in its cells; content controls and revisions are looked through."""
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _rows_of(child)


def _cells_of(row: Element) -> Iterator[Element]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _cells_of(child)


def _span(cell: Element) -> int:
    for properties in cell:
        if local(properties) == "tcPr":
            for each in properties:
                if local(each) == "gridSpan" and attribute(each, "val").isdigit():
                    return min(max(int(attribute(each, "val")), 1), 63)
    return 1


def _is_hidden_row(row: Element) -> bool:
    return any(local(each) in ("hidden", "del") for child in row if local(child) == "trPr" for each in child)
