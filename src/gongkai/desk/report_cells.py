"""数据来源: what a figure counts, the records behind it, and what changed since the report was frozen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongkai.report.building import compute_tables
from gongkai.report.figures import FIGURES, Figures, UnknownFigure, printed
from gongkai.report.models import AnnualReport, State
from gongkai.report.records import RecordLine, describe

MOST = 500
CATALOGUE = "desk:catalogue"
REPOSTS = "desk:reposts"
LISTS = (CATALOGUE, REPOSTS)
PAGES = {
    "item": ("政府信息", "desk:item"),
    "application": ("依申请公开", "desk:application"),
    "proposal": ("建议提案", "desk:proposal"),
    "challenge": ("复议诉讼", "desk:application"),
    "heading": ("公开事项", CATALOGUE),
    "version": ("目录版本", "desk:version"),
    "repost": ("转载", REPOSTS),
}
"""By kind of record: what it is called and the page that shows it."""


@dataclass(frozen=True)
class Record:
    """A record that a figure counts, as a line with the page that it opens."""

    label: str
    kind: str
    address: str


@dataclass(frozen=True)
class CellView:
    """One figure: its place and definition, its value in the report and now, and its records."""

    code: str
    title: str
    definition: str
    value: str
    value_now: str
    records: list[Record]
    count: int
    added: list[Record]
    gone: list[Record]
    is_frozen: bool


def cell_view(report: AnnualReport, code: str) -> CellView | None:
    """None when the report has no such figure."""
    figures = Figures(report.organ, report.year, lambda: compute_tables(report.organ, report.year))
    try:
        now = figures.measure(code)
    except UnknownFigure:
        return None
    is_frozen = report.state != State.DRAFT
    counted = tuple(report.records.get(code, ())) if is_frozen else now.record_ids
    value_now = printed(now.value)
    kept = {**report.cells, **report.figures}.get(code)
    title, definition = _said(figures, code)
    return CellView(
        code=code,
        title=title,
        definition=definition,
        value=printed(kept) if is_frozen and kept is not None else value_now,
        value_now=value_now,
        records=records_named(counted[:MOST]),
        count=len(counted),
        added=records_named(sorted(set(now.record_ids) - set(counted))[:MOST]) if is_frozen else [],
        gone=records_named(sorted(set(counted) - set(now.record_ids))[:MOST]) if is_frozen else [],
        is_frozen=is_frozen,
    )


def _said(figures: Figures, code: str) -> tuple[str, str]:
    figure = FIGURES.get(code)
    if figure is not None:
        return figure.label, figure.definition
    if code in figures.form:
        spec = figures.form.cell(code)
        unit = f"，单位：{spec.unit}" if spec.unit else ""
        return spec.place, f"{figures.form.name}中{spec.place}{unit}。"
    return code, ""


def records_named(names: Sequence[str]) -> list[Record]:
    """The records of these names in their order; one that is gone is shown by its name."""
    lines = {line.name: line for line in describe(names)}
    return [_record(lines[name]) if name in lines else Record(name, "记录", "") for name in names]


def _record(line: RecordLine) -> Record:
    kind, view = PAGES[line.url_kind]
    return Record(line.title, kind, reverse(view) if view in LISTS else reverse(view, kwargs={"pk": line.pk}))
