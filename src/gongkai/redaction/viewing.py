"""Pictures of pages for a screen, with or without their marks burnt in (runs in the process apart)."""

import io
from collections.abc import Mapping
from typing import Any

import pypdfium2 as pdfium

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.packages import BROKEN
from gongkai.redaction.drawing import drawn
from gongkai.redaction.marks import mark_from

SCREEN_DPI = 110
MOST_PIXELS_ACROSS = 2_000
QUALITY = 82


def show_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """One page as JPEG: `page` from 1, `marks` of any pages."""
    number = int(told["page"])
    marks = [mark for each in told["marks"] if (mark := mark_from(each)).page == number]
    try:
        with pdfium.PdfDocument(content) as document:
            if not 1 <= number <= len(document):
                return {"missing": True}, [b""]
            page = document[number - 1]
            longer = max(page.get_size())
            image = drawn(page, marks, dpi=min(SCREEN_DPI, MOST_PIXELS_ACROSS * 72 / max(longer, 1)))
            page.close()
    except pdfium.PdfiumError as error:
        raise Unreadable(BROKEN) from error
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return {"missing": False}, [out.getvalue()]


def sizes_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Width and height in points of every page as it is shown."""
    try:
        with pdfium.PdfDocument(content) as document:
            return {"sizes": [list(document.get_page_size(number)) for number in range(len(document))]}, []
    except pdfium.PdfiumError as error:
        raise Unreadable(BROKEN) from error
