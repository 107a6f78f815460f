"""Small files of each kind that applicants send, and of kinds that are not taken."""

import io
import zipfile

import docx
import pikepdf
from PIL import Image


def picture(kind: str = "JPEG", *, across: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (across, 30), (200, 30, 30)).save(out, kind)
    return out.getvalue()


def pdf(*, password: str = "") -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(200, 300))
        made.save(out, encryption=pikepdf.Encryption(owner="o", user=password) if password else False)
    return out.getvalue()


def word() -> bytes:
    out, document = io.BytesIO(), docx.Document()
    document.add_paragraph("申请说明")
    document.save(out)
    return out.getvalue()


def package(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def word_with(part: str, content: str) -> bytes:
    """A plain document with one part more, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as plain, zipfile.ZipFile(out, "w", 8) as made:
        for name in plain.namelist():
            if name != part:
                made.writestr(name, plain.read(name))
        made.writestr(part, content)
    return out.getvalue()


def relation(kind: str) -> str:
    """What a document refers to outside itself."""
    told = f'Id="r9" Type="http://schemas.example/{kind}" Target="https://x.example/a" TargetMode="External"'
    return f"<Relationships><Relationship {told}/></Relationships>"


WITH_MACRO = package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
