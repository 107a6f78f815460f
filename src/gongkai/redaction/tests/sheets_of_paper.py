"""PDFs with known words at known places, and what can be got out of a PDF by any means."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Name

from gongkai.redaction import WHOLE, Mark
from gongkai.redaction.drawing import letters

SECRET, OPEN = "SECRET640221", "OPENWORDS"


@dataclass(frozen=True)
class Sheet:
    """`words` are (text, x, y) in points from the lower left corner."""

    words: Sequence[tuple[str, float, float]] = ((SECRET, 72, 700), (OPEN, 72, 300))
    size: tuple[float, float] = (595, 842)
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None


def pdf_of(*sheets: Sheet, shares_font: bool = True) -> bytes:
    with pikepdf.new() as made:
        fonts = [made.make_indirect(_helvetica()) for _ in (sheets[:1] if shares_font else sheets)]
        for number, sheet in enumerate(sheets):
            orders = [f"BT /F1 20 Tf {x} {y} Td ({text}) Tj ET" for text, x, y in sheet.words]
            page = pikepdf.Dictionary(
                Type=Name.Page,
                MediaBox=pikepdf.Array([0, 0, *sheet.size]),
                Rotate=sheet.rotate,
                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=fonts[0 if shares_font else number])),
                Contents=made.make_stream("\n".join(orders).encode()),
            )
            if sheet.crop:
                page.CropBox = pikepdf.Array(list(sheet.crop))
            made.pages.append(pikepdf.Page(made.make_indirect(page)))
        return saved(made)


def _helvetica() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def saved(made: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    made.save(out, **how)
    return out.getvalue()


def mark_over(pdf: bytes, text: str, *, page: int = 1) -> Mark:
    """A mark over the first place where the text stands."""
    with pdfium.PdfDocument(pdf) as document:
        found = letters(document[page - 1], (WHOLE, WHOLE))
    start = "".join(each.text for each in found).index(text)
    boxes = [each.box for each in found[start : start + len(text)]]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return Mark(page, left, top, max(b[2] for b in boxes) - left, max(b[3] for b in boxes) - top)


def text_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def everything_in(pdf: bytes) -> bytes:
    """The raw file, and every stream and string of it unpacked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return b"\n".join([pdf, *_parts(document)])


def _parts(document: pikepdf.Pdf) -> Iterator[bytes]:
    for each in document.objects:
        yield repr(each).encode()
        if isinstance(each, pikepdf.Stream):
            yield each.read_raw_bytes()
            if each.get(Name.Subtype) != Name.Image:
                yield each.read_bytes()


def pixels_under(pdf: bytes, mark: Mark, *, dpi: float = 144) -> set[tuple[int, int, int]]:
    """The colours that a reader sees in the mark."""
    with pdfium.PdfDocument(pdf) as document:
        image = document[mark.page - 1].render(scale=dpi / 72, rev_byteorder=True).to_pil().convert("RGB")
    return set(_inside(image, mark))


def pixels_in_pictures(pdf: bytes, mark: Mark) -> set[tuple[int, int, int]]:
    """The colours of the mark's place in the picture of its page, as the file holds it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [
            pikepdf.PdfImage(image).as_pil_image().convert("RGB")
            for _, image in document.pages[mark.page - 1].get_images().items()
        ]
    assert len(found) == 1
    return set(_inside(found[0], mark))


def _inside(image, mark):
    wide, high = image.size
    left = max(-(-mark.left * wide // WHOLE), 0)
    upper = max(-(-mark.top * high // WHOLE), 0)
    right = min((mark.left + mark.width) * wide // WHOLE, wide)
    lower = min((mark.top + mark.height) * high // WHOLE, high)
    part = image.crop((left, upper, max(right, left + 1), max(lower, upper + 1)))
    return [colour for _, colour in part.getcolors(part.width * part.height)]
