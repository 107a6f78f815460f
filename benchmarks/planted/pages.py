"""HTML and PDF files with a value in one place of many."""

import io
from collections.abc import Callable
from functools import cache
from html import escape

import pikepdf
import pypdfium2 as pdfium
import weasyprint
from pikepdf import Array, Dictionary, Name

from benchmarks.planted.traps import FILLER

_STYLE = "@page{size:A5;margin:2cm} body{font-family:'Noto Sans CJK SC',sans-serif;font-size:10pt}"


def _page(inner: str, *, head: str = "") -> str:
    lines = "".join(f"<p>{line}</p>" for line in FILLER)
    return f"<!doctype html><html><head><meta charset='utf-8'><style>{_STYLE}</style>{head}</head><body>{lines}{inner}</body></html>"


def _printed(html: str) -> bytes:
    content = weasyprint.HTML(string=html).write_pdf()
    assert isinstance(content, bytes)
    return content


@cache
def _plain() -> bytes:
    return _printed(_page("<p>名单见附件。</p>"))


def in_html(text: str) -> bytes:
    return _page(f"<p>{escape(text)}</p>").encode()


def split_by_tags(text: str) -> bytes:
    at = len(text) // 2
    return _page(f"<p><span>{escape(text[:at])}</span><b>{escape(text[at:])}</b></p>").encode()


def in_html_comment(text: str) -> bytes:
    return _page(f"<!-- {escape(text)} --><p>正文</p>").encode()


def in_unshown_html(text: str) -> bytes:
    return _page(f"<p style='display:none'>{escape(text)}</p>").encode()


def in_html_attribute(text: str) -> bytes:
    return _page(
        f"<img src='a.png' alt='{escape(text)}'><input type='hidden' value='{escape(text)}'>"
    ).encode()


def in_pdf(text: str) -> bytes:
    return _printed(_page(f"<p>{escape(text)}</p>"))


def wrapped_in_pdf(text: str) -> bytes:
    """In a column so narrow that the number goes on in the next line."""
    return _printed(_page(f"<p style='width:4.5em;word-break:break-all'>{escape(text)}</p>"))


def under_box(text: str) -> bytes:
    box = "<div style='position:absolute;left:-1mm;top:-1mm;width:9cm;height:8mm;background:#000'></div>"
    return _printed(_page(f"<div style='position:relative'>{escape(text)}{box}</div>"))


def white_in_pdf(text: str) -> bytes:
    return _printed(_page(f"<p style='color:#fff'>{escape(text)}</p>"))


def tiny_in_pdf(text: str) -> bytes:
    return _printed(_page(f"<p style='font-size:0.3pt'>{escape(text)}</p>"))


def in_note(text: str) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([20, 20, 40, 40]), Contents=text)
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return _changed(change)


def in_field(text: str) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        box = Array([40, 40, 300, 60])
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="备注", V=text, Rect=box)
        made = document.make_indirect(field)
        document.pages[0].Annots = Array([made])
        document.Root.AcroForm = Dictionary(Fields=Array([made]), DA="/Helv 0 Tf 0 g")

    return _changed(change)


def in_bookmark(text: str) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(text, 0))

    return _changed(change)


def in_pdf_attachment(text: str) -> bytes:
    return _changed(lambda document: document.attachments.__setitem__("list.txt", text.encode()))


def in_pdf_author(text: str) -> bytes:
    return _changed(lambda document: document.docinfo.__setitem__("/Author", text))


def in_pdf_subject(text: str) -> bytes:
    return _changed(lambda document: document.docinfo.__setitem__("/Subject", text))


def as_picture_only(_: str) -> bytes:
    """A scanned page: no text at all."""
    image = pdfium.PdfDocument(_plain())[0].render(scale=1).to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "PDF")
    return out.getvalue()


def _changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_plain())) as document:
        change(document)
        document.save(out)
    return out.getvalue()
