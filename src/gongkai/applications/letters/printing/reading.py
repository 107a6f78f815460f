"""What a Word file says about its text: properties of paragraphs and runs, through their styles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from gongkai.applications.letters.word.filling import parser
from gongkai.applications.letters.word.package import parts_of
from gongkai.applications.letters.word.styles import W

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TWIPS = 20.0  # in a point
SIDES = ("top", "bottom", "left", "right")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def value_of(element: Any, name: str = "val", default: str = "") -> str:
    if element is None:
        return default
    found: str | None = element.get(w(name))
    return default if found is None else found


def is_on(element: Any) -> bool:
    """A switch such as <w:b/>: there, and not switched off."""
    return element is not None and value_of(element, default="1") not in {"0", "false", "off"}


def number(text: str, default: float = 0.0) -> float:
    try:
        return float(text)
    except ValueError:
        return default


@dataclass(frozen=True)
class Border:
    kind: str
    width: float  # pt
    colour: str
    space: float = 0  # pt


@dataclass(frozen=True)
class Frame:
    """A paragraph at a fixed place of the page; all in pt from the page's corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass
class RunFormat:
    """字符格式; size in pt."""

    font: str = ""
    latin: str = ""
    size: float = 16.0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False


@dataclass
class ParagraphFormat:
    """段落格式; lengths in pt, `line` with "exact", "atLeast" or "auto" (then lines, 1.0 = single)."""

    style: str = ""
    side: str = "both"
    left: float = 0
    right: float = 0
    first: float = 0
    first_chars: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    line_rule: str = "auto"
    keep_next: bool = False
    page_break: bool = False
    borders: dict[str, Border] = field(default_factory=dict)
    frame: Frame | None = None


class WordFile:
    """The parts that are printed: body, heads and feet, styles, section."""

    def __init__(self, content: bytes) -> None:
        self.parts = parts_of(content)
        self.document = self._read("word/document.xml")
        self.styles = {
            value_of(style, "styleId"): style for style in self._read("word/styles.xml").iter(w("style"))
        }
        self._defaults = self._read("word/styles.xml").find(w("docDefaults"))
        self.relations = {
            each.get("Id"): each.get("Target")
            for each in self._read("word/_rels/document.xml.rels").iter(
                f"{{{PACKAGE_RELATIONS}}}Relationship"
            )
            if each.get("TargetMode") != "External"
        }
        settings = self.parts.get("word/settings.xml")
        found = etree.fromstring(settings, parser()) if settings else None
        self.has_even_pages = found is not None and is_on(found.find(w("evenAndOddHeaders")))
        default = next((each for each in self.styles.values() if value_of(each, "default") == "1"), None)
        self._default_style = value_of(default, "styleId")

    @property
    def body(self) -> Any:
        return self.document.find(w("body"))

    @property
    def section(self) -> Any:
        return self.body.find(w("sectPr"))

    @property
    def closer(self) -> float:
        """By how much the grid of the page sets characters closer, pt."""
        grid = self.section.find(w("docGrid"))
        is_set = value_of(grid, "type") in ("linesAndChars", "snapToChars")
        return -number(value_of(grid, "charSpace")) / 4096 if is_set else 0.0

    def related(self, relation: str) -> Any:
        """The root of a head or foot."""
        target = self.relations.get(relation)
        return self._read(f"word/{target}") if target else None

    def _read(self, name: str) -> Any:
        return etree.fromstring(self.parts[name], parser())

    def paragraph_format(self, paragraph: Any) -> ParagraphFormat:
        own = paragraph.find(w("pPr"))
        style = value_of(own.find(w("pStyle")) if own is not None else None) or self._default_style
        told = ParagraphFormat(style=style)
        for properties in (*self._chain(style, "pPr"), own):
            if properties is not None:
                _read_paragraph(properties, told)
        return told

    def run_format(self, run: Any, style: str) -> RunFormat:
        told = RunFormat()
        own = run.find(w("rPr")) if run is not None else None
        character = value_of(own.find(w("rStyle")) if own is not None else None)
        chains = [*self._chain(style, "rPr"), *(self._chain(character, "rPr") if character else ())]
        default = self._defaults.find(f"{w('rPrDefault')}/{w('rPr')}") if self._defaults is not None else None
        for properties in (default, *chains, own):
            if properties is not None:
                _read_run(properties, told)
        return told

    def _chain(self, style: str, name: str) -> list[Any]:
        """Properties of a style after those that it is based on."""
        found: list[Any] = []
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            element = self.styles[style]
            properties = element.find(w(name))
            if properties is not None:
                found.append(properties)
            style = value_of(element.find(w("basedOn")))
        return found[::-1]


def _read_paragraph(properties: Any, told: ParagraphFormat) -> None:
    side = properties.find(w("jc"))
    told.side = value_of(side, default=told.side)
    indent = properties.find(w("ind"))
    if indent is not None:
        _read_indent(indent, told)
    spacing = properties.find(w("spacing"))
    if spacing is not None:
        told.before = number(value_of(spacing, "before"), told.before * TWIPS) / TWIPS
        told.after = number(value_of(spacing, "after"), told.after * TWIPS) / TWIPS
        told.line_rule = value_of(spacing, "lineRule", told.line_rule)
        if spacing.get(w("line")) is not None:
            measured = number(value_of(spacing, "line"))
            told.line = measured / 240 if told.line_rule == "auto" else measured / TWIPS
    for name, attribute in (("keepNext", "keep_next"), ("pageBreakBefore", "page_break")):
        if properties.find(w(name)) is not None:
            setattr(told, attribute, is_on(properties.find(w(name))))
    borders = properties.find(w("pBdr"))
    if borders is not None:
        told.borders = borders_of(borders)
    frame = properties.find(w("framePr"))
    if frame is not None:
        x, y, width, height = (number(value_of(frame, name)) / TWIPS for name in ("x", "y", "w", "h"))
        told.frame = Frame(x, y, width, height)


def _read_indent(indent: Any, told: ParagraphFormat) -> None:
    for name, attribute in (("left", "left"), ("start", "left"), ("right", "right"), ("end", "right")):
        if indent.get(w(name)) is not None:
            setattr(told, attribute, number(value_of(indent, name)) / TWIPS)
    if indent.get(w("firstLine")) is not None:
        told.first = number(value_of(indent, "firstLine")) / TWIPS
        told.first_chars = 0
    if indent.get(w("hanging")) is not None:
        told.first, told.first_chars = -number(value_of(indent, "hanging")) / TWIPS, 0
    if number(value_of(indent, "firstLineChars")):
        told.first_chars = number(value_of(indent, "firstLineChars")) / 100


def borders_of(element: Any) -> dict[str, Border]:
    """Borders by side; `nil` and `none` are no border."""
    found = {}
    for each in element:
        side = etree.QName(each).localname.replace("start", "left").replace("end", "right")
        kind = value_of(each)
        if kind in {"", "nil", "none"}:
            found[side] = Border("none", 0, "")
        else:
            colour = value_of(each, "color").replace("auto", "") or "000000"
            found[side] = Border(
                kind, number(value_of(each, "sz"), 4) / 8, colour, number(value_of(each, "space"))
            )
    return found


def _read_run(properties: Any, told: RunFormat) -> None:
    fonts = properties.find(w("rFonts"))
    if fonts is not None:
        told.font = value_of(fonts, "eastAsia", told.font)
        told.latin = value_of(fonts, "ascii", told.latin)
    size = properties.find(w("sz"))
    told.size = number(value_of(size), told.size * 2) / 2
    colour = properties.find(w("color"))
    if colour is not None:
        told.colour = value_of(colour).replace("auto", "")
    for name, attribute in (("b", "bold"), ("i", "italic")):
        if properties.find(w(name)) is not None:
            setattr(told, attribute, is_on(properties.find(w(name))))
    underline = properties.find(w("u"))
    if underline is not None:
        told.underlined = value_of(underline) not in {"", "none"}


def blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also within content controls."""
    for child in container:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from blocks(content)
