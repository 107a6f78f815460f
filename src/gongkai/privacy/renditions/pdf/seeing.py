"""Whether a PDF page carries more than it shows: the page is drawn with and without its text."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageFilter

SCALE = 100 / 72
LARGEST_SIDE = 2_400
"""Pixels of the longer side of a trial drawing."""
LEAST_CONTRAST = 24
"""Of 255: fainter letters no one reads."""
SMALLEST_LETTER = 1.5
"""Points of height, of letters and digits."""
_COVERED = 7
"""Pixels: an area over a picture that is wider than any stroke of text."""
_TOUCHING, _KERNED = 0.5, 0.9
"""Shares of a letter that another may cover: of other text, of the same."""
_DEEPEST = 15
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    box: Box
    """Left, bottom, right, top in points."""
    written_by: int
    """The text object: letters of one ligature share both it and the box."""

    @property
    def area(self) -> float:
        left, bottom, right, top = self.box
        return max(right - left, 0.01) * max(top - bottom, 0.01)

    @property
    def height(self) -> float:
        return max(self.box[3] - self.box[1], 0.01)


def has_unseen(page: pdfium.PdfPage) -> bool:
    """Text that draws nothing, text under text, pictures under boxes or larger than what is shown of them."""
    objects = list(page.get_objects(max_depth=_DEEPEST))
    texts = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_TEXT]
    pictures = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    if any(raw.FPDFTextObj_GetTextRenderMode(each) in _INVISIBLE for each in texts):
        return True
    if any(_keeps_notes(each) or _reaches_out(each, page) for each in pictures):
        return True
    if not texts and not pictures:
        return False
    whole = _drawn(page)
    if pictures:
        with _without(
            [each for each in objects if each.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)]
        ):
            if _is_covered(_drawn(page), whole):
                return True
    glyphs = list(_glyphs(page))
    if _any_over_another(glyphs):
        return True
    with _without(texts):
        return _any_without_ink(glyphs, page, ImageChops.difference(whole, _drawn(page)))


class _without:  # noqa: N801 (reads as the sentence that it is)
    """The objects are not drawn inside the block."""

    def __init__(self, objects: Sequence[pdfium.PdfObject]) -> None:
        self.objects = objects

    def __enter__(self) -> None:
        for each in self.objects:
            raw.FPDFPageObj_SetIsActive(each, False)

    def __exit__(self, *_: object) -> None:
        for each in self.objects:
            raw.FPDFPageObj_SetIsActive(each, True)


def _drawn(page: pdfium.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=_scale(page), may_draw_forms=False, draw_annots=False).to_pil()
    return image.convert("RGB")


def _scale(page: pdfium.PdfPage) -> float:
    width, height = page.get_size()
    return min(SCALE, LARGEST_SIDE / max(float(width), float(height), 1))


def _glyphs(page: pdfium.PdfPage) -> Iterator[_Glyph]:
    text_page = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        character = chr(code) if 0 < code < 0x110000 else ""
        if (
            not character.strip()
            or not character.isprintable()
            or raw.FPDFText_IsGenerated(text_page, index) == 1
        ):
            continue
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        owner = ctypes.cast(raw.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value or 0
        yield _Glyph(character, (left.value, bottom.value, right.value, top.value), owner)


def _any_without_ink(glyphs: Sequence[_Glyph], page: pdfium.PdfPage, difference: Image.Image) -> bool:
    red, green, blue = difference.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    ink = strongest.point(lambda value: 255 if value >= LEAST_CONTRAST else 0)
    if not glyphs:
        return False
    place = _Placing(page, ink.size)
    for glyph in glyphs:
        if glyph.text.isalnum() and glyph.height < SMALLEST_LETTER and glyph.text not in "一—-":
            return True
        left, upper, right, lower = place(glyph.box)
        if right <= 0 or lower <= 0 or left >= ink.width or upper >= ink.height:
            return True
        box = (max(left, 0), max(upper, 0), min(right, ink.width), min(lower, ink.height))
        if ink.crop(box).getbbox() is None:
            return True
    return False


class _Placing:
    """Points of the page to pixels of a drawing, whatever its rotation and crop; strokes thinner than a few pixels get room."""

    def __init__(self, page: pdfium.PdfPage, size: tuple[int, int]) -> None:
        self._page, self._size = page, size

    def __call__(self, box: Box) -> tuple[int, int, int, int]:
        first, second = self._pixel(box[0], box[1]), self._pixel(box[2], box[3])
        left, right = sorted((first[0], second[0]))
        upper, lower = sorted((first[1], second[1]))
        across, down = (1 if right - left < 3 else 0), (1 if lower - upper < 3 else 0)
        return left - across, upper - down, right + 1 + across, lower + 1 + down

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._size, 0, x, y, across, down)
        return across.value, down.value


def _any_over_another(glyphs: Sequence[_Glyph]) -> bool:
    """Different characters in one place: the upper hides the lower. A watermark is much larger and does not."""
    cells: defaultdict[tuple[int, int], list[_Glyph]] = defaultdict(list)
    for glyph in glyphs:
        left, bottom, right, top = glyph.box
        near = {(int(x // 8), int(y // 8)) for x in (left, right) for y in (bottom, top)}
        for other in {id(each): each for cell in near for each in cells[cell]}.values():
            is_ligature = (other.box, other.written_by) == (glyph.box, glyph.written_by)
            most = _KERNED if other.written_by == glyph.written_by else _TOUCHING
            if other.text != glyph.text and not is_ligature and _overlap(glyph, other) > most:
                return True
        for cell in near:
            cells[cell].append(glyph)
    return False


def _overlap(one: _Glyph, other: _Glyph) -> float:
    """Share of the smaller of the two; 0 where one is three times as high."""
    if max(one.height, other.height) > 3 * max(min(one.height, other.height), 2.0):
        return 0
    width = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
    height = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return width * height / min(one.area, other.area) if width > 0 and height > 0 else 0


def _is_covered(pictures: Image.Image, whole: Image.Image) -> bool:
    """Something wider than strokes of text lies on what the pictures show."""
    shown = pictures.convert("L").point(lambda value: 255 if value < 250 else 0)
    changed = (
        ImageChops.difference(pictures, whole).convert("L").point(lambda value: 255 if value >= 16 else 0)
    )
    covered = ImageChops.multiply(shown, changed).filter(ImageFilter.MinFilter(_COVERED))
    return covered.getbbox() is not None


def _reaches_out(picture: pdfium.PdfObject, page: pdfium.PdfPage) -> bool:
    """A picture of the page itself that goes on where the page or its clip ends."""
    if picture.level != 0:
        return False
    left, bottom, right, top = (float(side) for side in picture.get_bounds())
    shown_left, shown_bottom, shown_right, shown_top = (float(side) for side in page.get_bbox())
    clip = raw.FPDFPageObj_GetClipPath(picture)
    for box in _clip_boxes(clip) if clip else ():
        shown_left, shown_bottom = max(shown_left, box[0]), max(shown_bottom, box[1])
        shown_right, shown_top = min(shown_right, box[2]), min(shown_top, box[3])
    across, down = max(right - left, 1) * 0.02 + 2, max(top - bottom, 1) * 0.02 + 2
    return (
        left < shown_left - across
        or right > shown_right + across
        or bottom < shown_bottom - down
        or top > shown_top + down
    )


def _keeps_notes(picture: pdfium.PdfObject) -> bool:
    """JPEG 2000 has its notes inside the picture, where nothing here takes them away."""
    return isinstance(picture, pdfium.PdfImage) and "JPXDecode" in picture.get_filters()


def _clip_boxes(clip: raw.FPDF_CLIPPATH) -> Iterator[Box]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0)):
        points = []
        for number in range(max(raw.FPDFClipPath_CountPathSegments(clip, path), 0)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if len(points) > 1:
            across, up = [point[0] for point in points], [point[1] for point in points]
            yield min(across), min(up), max(across), max(up)
