"""PDF: the printing page, on A4 with the page number — 1 — and heads repeated on every page of a table."""

from gongkai.report.building import Build
from gongkai.report.render.page import page
from gongkai.web.printing import pdf_of


def pdf(made: Build) -> bytes:
    """The report as a tagged PDF; nothing is fetched."""
    return pdf_of(page(made)).content
