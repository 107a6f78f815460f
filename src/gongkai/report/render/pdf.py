"""PDF: the printing page, on A4 with the page number — 1 — and heads repeated on every page of a table."""

import logging

from gongkai.report.building import Build
from gongkai.report.render.page import page

_NOISY = ("weasyprint", "weasyprint.progress", "fontTools", "fontTools.subset")


class OutsideAddress(ValueError):  # noqa: N818 (named for what is so)
    """The page asked for something outside itself; a report never does."""


def pdf(made: Build) -> bytes:
    """The report as a tagged PDF; nothing is fetched."""
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    from weasyprint import HTML  # after the loggers: it speaks while it loads, and takes a second

    written = HTML(string=page(made), url_fetcher=_refuse).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(written or b"")


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise OutsideAddress(f"a report fetches nothing: {url[:200]}")
