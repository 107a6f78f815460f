"""导出: a report as JSON, HTML, DOCX or PDF bytes, for the desk's downloads and the command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai.report.building import Build
from gongkai.report.render.file_names import file_name
from gongkai.report.render.page import page

__all__ = ["FORMATS", "Format", "as_json", "export", "file_name"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export: its media type and its writer."""

    media_type: str
    write: Callable[[Build], bytes]


def export(made: Build, suffix: str) -> bytes:
    """The report in the format of that suffix ("json", "html", "docx", "pdf"); KeyError for any other."""
    return FORMATS[suffix].write(made)


def as_json(made: Build) -> dict[str, Any]:
    """{"organ": index prefix, "year", "form", "cells": {code: figure}, "findings": […]}."""
    return {
        "organ": made.organ.index_prefix,
        "year": made.year,
        "form": made.form.id,
        "cells": made.tables.as_json()["cells"],
        "findings": made.findings,
    }


def _json(made: Build) -> bytes:
    return (json.dumps(as_json(made), ensure_ascii=False, indent=1) + "\n").encode()


def _html(made: Build) -> bytes:
    return page(made).encode()


def _docx(made: Build) -> bytes:
    from gongkai.report.render.word import docx  # loaded by those who print only

    return docx(made)


def _pdf(made: Build) -> bytes:
    from gongkai.report.render.pdf import pdf

    return pdf(made)


FORMATS = {
    "json": Format("application/json", _json),
    "html": Format("text/html; charset=utf-8", _html),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "pdf": Format("application/pdf", _pdf),
}
