"""影印: pages from outside drawn anew (runs in the process apart); what comes out is pixels and nothing else."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageOps

from gongkai.redaction.drawing import MOST_PIXELS, encoded

DPI = 150
MOST_PAGES = 200
A4 = (595.28, 841.89)  # points
MARGIN = 43.0
_Page = tuple[Image.Image, tuple[float, float]]


def draw_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """`sort` in ("pdf" or a picture); `fault` where it cannot be drawn, and one PDF of pictures out."""
    try:
        with pikepdf.new() as made:
            for image, size in _pages(content, str(told["sort"])):
                _add(made, image, size)
            out = BytesIO()
            made.save(out, deterministic_id=True)
    except Exception as fault:  # decoders of hostile files raise whatever they meet
        return {"fault": type(fault).__name__}, [b""]
    return {"fault": ""}, [out.getvalue()]


def _pages(content: bytes, sort: str) -> Iterator[_Page]:
    if sort != "pdf":
        yield _on_a_sheet(content), A4
        return
    with pdfium.PdfDocument(content) as document:
        if len(document) > MOST_PAGES:
            raise ValueError(len(document))
        document.init_forms()
        for number in range(len(document)):
            page = document[number]
            wide, high = page.get_size()
            scale = min(DPI / 72, (MOST_PIXELS / max(wide * high, 1)) ** 0.5)
            image: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
            yield image, (round(wide, 2), round(high, 2))


def _on_a_sheet(content: bytes) -> Image.Image:
    """A photo in the middle of A4, turned as the camera was held."""
    picture = ImageOps.exif_transpose(Image.open(BytesIO(content))).convert("RGB")
    wide, high, margin = (round(each * DPI / 72) for each in (*A4, MARGIN))
    sheet = Image.new("RGB", (wide, high), "white")
    picture.thumbnail((wide - 2 * margin, high - 2 * margin))
    sheet.paste(picture, ((wide - picture.width) // 2, (high - picture.height) // 2))
    return sheet


def _add(made: pikepdf.Pdf, image: Image.Image, size: tuple[float, float]) -> None:
    """Marked as one figure, which whoever binds it describes."""
    packed = encoded(image)
    stream = pikepdf.Stream(made, b"")
    stream.write(packed.content, filter=Name(packed.filter))
    stream.Type, stream.Subtype, stream.BitsPerComponent = Name.XObject, Name.Image, 8
    stream.Width, stream.Height = packed.size
    stream.ColorSpace = Name.DeviceGray if packed.is_grey else Name.DeviceRGB
    orders = f"/Figure <</MCID 0>> BDC q {size[0]} 0 0 {size[1]} 0 0 cm /Page Do Q EMC"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=Dictionary(XObject=Dictionary(Page=stream)),
        Contents=made.make_stream(orders.encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))
