"""Word and PDF of a published annual report: made once from the frozen report, then served as files."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from filelock import FileLock

from gongkai.items.choices import Visibility
from gongkai.items.models import Item
from gongkai.report.building import frozen_build
from gongkai.report.export import export
from gongkai.report.models import AnnualReport

LABELS = {"docx": "Word 文档", "pdf": "PDF"}


def downloads_of(item: Item) -> list[tuple[str, str, str]]:
    """(label, prefix, file name) of the files beside a report's page; empty for other items."""
    report = (
        AnnualReport.objects.filter(item=item).only("year").first() if item.kind == "annual_report" else None
    )
    if report is None:
        return []
    return [(label, item.organ.index_prefix, f"{report.year}.{suffix}") for suffix, label in LABELS.items()]


def published_report(prefix: str, year: int) -> AnnualReport | None:
    """The report that stands on the portal; a withdrawn one is gone in every form."""
    found = AnnualReport.objects.filter(
        organ__index_prefix=prefix, year=year, item__visibility=Visibility.PUBLIC
    ).select_related("organ", "item")
    return found.first()


def file_of(report: AnnualReport, suffix: str) -> Path:
    """The file in that format, made when it is asked for the first time."""
    frozen = int(report.frozen_at.timestamp()) if report.frozen_at else 0
    path = (
        settings.HOME / "pages" / "reports" / report.organ.index_prefix / f"{report.year}-{frozen}.{suffix}"
    )
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_suffix(f".{suffix}.lock")):
        if not path.exists():
            _write(path, export(frozen_build(report), suffix))
    return path


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
