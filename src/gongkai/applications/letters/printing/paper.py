"""HTML to PDF."""

import logging
from typing import Any, NoReturn


def printed(page: str) -> bytes:
    """An HTML page as PDF/UA; it loads nothing from outside."""
    from weasyprint import HTML  # loading it takes a second, and most processes never print

    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    pdf: bytes = HTML(string=page, url_fetcher=_fetch_nothing).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _fetch_nothing(url: str, *args: Any, **kwargs: Any) -> NoReturn:
    raise ValueError(f"a letter loads nothing from outside, not {url[:80]}")
