"""工作件: any file as a clean PDF, on whose pages marks are drawn; the upload itself stays as it is."""

from dataclasses import dataclass

from gongkai.privacy import apart, libreoffice
from gongkai.privacy.passages import Unreadable
from gongkai.privacy.readers import read
from gongkai.privacy.renditions import rendition
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import BROKEN
from gongkai.redaction.limits import MOST_PAGES, PICTURES, SUFFIXES, TOO_MANY
from gongkai.redaction.pictures import picture_pdf
from gongkai.redaction.sheets import TooMuch, sheets_pdf

LONGEST_SECONDS = 120
_WAY_OUT = "请另存为 PDF、DOCX、XLSX、TXT 或 JPG、PNG 图片后再上传。"


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The PDF with its number of pages, their width and height in points, and what was left out, in sentences."""

    content: bytes
    sizes: tuple[tuple[float, float], ...]
    changes: tuple[str, ...]

    @property
    def pages(self) -> int:
        return len(self.sizes)


def working_copy(content: bytes, name: str) -> WorkingCopy:
    """The file as pages; Unreadable says why not, and the way out.

    Hidden content, notes, scripts, attachments and properties stay behind: see `gongkai.privacy.renditions`.
    """
    suffix = name.rpartition(".")[2].lower()
    if suffix not in SUFFIXES:
        raise Unreadable(f"这种格式的文件不能遮盖：{_WAY_OUT}")
    try:
        made, changes = _made(content, name, suffix)
    except Unreadable:
        raise
    except Exception as error:  # a hostile file may raise anything in any library
        raise Unreadable(BROKEN) from error
    sizes = page_sizes(made)
    if len(sizes) > MOST_PAGES:
        raise Unreadable(TOO_MANY)
    return WorkingCopy(made, sizes, changes)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    told, _ = apart.call("gongkai.redaction.viewing:sizes_alone", {}, pdf, seconds=LONGEST_SECONDS)
    return tuple((float(width), float(height)) for width, height in told["sizes"])


def _made(content: bytes, name: str, suffix: str) -> tuple[bytes, tuple[str, ...]]:
    if suffix in PICTURES:
        changes = Changes()
        return picture_pdf(content, changes), changes.sentences()
    clean = rendition(content, name)
    if clean.name.endswith(".pdf"):
        return clean.content, clean.changes
    if clean.name.endswith(".docx") and libreoffice.opens("doc"):
        laid_out = libreoffice.converted(clean.content, "docx", "pdf")
        return rendition(laid_out, "laid-out.pdf").content, clean.changes
    try:
        return sheets_pdf(read(clean.content, clean.name)), clean.changes
    except TooMuch:
        raise Unreadable("表格太大，不能排成页面遮盖：请删去不需要的行列，或者拆分后再上传。") from None
