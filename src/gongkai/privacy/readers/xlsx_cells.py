"""Values of XLSX cells as text, and formats that hide them."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongkai.privacy.readers.stored_numbers import written_out
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_DATE_IDS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DATE_LETTERS = re.compile(r"[yYdDeE年月日]|m{1,5}", re.I)
_NUMBER_LETTERS = re.compile(r"[0#?]")
_LAST_DAY = 2_958_465  # 9999-12-31


@dataclass(frozen=True)
class Style:
    """What matters of a cell's format here."""

    is_date: bool = False
    hides: str = ""


PLAIN = Style()


class Formats:
    """Cell formats by their number in `s`."""

    def __init__(self, root: Element | None) -> None:
        self.styles: dict[str, Style] = {}
        if root is None:
            return
        codes = {
            attribute(each, "numFmtId"): attribute(each, "formatCode") for each in descendants(root, "numFmt")
        }
        white = [_is_white(each) for each in _children(root, "fonts", "font")]
        coloured = [_is_coloured(each) for each in _children(root, "fills", "fill")]
        for number, each in enumerate(_children(root, "cellXfs", "xf")):
            code = codes.get(attribute(each, "numFmtId"), "")
            hides = ""
            if code and re.fullmatch(r'\s*;{2,3}\s*|"";""(?:;""){0,2}', code):
                hides = "数字格式隐藏的内容"
            elif _at(white, attribute(each, "fontId")) and not _at(coloured, attribute(each, "fillId")):
                hides = "白色文字"
            self.styles[str(number)] = Style(_is_date(attribute(each, "numFmtId"), code), hides)


@dataclass
class Workbook:
    """What all sheets share."""

    strings: list[str] = field(default_factory=list)
    formats: Formats = field(default_factory=lambda: Formats(None))
    counts_from_1904: bool = False

    def value(self, kind: str, raw: str, style: Style) -> str:
        """A cell's stored value as a reader sees it."""
        if kind == "s":
            return self.strings[int(raw)] if raw.isdigit() and int(raw) < len(self.strings) else ""
        if kind in ("str", "inlineStr", "e", "d"):
            return raw
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
        return self._number(raw, style)

    def _number(self, raw: str, style: Style) -> str:
        if raw.isdigit() and not style.is_date:
            return raw
        try:
            number = float(raw)
        except ValueError:
            return raw
        if style.is_date and 0 < number <= _LAST_DAY:
            return _day(number, counts_from_1904=self.counts_from_1904)
        return written_out(raw)


def _day(number: float, *, counts_from_1904: bool) -> str:
    epoch = datetime(1904, 1, 1) if counts_from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (sheets know no zone)
    try:
        moment = epoch + timedelta(days=number)
    except OverflowError:
        return str(number)
    if number < 1:
        return moment.strftime("%H:%M")
    return f"{moment.date()}" if number == int(number) else f"{moment:%Y-%m-%d %H:%M}"


def _children(root: Element, group: str, name: str) -> list[Element]:
    for each in root:
        if local(each) == group:
            return [child for child in each if local(child) == name]
    return []


def _at(flags: list[bool], number: str) -> bool:
    return number.isdigit() and int(number) < len(flags) and flags[int(number)]


def _is_white(font: Element) -> bool:
    return any(
        attribute(each, "rgb").upper() in ("FFFFFFFF", "00FFFFFF", "FFFEFEFE")
        or (attribute(each, "theme") == "0" and not attribute(each, "tint"))
        or attribute(each, "indexed") in ("1", "9")
        for each in descendants(font, "color")
    )


def _is_coloured(fill: Element) -> bool:
    for each in descendants(fill, "gradientFill", "patternFill"):
        if local(each) == "gradientFill":
            return True
        if attribute(each, "patternType") not in ("", "none"):
            colours = list(descendants(each, "fgColor"))
            return not (colours and all(_is_white(_wrap(colour)) for colour in colours))
    return False


def _wrap(colour: Element) -> Element:
    """A colour of a fill looked at as that of a font."""
    from lxml import etree

    font = etree.Element("font")
    made = etree.SubElement(font, "color")
    for key, value in colour.items():
        made.set(key, value)
    return font


def _is_date(number: str, code: str) -> bool:
    if number.isdigit() and int(number) in _DATE_IDS and not code:
        return True
    bare = _QUOTED.sub("", code.split(";", 1)[0])
    return (
        bool(_DATE_LETTERS.search(bare))
        and not _NUMBER_LETTERS.search(bare.split(".")[0])
        and bare != "General"
    )
