"""Fields and marks of a PDF drawn into its pages, notes taken away, before anything else is looked at."""

import io
from collections.abc import Iterable

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
        kept = []
        for mark in _marks(page):
            kind = str(mark.get(Name.Subtype, ""))
            flags = int(mark.get(Name.F, 0))
            if kind in _NOTES:
                changes.count("删去批注和附件标记 {} 个", 0 if kind == "/Popup" else 1)
            elif kind in _LINKS:
                changes.tell("链接已删去，文字保留")
            elif flags & _UNSEEN_FLAGS:
                changes.count("隐藏的表单域和标注 {} 个未写入")
            else:
                if Name.AP not in mark:
                    undrawn.add(number)
                pattern = (
                    "表单域 {} 个已画入页面" if kind == "/Widget" else "标注 {} 个已画入页面，所附文字已删去"
                )
                changes.count(pattern)
                for action in (Name.A, Name.AA, Name.Popup):
                    if action in mark:
                        del mark[action]
                kept.append(mark)
        if kept:
            page.Annots = pikepdf.Array(kept)
        elif Name.Annots in page:
            del page[Name.Annots]
    for name in (Name.OpenAction, Name.AA, Name.Names, Name.Outlines):
        if name in document.Root:
            del document.Root[name]
    if Name.AcroForm in document.Root and Name.XFA in document.Root.AcroForm:
        del document.Root.AcroForm[Name.XFA]
        changes.tell("XFA 动态表单只保留显示的内容")
    return undrawn


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
