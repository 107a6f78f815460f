"""PDF of a page that has everything in itself: tagged, nothing is fetched."""

import logging

from gongkai.items.renditions.made import Made

_NOISY = ("weasyprint", "weasyprint.progress", "fontTools", "fontTools.subset")


class OutsideAddress(ValueError):  # noqa: N818 (named for what is so)
    """The page asked for something outside itself; a document never does."""


def pdf_of(page: str) -> Made:
    """The printed page as PDF/UA with the number of its sheets."""
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    from weasyprint import HTML  # after the loggers: it speaks while it loads, and takes a second

    laid_out = HTML(string=page, url_fetcher=_refuse).render()
    written = laid_out.write_pdf(pdf_variant="pdf/ua-1")
    return Made(bytes(written or b""), len(laid_out.pages))


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise OutsideAddress(f"a document fetches nothing: {url[:200]}")
