"""A PDF made of the pages of another: drawn anew where a page carries more than it shows."""

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Name
from PIL import Image, ImageChops

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import BROKEN, LOCKED
from gongkai.privacy.renditions.pdf.copying import copy_page, forget_the_rest
from gongkai.privacy.renditions.pdf.seeing import has_unseen
from gongkai.privacy.renditions.pdf.surface import drawn_in, marked_pages, settle_surface

MOST_PAGES = 1_500
DPI = 170
MOST_PIXELS = 30_000_000
"""Of one page drawn as an image."""
JPEG_QUALITY = 82
_DRAWN = "含看不见内容（被遮盖、透明、白色、页外或隐藏图层）的页 {} 页已改为图像"


def rebuild_alone(told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """`rebuild_pdf` for a process of its own: nothing is told to it, it tells pages and changes."""
    changes = Changes()
    made, pages = rebuild_pdf(content, changes)
    return {"pages": pages, "changes": changes.counts()}, [made]


def rebuild_pdf(content: bytes, changes: Changes) -> tuple[bytes, int]:
    """(a PDF without anything but what its pages show, its number of pages)."""
    try:
        with pikepdf.open(io.BytesIO(content)) as source:
            return _rebuild(source, changes)
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (pikepdf.PdfError, pdfium.PdfiumError) as error:
        raise Unreadable(BROKEN) from error


def _rebuild(source: pikepdf.Pdf, changes: Changes) -> tuple[bytes, int]:
    count = len(source.pages)
    if not count:
        raise Unreadable("PDF 中没有页面。请检查后重新上传。")
    if count > MOST_PAGES:
        raise Unreadable(f"PDF 超过 {MOST_PAGES} 页，不能处理。请拆分成几个文件后再上传。")
    _tell_left_out(source, changes)
    has_layers = _has_hidden_layers(source)
    to_draw = settle_surface(source, changes)
    marked = marked_pages(source)
    flat = drawn_in(source, marked)
    with (
        pikepdf.open(io.BytesIO(flat)) as pages,
        pdfium.PdfDocument(flat) as drawing,
        pikepdf.new() as target,
    ):
        for number in range(count):
            page = drawing[number]
            if number in to_draw or has_layers or has_unseen(page):
                changes.count(_DRAWN)
                _add_drawn(target, page)
            else:
                copy_page(target, pages.pages[number])
            page.close()
        forget_the_rest(target)
        out = io.BytesIO()
        target.remove_unreferenced_resources()
        target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue(), count


def _add_drawn(target: pikepdf.Pdf, page: pdfium.PdfPage) -> None:
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    is_grey = _is_grey(image)
    out = io.BytesIO()
    (image.convert("L") if is_grey else image).save(out, "JPEG", quality=JPEG_QUALITY)
    picture = pikepdf.Stream(target, out.getvalue())
    picture.update(
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": image.width,
            "/Height": image.height,
            "/ColorSpace": Name.DeviceGray if is_grey else Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": Name.DCTDecode,
        }
    )
    made = pikepdf.Dictionary(
        Type=Name.Page,
        MediaBox=pikepdf.Array([0, 0, round(width, 2), round(height, 2)]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=picture)),
        Contents=target.make_stream(f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Page Do Q".encode()),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(made)))


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return (
        not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    )


def _has_hidden_layers(source: pikepdf.Pdf) -> bool:
    """Optional content that is off when the file is opened, or that viewing and printing treat differently."""
    layers = source.Root.get(Name.OCProperties)
    if not isinstance(layers, pikepdf.Dictionary):
        return False
    default = layers.get(Name.D, pikepdf.Dictionary())
    off = default.get(Name.OFF, pikepdf.Array())
    return len(off) > 0 or default.get(Name.BaseState, Name.ON) != Name.ON or Name.AS in default


def _tell_left_out(source: pikepdf.Pdf, changes: Changes) -> None:
    info = source.trailer.get(Name.Info)
    if (isinstance(info, pikepdf.Dictionary) and len(info)) or Name.Metadata in source.Root:
        changes.tell("文件属性（作者、标题、制作软件等）已清除")
    if len(source.attachments):
        changes.count("嵌入的附件 {} 个未写入", len(source.attachments))
    if Name.Outlines in source.Root:
        changes.tell("书签已删去")
    names = source.Root.get(Name.Names, pikepdf.Dictionary())
    if Name.JavaScript in names or Name.OpenAction in source.Root or Name.AA in source.Root:
        changes.tell("脚本和自动动作已删去")
