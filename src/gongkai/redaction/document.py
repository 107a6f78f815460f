"""A PDF without what was marked: marked pages are pictures, the others are copied clean (runs in the process apart)."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Name

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.packages import BROKEN, LOCKED
from gongkai.privacy.renditions.pdf.copying import copy_page, forget_the_rest
from gongkai.redaction.drawing import NOWHERE, Picture, blackened, burn, encoded, letters, outside, rendered
from gongkai.redaction.fonts import pages_sharing_fonts
from gongkai.redaction.limits import MOST_PAGES, TOO_MANY
from gongkai.redaction.marks import Box, Mark, by_page, faults_of, mark_from
from gongkai.redaction.text_layer import TextLayer


def redact_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """`redact` for a process of its own: marks in, the PDF and the numbers of its drawn pages out."""
    made, pictured = redact(content, [mark_from(each) for each in told["marks"]])
    return {"pictured": pictured}, [made]


def redact(content: bytes, marks: Sequence[Mark]) -> tuple[bytes, list[int]]:
    """(the PDF, the pages from 1 that became pictures); Unreadable for what cannot be opened or has too many pages.

    A page whose fonts are also used by a marked page becomes a picture too: a font tells which letters it was cut for.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as source, pdfium.PdfDocument(content) as drawing:
            return _redact(source, drawing, by_page(_checked(marks, len(source.pages))))
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (pikepdf.PdfError, pdfium.PdfiumError) as error:
        raise Unreadable(BROKEN) from error


def _checked(marks: Sequence[Mark], pages: int) -> Sequence[Mark]:
    if pages > MOST_PAGES:
        raise Unreadable(TOO_MANY)
    faults = faults_of(marks, pages=pages)
    if faults:
        raise Unreadable("；".join(faults))
    return marks


def _redact(
    source: pikepdf.Pdf, drawing: pdfium.PdfDocument, marks: Mapping[int, Sequence[Mark]]
) -> tuple[bytes, list[int]]:
    pictured = {number - 1 for number in marks} | pages_sharing_fonts(source, {page - 1 for page in marks})
    with pikepdf.new() as target:
        layer, pictures = TextLayer(), []
        for number in range(len(source.pages)):
            if number in pictured:
                page = drawing[number]
                pictures.append(_add_picture(target, page, marks.get(number + 1, ()), layer))
                page.close()
            else:
                copy_page(target, source.pages[number])
        fonts = layer.fonts(target)
        for picture in pictures:
            picture.Resources.Font = fonts
        forget_the_rest(target)
        target.remove_unreferenced_resources()
        out = io.BytesIO()
        target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue(), sorted(number + 1 for number in pictured)


def _add_picture(
    target: pikepdf.Pdf, page: pdfium.PdfPage, marks: Sequence[Mark], layer: TextLayer
) -> pikepdf.Page:
    width, height = (round(float(side), 2) for side in page.get_size())
    image = rendered(page)
    written = letters(page, image.size)
    black = blackened(written, marks, image.size)
    burn(image, black)
    boxes = [mark.pixels(image.size) for mark in marks]
    left = [each for each in outside(written, boxes) if each.box != NOWHERE]
    orders = [
        f"q {width} 0 0 {height} 0 0 cm /Page Do Q",
        *(_rectangle(box, image.size, (width, height)) for box in black),
        layer.orders(left, image.size, (width, height)),
    ]
    made = pikepdf.Dictionary(
        Type=Name.Page,
        MediaBox=pikepdf.Array([0, 0, width, height]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=_stream(target, encoded(image)))),
        Contents=target.make_stream("\n".join(orders).encode()),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(made)))
    return target.pages[-1]


def _rectangle(box: Box, size: tuple[int, int], points: tuple[float, float]) -> str:
    """Sharp edges over the picture, whatever its encoding made of them."""
    across, down = points[0] / size[0], points[1] / size[1]
    left, upper, right, lower = box
    if left >= right or upper >= lower:
        return ""
    return (
        f"q 0 g {left * across:.3f} {points[1] - lower * down:.3f} "
        f"{(right - left) * across:.3f} {(lower - upper) * down:.3f} re f Q"
    )


def _stream(target: pikepdf.Pdf, picture: Picture) -> pikepdf.Stream:
    made = pikepdf.Stream(target, b"")
    made.write(picture.content, filter=Name(picture.filter))
    wide, high = picture.size
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height = wide, high
    made.ColorSpace = Name.DeviceGray if picture.is_grey else Name.DeviceRGB
    made.BitsPerComponent = 8
    return made
