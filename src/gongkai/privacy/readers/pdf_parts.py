"""What a PDF carries beside its pages: annotations, form fields, links, attachments, bookmarks, properties."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from gongkai.privacy.passages import Passage, Unreadable
from gongkai.privacy.readers.properties import named_property
from gongkai.privacy.readers.reading import MIB, Reading

MAX_ANNOTATIONS = 20_000
MAX_STRING = 4 * MIB
MAX_XMP = 4 * MIB
_INFO = ("Title", "Author", "Subject", "Keywords")
_XMP = re.compile(rb"<x:xmpmeta\b.{0,%d}?</x:xmpmeta>" % MAX_XMP, re.S)
_XMP_VALUE = re.compile(
    r"<((?:\w+:)?(?:creator|rights|description|title|Author|Keywords|Manager|Company))\b[^>]*>(.*?)</\1>",
    re.S,
)
_TAG = re.compile(r"<[^>]*>")


def _string(call: Any, *arguments: Any) -> str:
    """A UTF-16 string that pdfium writes into a buffer of the size, in bytes, that it asks for."""
    import pypdfium2.raw as pdfium

    length = call(*arguments, None, 0)
    if not 2 < length <= MAX_STRING:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(*arguments, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def annotations(document: Any, page: Any, where: str) -> Iterator[Passage]:
    """Notes of readers and values of fields; links of the page."""
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            yield from _annotation(document, annotation, where)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _annotation(document: Any, annotation: Any, where: str) -> Iterator[Passage]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind == pdfium.FPDF_ANNOT_LINK:
        if address := _address(document, annotation):
            yield Passage(f"{where}的超链接", address)
        return
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        yield from _field(document, annotation, where)
        return
    texts = []
    for key in (b"T", b"Subj", b"Contents", b"RC"):
        text = _string(pdfium.FPDFAnnot_GetStringValue, annotation, key)
        texts.append(_TAG.sub("", text) if key == b"RC" else text)
    if text := "\n".join(dict.fromkeys(each for each in texts[1:] if each.strip())):
        is_text_of_page = kind == pdfium.FPDF_ANNOT_FREETEXT
        said = f"{texts[0]}：{text}" if texts[0] else text
        yield Passage(f"{where}的批注", said, hidden="" if is_text_of_page else "批注")
    elif texts[0].strip():
        yield Passage(f"{where}的批注作者", texts[0], hidden="批注")


def _field(document: Any, annotation: Any, where: str) -> Iterator[Passage]:
    import pypdfium2.raw as pdfium

    form = document.formenv
    if form is None:
        return
    name = _string(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
    other_name = _string(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    value = _string(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    if value.strip():
        is_unseen = pdfium.FPDFAnnot_GetFlags(annotation) & (
            pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
        )
        label = other_name or name
        yield Passage(f"{where}的表单", f"{label}：{value}", hidden="隐藏的表单项" if is_unseen else "")


def _address(document: Any, annotation: Any) -> str:
    import pypdfium2.raw as pdfium

    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = link and pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= MAX_STRING:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.raw.rstrip(b"\0").decode("utf-8", "replace")


def attachments(document: Any, reading: Reading) -> list[tuple[str, bytes]]:
    """Files inside the PDF, with their names."""
    import pypdfium2.raw as pdfium

    found = []
    for index in range(pdfium.FPDFDoc_GetAttachmentCount(document)):
        reading.budget.take_file()
        each = pdfium.FPDFDoc_GetAttachment(document, index)
        name = _string(pdfium.FPDFAttachment_GetName, each)
        length = ctypes.c_ulong()
        if not pdfium.FPDFAttachment_GetFile(each, None, 0, length):
            continue
        reading.budget.take_bytes(length.value)
        buffer = ctypes.create_string_buffer(max(length.value, 1))
        if not pdfium.FPDFAttachment_GetFile(each, buffer, length.value, length):
            raise Unreadable(f"PDF 内的附件“{name}”读不出来：请取出后单独检查。")
        found.append((name or f"附件 {index + 1}", buffer.raw[: length.value]))
    return found


def properties(document: Any, content: bytes) -> list[Passage]:
    """The Info dictionary, XMP where it lies uncompressed (as the standard asks), bookmarks."""
    found = []
    for name in _INFO:
        text = document.get_metadata_value(name)
        if text and (passage := named_property(name, text)):
            found.append(passage)
    for packet in _XMP.findall(content):
        for key, value in _XMP_VALUE.findall(packet.decode("utf-8", "replace")):
            text = " ".join(_TAG.sub(" ", value).split())
            if text and (passage := named_property(key.rpartition(":")[2], text)):
                found.append(passage)
    for number, bookmark in enumerate(document.get_toc(max_depth=8)):
        if number >= MAX_ANNOTATIONS:
            break
        if title := bookmark.get_title():
            found.append(Passage("书签", title))
    return list(dict.fromkeys(found))
