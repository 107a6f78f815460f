"""数据来源: what a figure counts, the records behind it, and what changed since the report was frozen."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from gongkai.applications.models import Application
from gongkai.catalogue.models import Heading
from gongkai.items.models import Item, Release, Row
from gongkai.organs.actors import Actor
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.report.building import compute_tables
from gongkai.report.figures import FIGURES, Figures, UnknownFigure, printed
from gongkai.report.models import AnnualReport, State

MOST = 500


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


def cell_view(report: AnnualReport, code: str, actor: Actor) -> CellView | None:
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
        records=records_named(counted[:MOST], actor),
        count=len(counted),
        added=records_named(sorted(set(now.record_ids) - set(counted))[:MOST], actor) if is_frozen else [],
        gone=records_named(sorted(set(counted) - set(now.record_ids))[:MOST], actor) if is_frozen else [],
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


def records_named(names: Sequence[str], actor: Actor) -> list[Record]:
    """The records of these names in their order; one query for each model among them."""
    wanted: dict[str, list[int]] = {}
    for name in names:
        model, _, pk = name.partition(":")
        wanted.setdefault(model, []).append(int(pk))
    found: dict[str, Record] = {}
    for model, pks in wanted.items():
        reader = READERS.get(model)
        found.update({f"{model}:{pk}": record for pk, record in reader(pks, actor).items()} if reader else {})
    return [found.get(name) or Record(name, "记录", "") for name in names]


def _items(pks: list[int], actor: Actor) -> dict[int, Record]:
    items = Item.objects.filter(pk__in=pks, organ_id__in=actor.organs_read).only("title", "index_number")
    return {item.pk: _item_record(item.pk, item.title, "政府信息") for item in items}


def _rows(pks: list[int], actor: Actor) -> dict[int, Record]:
    rows = Row.objects.filter(pk__in=pks, item__organ_id__in=actor.organs_read).select_related("item")
    return {
        row.pk: _item_record(
            row.item_id, f"{row.item.title} 第 {row.position} 行：{_first_words(row)}", "名单行"
        )
        for row in rows
    }


def _first_words(row: Row) -> str:
    return "，".join(str(value) for value in list(row.values.values())[:3])[:80]


def _releases(pks: list[int], actor: Actor) -> dict[int, Record]:
    found = Release.objects.filter(pk__in=pks, item__organ_id__in=actor.organs_read).select_related("item")
    return {
        release.pk: _item_record(
            release.item_id, f"{release.item.title}（{release.get_channel_display()}）", "发布"
        )
        for release in found
    }


def _item_record(item_id: int, label: str, kind: str) -> Record:
    return Record(label, kind, reverse("desk:item", kwargs={"pk": item_id}))


def _applications(pks: list[int], actor: Actor) -> dict[int, Record]:
    found = Application.objects.visible_to(actor).filter(pk__in=pks).only("number", "wanted", "organ_id")
    return {
        each.pk: _application_record(each.pk, f"{each.number} {' '.join(each.wanted.split())[:40]}", "申请")
        for each in found
    }


def _application_record(pk: int, label: str, kind: str) -> Record:
    return Record(label, kind, reverse("desk:application", kwargs={"pk": pk}))


def _reconsiderations(pks: list[int], actor: Actor) -> dict[int, Record]:
    found = Reconsideration.objects.filter(pk__in=pks, organ_id__in=actor.organs_read).select_related("reply")
    return {
        each.pk: _application_record(each.reply.application_id, each.case_number, "行政复议")
        for each in found
    }


def _lawsuits(pks: list[int], actor: Actor) -> dict[int, Record]:
    found = Lawsuit.objects.filter(pk__in=pks, organ_id__in=actor.organs_read).select_related("reply")
    return {
        each.pk: _application_record(each.reply.application_id, each.case_number, "行政诉讼")
        for each in found
    }


def _headings(pks: list[int], actor: Actor) -> dict[int, Record]:
    found = Heading.objects.filter(pk__in=pks, organ_id__in=actor.organs_read).only("title", "catalogue")
    return {
        each.pk: Record(each.title, each.get_catalogue_display(), reverse("desk:catalogue")) for each in found
    }


READERS = {
    Item._meta.label_lower: _items,
    Row._meta.label_lower: _rows,
    Release._meta.label_lower: _releases,
    Application._meta.label_lower: _applications,
    Reconsideration._meta.label_lower: _reconsiderations,
    Lawsuit._meta.label_lower: _lawsuits,
    Heading._meta.label_lower: _headings,
}
