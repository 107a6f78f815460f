"""Draws a picture or a first page anew (runs in the process apart): what comes out is pixels and nothing else."""

import io
import warnings
from collections.abc import Mapping
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageOps

MOST_PIXELS = 60_000_000
BROKEN = "已经损坏或者不完整，打不开：请重新拍照或者保存后再选择"
LOCKED = "设有密码或者不能打开：请取消密码、重新导出 PDF 后再上传"
TOO_LARGE = "图片尺寸太大：请缩小后再上传"
FORMATS = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",)}


def draw_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """`media` and `width` in, `fault` (Chinese, "" when it was drawn) and one JPEG out."""
    try:
        image = (
            _first_page(content, int(told["width"]))
            if told["media"] == "pdf"
            else _picture(content, str(told["media"]))
        )
    except pdfium.PdfiumError:
        return {"fault": LOCKED}, [b""]
    except (Image.DecompressionBombError, MemoryError):
        return {"fault": TOO_LARGE}, [b""]
    except Exception:  # decoders of hostile pictures raise whatever they meet
        return {"fault": BROKEN}, [b""]
    if image is None:
        return {"fault": TOO_LARGE}, [b""]
    image.thumbnail((int(told["width"]), int(told["width"]) * 2))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=80)
    return {"fault": ""}, [out.getvalue()]


def _picture(content: bytes, media: str) -> Image.Image | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(content), formats=FORMATS[media])
        if image.width * image.height > MOST_PIXELS:
            return None
        image.load()
        return ImageOps.exif_transpose(image)


def _first_page(content: bytes, width: int) -> Image.Image:
    with pdfium.PdfDocument(content) as document:
        page = document[0]
        across = max(page.get_width(), 1)
        drawn: Image.Image = page.render(scale=min(width / across, 4)).to_pil()
        page.close()
        return drawn
