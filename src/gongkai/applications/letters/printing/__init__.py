"""From the Word file to screen and paper: what is printed is what the file says, without a word processor."""

from django.utils.safestring import SafeString, mark_safe

from gongkai.applications.letters.printing.css import FACES, run_css
from gongkai.applications.letters.printing.page import page_of
from gongkai.applications.letters.printing.reading import RunFormat, WordFile
from gongkai.applications.letters.printing.screen import fragment_of
from gongkai.web.printing import pdf_of

__all__ = ["as_fragment", "as_pdf", "warm_up"]


def as_pdf(docx: bytes, *, title: str, organ: str) -> bytes:
    """The file as PDF/UA on its own paper size, with its margins, heads and feet."""
    return pdf_of(page_of(WordFile(docx), title=title, organ=organ)).content


def warm_up() -> None:
    """Loads the printer and the faces of letters, so that the first letter of a process takes no longer than the next."""
    lines = "".join(f'<p style="{run_css(RunFormat(font=face))}">政府信息 1</p>' for face in FACES)
    pdf_of(f'<!doctype html><html lang="zh-CN"><head><title>1</title></head><body>{lines}</body></html>')


def as_fragment(docx: bytes) -> SafeString:
    """The file's text as an HTML fragment without any style of its own; everything in it is escaped."""
    return mark_safe(fragment_of(WordFile(docx)))  # noqa: S308
