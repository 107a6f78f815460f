"""附表 on the page of their item, and to take away: made from what an edition froze and nothing else."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from filelock import FileLock

from gongkai.items.annexes import Annex, annex_of
from gongkai.items.drawn_annexes import DrawnTable, drawn
from gongkai.items.models import Edition, Item
from gongkai.portal.annexes import spreadsheet
from gongkai.portal.copied import replace_file
from gongkai.portal.lists.summary import Chart, chart_of
from gongkai.portal.page_files import folder_of
from gongkai.web.dates import chinese_day


@dataclass(frozen=True)
class DrawnAnnex:
    """`links` are (words, index number) of other items."""

    summary: tuple[DrawnTable, ...]
    charts: tuple[Chart, ...]
    tables: tuple[DrawnTable, ...]
    links: tuple[tuple[str, str], ...]


def annex_in(edition: Edition) -> Annex | None:
    """The tables that the edition (of `editions_of`) froze; one query where there are any."""
    if not edition.has_annex:  # type: ignore[attr-defined]
        return None
    return annex_of(Edition.objects.values_list("annex", flat=True).get(pk=edition.pk))


def drawn_annex(edition: Edition) -> DrawnAnnex | None:
    annex = annex_in(edition)
    if annex is None:
        return None
    charts = (chart_of(chart, "项") for chart in annex.charts)
    return DrawnAnnex(
        summary=tuple(drawn(table) for table in annex.summary),
        charts=tuple(chart for chart in charts if chart),
        tables=tuple(drawn(table) for table in annex.tables),
        links=annex.links,
    )


def file_of(item: Item, edition: Edition, *, address: str) -> Path:
    """The workbook of an open edition, made when it is asked for the first time; LookupError without tables.

    `address` is the whole address of the item's page, which the file names as its source.
    """
    folder, annex = folder_of(item.index_number or ""), annex_in(edition)
    if folder is None or annex is None:
        raise LookupError(f"edition {edition.pk} of item {item.pk} has no tables")
    path = folder / file_name(edition)
    if path.exists() and path.stat().st_size:
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f".{path.name}.lock"):
        if not path.exists() or not path.stat().st_size:
            published_on = timezone.localdate(item.published_at or edition.made_at)
            source = f"来源：{item.organ.name}，索引号 {item.index_number}，{chinese_day(published_on)}公开。{address}"
            replace_file(
                path, spreadsheet.write(annex, title=edition.title, organ=item.organ.name, source=source)
            )
    return path


def file_name(edition: Edition) -> str:
    return f"tables-{edition.number}.xlsx"


def remove_others(folder: Path, edition: Edition) -> None:
    """Files of earlier editions are not offered any more."""
    for path in folder.glob("tables-*"):
        if path.name != file_name(edition):
            path.unlink(missing_ok=True)
