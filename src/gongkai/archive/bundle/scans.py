"""A scan as pages of a PDF: pictures are laid on A4, a PDF is taken as it is and cleaned when it is bound in."""

from io import BytesIO

from gongkai.applications.scans import sort_of

A4 = (210 / 25.4, 297 / 25.4)  # inches
DOTS = 150
MARGIN = 0.6  # inches


def as_pages(content: bytes) -> bytes:
    """The scan as PDF; the same picture gives the same bytes."""
    if sort_of(content) == "pdf":
        return content
    from PIL import Image, ImageOps

    picture = ImageOps.exif_transpose(Image.open(BytesIO(content))).convert("RGB")
    sheet = Image.new("RGB", (round(A4[0] * DOTS), round(A4[1] * DOTS)), "white")
    room = (sheet.width - round(2 * MARGIN * DOTS), sheet.height - round(2 * MARGIN * DOTS))
    picture.thumbnail(room)
    sheet.paste(picture, ((sheet.width - picture.width) // 2, (sheet.height - picture.height) // 2))
    written = BytesIO()
    sheet.save(written, "PDF", resolution=DOTS, quality=80)
    return written.getvalue()
