"""Fonts of a Word run: Chinese by GB/T 9704, Latin letters and digits in Times New Roman."""

from typing import Any

from docx.oxml.ns import qn

LATIN_FONT = "Times New Roman"


def set_font(run: Any, name: str, size: Any) -> None:
    run.font.size = size
    run.font.name = LATIN_FONT
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
