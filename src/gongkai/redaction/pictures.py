"""Pictures as pages: each frame redrawn from its pixels, on a page of its own shape."""

import io

import pikepdf
from PIL import Image

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import BROKEN
from gongkai.privacy.renditions.pictures import redrawn

A4 = (595.28, 841.89)
_QUALITY = 90


def picture_pdf(content: bytes, changes: Changes) -> bytes:
    """A PDF with a page for each frame; Unreadable for what is no picture."""
    made, _ = redrawn(content, changes)
    try:
        with Image.open(io.BytesIO(made)) as picture, pikepdf.new() as target:
            for index in range(getattr(picture, "n_frames", 1)):
                picture.seek(index)
                _add(target, picture)
            out = io.BytesIO()
            target.save(out, deterministic_id=True)
    except (OSError, ValueError, pikepdf.PdfError) as error:
        raise Unreadable(BROKEN) from error
    return out.getvalue()


def _add(target: pikepdf.Pdf, picture: Image.Image) -> None:
    """As large as fits on a sheet of A4, upright or across."""
    ground = Image.new("RGB", picture.size, (255, 255, 255))
    shown = picture.convert("RGBA")
    ground.paste(shown, mask=shown.getchannel("A"))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    sheet = A4 if ground.height >= ground.width else A4[::-1]
    scale = min(sheet[0] / ground.width, sheet[1] / ground.height)
    width, height = round(ground.width * scale, 2), round(ground.height * scale, 2)
    image = pikepdf.Stream(target, b"")
    image.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = ground.size
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([0, 0, width, height]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=image)),
        Contents=target.make_stream(f"q {width} 0 0 {height} 0 0 cm /Page Do Q".encode()),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(page)))
