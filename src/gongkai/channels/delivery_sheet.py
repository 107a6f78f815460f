"""送交清单 on paper: the same lines as the XLSX, on A4 across, with room for the signature at the end."""

from collections.abc import Sequence
from pathlib import Path

from gongkai.channels.delivery_list import HEADS, Line
from gongkai.items.imports.reading import read_file
from gongkai.web.printing import paper_environment, pdf_of

FOLDER = Path(__file__).parent / "sheet" / "frame"


def render_pdf(title: str, lines: Sequence[Line]) -> bytes:
    """The list on A4, tagged."""
    heads = [label for label, _ in HEADS]
    page = (
        paper_environment(FOLDER).get_template("delivery.html").render(title=title, heads=heads, lines=lines)
    )
    return pdf_of(page).content


def lines_in(content: bytes) -> list[Line]:
    """The lines of a list as it was handed over, from its sealed XLSX."""
    (sheet,) = read_file(content, "送交清单.xlsx")
    width = len(HEADS)
    rows = [tuple(str(cell) for cell in row[:width]) for row in sheet.rows]
    return [(*row, *[""] * (width - len(row))) for row in rows if row and row[0].isdecimal()]
