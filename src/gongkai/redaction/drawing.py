"""A page as a picture with its marks burnt in (runs in the process apart)."""

import ctypes
import io
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageDraw

from gongkai.redaction.marks import Box, Mark

DPI = 200
MOST_PIXELS = 36_000_000
"""Of one page; a page larger than A1 is drawn coarser."""
JPEG_QUALITY = 85
BLACK = (0, 0, 0)
NOWHERE = (0, 0, 0, 0)
SHARE_THAT_COUNTS = 0.15
"""Of a letter's ink: less is a mark that was drawn a little too wide, and takes nothing of its neighbour."""
_SIXTEEN = [value // 17 * 17 for value in range(256)]
"""Shades of grey are enough for letters, and pack into a third."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page encoded for a PDF; `decode` are keys of its image beside width and height."""

    content: bytes
    size: tuple[int, int]
    is_grey: bool
    filter: str


def drawn(page: pdfium.PdfPage, marks: Iterable[Mark], *, dpi: float = DPI) -> Image.Image:
    """The page with black where the marks are: nothing of what was there is in the picture."""
    marks, image = list(marks), rendered(page, dpi=dpi)
    if marks:
        burn(image, blackened(letters(page, image.size), marks, image.size))
    return image


def rendered(page: pdfium.PdfPage, *, dpi: float = DPI) -> Image.Image:
    """The page as it is, marks not yet burnt in."""
    width, height = page.get_size()
    scale = min(dpi / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    image: Image.Image = page.render(
        scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True
    ).to_pil()
    if image.mode != "RGB":
        image = image.convert("RGB")
    return image


def blackened(found: Iterable["Letter"], marks: Sequence[Mark], size: tuple[int, int]) -> list[Box]:
    """The marks, and every letter whole of which a mark covers a part that counts: half a letter can be read.

    `found` are the letters of the page in a picture of that size.
    """
    boxes = [mark.pixels(size) for mark in marks]
    return [*boxes, *(_whole(letter.ink) for letter in found if _is_cut(letter.ink, boxes))]


def _is_cut(ink: Box, boxes: Sequence[Box]) -> bool:
    left, upper, right, lower = ink
    near = [box for box in boxes if box[0] < right and left < box[2] and box[1] < lower and upper < box[3]]
    if not near or ink == NOWHERE:
        return False
    area = max(right - left, 1) * max(lower - upper, 1)
    shares = [_common(ink, box) / area for box in near]
    return max(shares) < 1 and sum(shares) >= SHARE_THAT_COUNTS


def _common(one: Box, other: Box) -> int:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0


def _whole(ink: Box) -> Box:
    """With the softened edges of its strokes."""
    left, upper, right, lower = ink
    return max(left - 1, 0), max(upper - 1, 0), right + 1, lower + 1


def burn(image: Image.Image, boxes: Iterable[Box]) -> None:
    """Black, and nothing but black, in each of the boxes."""
    pen = ImageDraw.Draw(image)
    for left, upper, right, lower in boxes:
        if left < right and upper < lower:
            pen.rectangle((left, upper, right - 1, lower - 1), fill=BLACK)


def encoded(image: Image.Image) -> Picture:
    """Grey pages as they are, without loss; coloured ones as JPEG, after the marks were burnt in."""
    if is_grey(image):
        grey = image.getchannel(0).point(_SIXTEEN)
        return Picture(zlib.compress(grey.tobytes(), 4), image.size, True, "/FlateDecode")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return Picture(out.getvalue(), image.size, False, "/DCTDecode")


def is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return (
        not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    )


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with its place in the drawing: left, upper, right, lower in pixels; `ink` is where it leaves some."""

    text: str
    box: Box
    ink: Box


def letters(page: pdfium.PdfPage, size: tuple[int, int], *, most: int = 200_000) -> list[Letter]:
    """Every character of the page in reading order, line ends among them; those outside the page are left out.

    Blanks and line ends are NOWHERE.
    """
    text_page = page.get_textpage()
    found: list[Letter] = []
    box, sides = raw.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
    try:
        for index in range(min(text_page.count_chars(), most)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
            if not text or text in "\x02\ufffe":
                continue
            if text.isspace() or raw.FPDFText_IsGenerated(text_page, index) == 1:
                found.append(Letter("\n" if text in "\r\n" else " ", NOWHERE, NOWHERE))
            elif raw.FPDFText_GetLooseCharBox(text_page, index, box):
                place = _placed(page, (box.left, box.bottom, box.right, box.top), size)
                raw.FPDFText_GetCharBox(text_page, index, *sides)
                left, right, bottom, top = (side.value for side in sides)
                ink = _placed(page, (left, bottom, right, top), size)
                if place[0] < size[0] and place[1] < size[1] and place[2] > 0 and place[3] > 0:
                    found.append(Letter(text, place, ink))
    finally:
        text_page.close()
    return found


def _placed(page: pdfium.PdfPage, box: tuple[float, ...], size: tuple[int, int]) -> Box:
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    left, bottom, right, top = box
    for across, up in ((left, top), (right, bottom)):
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2, min(x1, x2) + 1), max(y1, y2, min(y1, y2) + 1)


def outside(found: Sequence[Letter], boxes: Sequence[Box], *, room: int = 3) -> list[Letter]:
    """The characters of which no part, nor `room` pixels around, is under a box."""
    return [letter for letter in found if not any(_touch(letter.box, box, room) for box in boxes)]


def _touch(one: Box, other: Box, room: int) -> bool:
    return (
        one[0] - room < other[2]
        and other[0] < one[2] + room
        and one[1] - room < other[3]
        and other[1] < one[3] + room
    )
