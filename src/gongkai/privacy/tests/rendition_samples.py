"""Files with hidden persons in them, made by hand; every person is invented, every number passes its check."""

import io
from collections.abc import Callable

import pikepdf
import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from pikepdf import Dictionary, Name
from PIL import Image

SECRET = "640221199001011231"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def word(fill: Callable[[WordDocument], None]) -> bytes:
    document = Document()
    document.add_paragraph("看得见的正文")
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw_run(inner: str) -> object:
    return parse_xml(f"<w:r {NAMESPACES}>{inner}</w:r>")


def raw(element: str) -> object:
    """One element, its namespaces put in."""
    name = element[1:].partition(" ")[0].partition(">")[0].removesuffix("/")
    return parse_xml(element.replace(f"<{name}", f"<{name} {NAMESPACES}", 1))


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(made)
    made.close()
    return out.getvalue()


def photograph(kind: str = "JPEG", **more: object) -> bytes:
    """Upright seen, lying stored: 60 × 40 with the orientation of a turned camera."""
    image = Image.new("RGB", (60, 40), (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "相机厂"
    exif[0x8825] = {1: "N", 2: (38.0, 54.0, 1.0), 3: "E", 4: (106.0, 32.0, 1.0)}
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **more)
    return out.getvalue()


def pdf(orders: str, change: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    """One page of 400 × 300 points with those drawing orders; Helvetica is /F."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 300))
    page = document.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=document.make_indirect(font)))
    page.Contents = document.make_stream(orders.encode())
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def line(text: str, *, x: int = 40, y: int = 200, before: str = "") -> str:
    """Drawing orders of one line of text."""
    return f"q {before} BT /F 14 Tf {x} {y} Td ({text}) Tj ET Q\n"
