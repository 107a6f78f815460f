"""Pages for paper: templates that refuse a missing field, and their PDF, which fetches nothing."""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

WALL = Path(__file__).parent / "paper"
"""wall.html and wall.css: the frame of a sheet that hangs on a board."""

_NOISY = ("weasyprint", "weasyprint.progress", "fontTools", "fontTools.subset")


class OutsideAddress(ValueError):  # noqa: N818 (named for what is so)
    """The page asked for something outside itself; a document never does."""


@dataclass(frozen=True)
class Pages:
    """A printed file (PDF) and the number of its sheets."""

    content: bytes
    count: int


@cache
def paper_environment(*folders: Path) -> Environment:
    """Templates in these folders, looked for in turn; what people wrote is escaped, a missing field raises."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def pdf_of(page: str, *, variant: str = "pdf/ua-1") -> Pages:
    """The printed page as PDF/UA (or the variant asked for, pdf/a-3b) with the number of its sheets."""
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    from weasyprint import HTML  # after the loggers: it speaks while it loads, and takes a second

    laid_out = HTML(string=page, url_fetcher=_refuse).render()
    written = laid_out.write_pdf(pdf_variant=variant)
    return Pages(bytes(written or b""), len(laid_out.pages))


def qr_code(address: str, *, is_fluid: bool = False) -> Markup:
    """The address as a QR code (SVG) for a page on paper, or as wide as its place; empty without an address."""
    import segno

    if not address:
        return Markup("")
    drawn = segno.make(address, error="m").svg_inline(scale=1, border=0, omitsize=is_fluid)
    return Markup(drawn)  # noqa: S704 (made of a code, not of what somebody wrote)


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise OutsideAddress(f"a document fetches nothing: {url[:200]}")
