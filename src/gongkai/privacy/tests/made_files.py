"""Files made for tests, each holding an invented person's number in one place."""

import io
import zipfile
from collections.abc import Callable

import docx
import xlsxwriter
from PIL import Image
from PIL.ExifTags import IFD

from gongkai.law.identifiers.resident import check_digit

SEEN = "64022119900101123" + check_digit("64022119900101123")
SECRET = "64022119851212002" + check_digit("64022119851212002")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def repacked(
    content: bytes, changed: dict[str, Callable[[bytes], bytes]], added: dict[str, str] | None = None
) -> bytes:
    """The zip with some parts rewritten and others added."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts: dict[str, str | bytes] = {
            name: changed.get(name, lambda part: part)(old.read(name)) for name in old.namelist()
        }
    return packed({**parts, **(added or {})})


def word(
    body: str = "", *, added: dict[str, str] | None = None, relations: str = "", styles: str = ""
) -> bytes:
    """A DOCX of python-docx with raw WordprocessingML in its body."""
    document = docx.Document()
    document.add_paragraph("公示名单")
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(
        buffer.getvalue(),
        {
            "word/document.xml": lambda part: part.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1),
            "word/_rels/document.xml.rels": lambda part: part.replace(
                b"</Relationships>", relations.encode() + b"</Relationships>"
            ),
            "word/styles.xml": lambda part: part.replace(b"</w:styles>", styles.encode() + b"</w:styles>"),
        },
        added,
    )


def paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(made)
    made.close()
    return buffer.getvalue()


def photograph(
    kind: str = "JPEG", *, gps: bool = False, artist: str = "", size: tuple[int, int] = (200, 100)
) -> bytes:
    image = Image.new("RGB", size, "grey")
    exif = Image.Exif()
    if artist:
        exif[0x013B] = artist
    if gps:
        exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (38.0, 54.0, 36.0), 3: "E", 4: (106.0, 32.0, 24.0)})
    buffer = io.BytesIO()
    image.save(buffer, kind, **({"exif": exif} if len(exif) or gps else {}))
    return buffer.getvalue()
