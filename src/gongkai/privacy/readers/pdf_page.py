"""One page of a PDF: the text that it shows, and text that is in it without being seen."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongkai.privacy.passages import Passage
from gongkai.privacy.readers.pdf_parts import annotations
from gongkai.privacy.readers.reading import IMAGE

MAX_DRAWN_PIXELS = 4_000_000
MAX_CHARACTERS = 500_000  # of one page
DOTS_PER_POINT = 1.5
_LARGE_IMAGE = 0.15  # of the page: may hold a scanned list
_FEW_CHARACTERS = 20
_FLAT = 12  # difference of grey that a letter leaves at least
_ALIKE = 40  # largest difference, per colour, of letters and ground that are the same to an eye
_INVISIBLE = 3
_EVERYWHERE = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")
COVERED = "被遮盖的文字"
_MAX_FORMS = 12


@dataclass(slots=True)
class _Letter:
    text: str
    why: str  # it is not seen; "" when it is


def page_pieces(document: Any, page: Any, where: str) -> Iterator[Passage]:
    """The passages of one page, in the order: seen, hidden by reason, annotations, a picture to look at."""
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), MAX_CHARACTERS)
        letters = _letters(page, textpage, count) if count else []
        yield from _by_sight(letters, where)
    finally:
        textpage.close()
    yield from annotations(document, page, where)
    share = _image_share(page)
    if share > _LARGE_IMAGE or (share and len(letters) < _FEW_CHARACTERS):
        yield Passage(where, "", hidden=IMAGE)


def _by_sight(letters: list[_Letter], where: str) -> Iterator[Passage]:
    """What is seen, then the lines in which something is not: whole, so that half a covered number is still one."""
    seen = "".join("" if each.why else each.text for each in letters)
    if text := _clean(seen):
        yield Passage(where, text)
    unseen: dict[str, list[str]] = {}
    for line in _lines(letters):
        if why := next((each.why for each in line if each.why and not each.text.isspace()), ""):
            unseen.setdefault(why, []).append("".join(each.text for each in line))
    for why, lines in unseen.items():
        yield Passage(where, _clean("\n".join(lines)), hidden=why)


def _lines(letters: list[_Letter]) -> Iterator[list[_Letter]]:
    line: list[_Letter] = []
    for each in letters:
        if each.text in ("\n", "\r"):
            yield line
            line = []
        else:
            line.append(each)
    yield line


def _clean(text: str) -> str:
    """Without marks of pdfium (a hyphen at a line's end, what has no Unicode) and empty lines."""
    plain = text.translate({0: None, 2: None, 0xFFFE: None}).replace("\r", "\n")
    return "\n".join(line for line in plain.split("\n") if line.strip())


def _letters(page: Any, textpage: Any, count: int) -> list[_Letter]:
    """The page is drawn: a letter whose place is flat is not seen, whatever covers or bleaches it."""
    import pypdfium2.raw as pdfium

    picture, to_device = _drawn(page)
    greys = picture.convert("L")
    left, bottom, right, top = page.get_bbox()
    box = pdfium.FS_RECTF()
    letters: list[_Letter] = []
    why = ""
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        is_blank = text.isspace() or pdfium.FPDFText_IsGenerated(textpage, index) == 1
        if not is_blank and pdfium.FPDFText_GetLooseCharBox(textpage, index, box):
            across, up = (box.left + box.right) / 2, (box.bottom + box.top) / 2
            if not (left <= across <= right and bottom <= up <= top):
                why = "页面以外的文字"
            else:
                ground = _flat_ground(picture, greys, to_device(box))
                why = "" if ground is None else _reason(textpage, index, ground)
        letters.append(_Letter(text, why))
    return _without_unknown_fonts(textpage, letters)


def _drawn(page: Any) -> tuple[Any, Any]:
    """The page as a picture, and where a box of the page lies in it."""
    import pypdfium2.raw as pdfium

    width, height = max(page.get_width(), 1.0), max(page.get_height(), 1.0)
    scale = min(DOTS_PER_POINT, (MAX_DRAWN_PIXELS / (width * height)) ** 0.5)
    picture = page.render(scale=scale, may_draw_forms=True, rev_byteorder=True).to_pil().convert("RGB")
    wide, high = picture.size
    x, y = ctypes.c_int(), ctypes.c_int()

    def to_device(box: Any) -> tuple[int, int, int, int]:
        corners = []
        for across, up in ((box.left, box.top), (box.right, box.bottom)):
            pdfium.FPDF_PageToDevice(page, 0, 0, wide, high, 0, across, up, x, y)
            corners.append((x.value, y.value))
        (x1, y1), (x2, y2) = corners
        return min(x1, x2), min(y1, y2), max(x1, x2, min(x1, x2) + 1), max(y1, y2, min(y1, y2) + 1)

    return picture, to_device


def _flat_ground(picture: Any, greys: Any, place: tuple[int, int, int, int]) -> tuple[int, int, int] | None:
    """The one colour of the place, or None when something can be told from its ground; greys are looked at first."""
    width, height = greys.size
    left, top, right, bottom = max(place[0], 0), max(place[1], 0), min(place[2], width), min(place[3], height)
    if right <= left or bottom <= top:
        return None
    darkest, lightest = greys.crop((left, top, right, bottom)).getextrema()
    if lightest - darkest > _FLAT:
        return None
    (red, most_red), (green, most_green), (blue, most_blue) = picture.crop(
        (left, top, right, bottom)
    ).getextrema()
    if max(most_red - red, most_green - green, most_blue - blue) > _FLAT:
        return None
    return most_red, most_green, most_blue


def _reason(textpage: Any, index: int, ground: tuple[int, int, int]) -> str:
    """Why the letter leaves no trace."""
    import pypdfium2.raw as pdfium

    holder = pdfium.FPDFText_GetTextObject(textpage, index)
    if holder and pdfium.FPDFTextObj_GetTextRenderMode(holder) == _INVISIBLE:
        return "不可见的文字"
    parts = [ctypes.c_uint() for _ in range(4)]
    if pdfium.FPDFText_GetFillColor(textpage, index, *parts):
        red, green, blue, alpha = (each.value for each in parts)
        if alpha < 8:
            return "不可见的文字"
        if all(abs(a - b) <= _ALIKE for a, b in zip((red, green, blue), ground, strict=True)):
            return "与底色相同的文字"
    return COVERED


def _without_unknown_fonts(textpage: Any, letters: list[_Letter]) -> list[_Letter]:
    """A font that leaves no trace anywhere on the page is not installed here: nobody can tell, its text counts as seen."""
    covered = [index for index, each in enumerate(letters) if each.why == COVERED and not each.text.isspace()]
    if not covered:
        return letters
    seen = {_font(textpage, i) for i, each in enumerate(letters) if not each.why and not each.text.isspace()}
    unknown = {
        font for index in covered if (font := _font(textpage, index)) not in seen and font.startswith("?")
    }
    return [
        _Letter(each.text, "") if each.why == COVERED and _font(textpage, index) in unknown else each
        for index, each in enumerate(letters)
    ]


def _font(textpage: Any, index: int) -> str:
    """Its name, after a question mark when it is neither in the file nor one that every program has."""
    import pypdfium2.raw as pdfium

    holder = pdfium.FPDFText_GetTextObject(textpage, index)
    font = holder and pdfium.FPDFTextObj_GetFont(holder)
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1")
    is_known = pdfium.FPDFFont_GetIsEmbedded(font) == 1 or name.startswith(_EVERYWHERE)
    return name if is_known else f"?{name}"


def _image_share(page: Any) -> float:
    """How much of the page the largest image covers, 0 to 1."""
    import pypdfium2.raw as pdfium

    area = max(page.get_width() * page.get_height(), 1.0)
    largest = 0.0
    try:
        for each in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_MAX_FORMS):
            left, bottom, right, top = each.get_bounds()
            largest = max(largest, abs(right - left) * abs(top - bottom) / area)
    except Exception:  # bounds of a broken image: someone must look at the page
        return 1.0
    return min(largest, 1.0)
