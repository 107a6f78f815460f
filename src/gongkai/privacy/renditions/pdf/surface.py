"""Fields and marks of a PDF drawn into its pages, notes taken away, before anything else is looked at."""

import io
from collections.abc import Iterable
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pikepdf import Name

from gongkai.privacy.renditions.made import Changes

_NOTES = frozenset(
    {"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Caret"}
)
_LINKS = frozenset({"/Link", "/PrinterMark", "/TrapNet"})
_UNSEEN_FLAGS = 1 << 0 | 1 << 1 | 1 << 5
"""Invisible, Hidden, NoView."""


def settle_surface(document: pikepdf.Pdf, changes: Changes) -> set[int]:
    """Only marks that are seen stay, without actions; pages whose fields have no drawing of their own come back."""
    undrawn = set()
    for number, page in enumerate(document.pages):
        kept = [mark for mark in _marks(page) if _is_seen(mark, changes)]
        for mark in kept:
            if Name.AP not in mark:
                undrawn.add(number)
            _drop(mark, Name.A, Name.AA, Name.Popup)
        if kept:
            page.Annots = pikepdf.Array(kept)
        else:
            _drop(page, Name.Annots)
    _drop(document.Root, Name.OpenAction, Name.AA, Name.Names, Name.Outlines)
    if Name.AcroForm in document.Root and Name.XFA in document.Root.AcroForm:
        del document.Root.AcroForm[Name.XFA]
        changes.tell("XFA 动态表单只保留显示的内容")
    return undrawn


def _is_seen(mark: Any, changes: Changes) -> bool:
    """Whether a mark stays on the page; what becomes of it is told."""
    kind = str(mark.get(Name.Subtype, ""))
    if kind in _NOTES:
        changes.count("删去批注和附件标记 {} 个", 0 if kind == "/Popup" else 1)
    elif kind in _LINKS:
        changes.tell("链接已删去，文字保留")
    elif int(mark.get(Name.F, 0)) & _UNSEEN_FLAGS:
        changes.count("隐藏的表单域和标注 {} 个未写入")
    else:
        is_field = kind == "/Widget"
        changes.count("表单域 {} 个已画入页面" if is_field else "标注 {} 个已画入页面，所附文字已删去")
        return True
    return False


def _drop(holder: Any, *names: Name) -> None:
    for name in names:
        if name in holder:
            del holder[name]


def drawn_in(document: pikepdf.Pdf, marked: Iterable[int]) -> bytes:
    """The document with the marks of those pages drawn into them."""
    out = io.BytesIO()
    document.save(out)
    numbers = list(marked)
    if not numbers:
        return out.getvalue()
    with pdfium.PdfDocument(out.getvalue()) as opened:
        opened.init_forms()
        for number in numbers:
            page = opened[number]
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
        flat = io.BytesIO()
        opened.save(flat)
    return flat.getvalue()


def marked_pages(document: pikepdf.Pdf) -> list[int]:
    return [number for number, page in enumerate(document.pages) if Name.Annots in page]


def _marks(page: pikepdf.Page) -> list[pikepdf.Dictionary]:
    found = page.obj.get(Name.Annots)
    if not isinstance(found, pikepdf.Array):
        return []
    return [mark for mark in found if isinstance(mark, pikepdf.Dictionary)]
