"""数据来源: what the records behind a cell are called, when they happened, and where they stand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading
from gongkai.channels.models import Repost
from gongkai.dialogue.models import Proposal
from gongkai.items.choices import Channel
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, Release, Row
from gongkai.remedies.models import Lawsuit, Reconsideration

_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record as a line: its name ("items.row:34"), title and day, and the page that shows it.

    `url_kind` is application, item, proposal, heading, version, repost or challenge, `pk` the id that its address needs: a line of a list is
    shown by its item, a challenge by its application.
    """

    name: str
    title: str
    day: date | None
    url_kind: str
    pk: int


def describe(names: Sequence[str]) -> list[RecordLine]:
    """The records of these names in their order; names that no longer exist are left out.

    As many queries as there are kinds of record (for each 10,000 names); who may see them is decided by whoever asks.
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for name in names:
        model, _, pk = name.rpartition(":")
        if model in _DESCRIBERS and pk.isdecimal():
            wanted[model].append(int(pk))
    found = {
        line.name: line
        for model, pks in wanted.items()
        for batch in _batches(pks)
        for line in _DESCRIBERS[model](batch)
    }
    return [found[name] for name in dict.fromkeys(names) if name in found]


def _batches(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), _BATCH):
        yield pks[start : start + _BATCH]


def _applications(pks: list[int]) -> Iterable[RecordLine]:
    found = Application.objects.filter(pk__in=pks).values_list(
        "pk", "number", "applicant_label", "received_on"
    )
    for pk, number, applicant, day in found:
        yield RecordLine(_name(Application, pk), f"{number} {applicant}", day, "application", pk)


def _items(pks: list[int]) -> Iterable[RecordLine]:
    found = Item.objects.filter(pk__in=pks).values_list("pk", "title", "document_number", "formed_on")
    for pk, title, number, day in found:
        yield RecordLine(_name(Item, pk), f"{title}（{number}）" if number else title, day, "item", pk)


def _rows(pks: list[int]) -> Iterable[RecordLine]:
    found = Row.objects.filter(pk__in=pks).values_list(
        "pk", "item_id", "item__title", "item__kind", "position", "values", "formed_on"
    )
    for pk, item_id, title, kind, position, values, day in found:
        said = _first_texts(kind, values)
        yield RecordLine(
            _name(Row, pk), f"《{title}》第 {position} 行{'：' if said else ''}{said}", day, "item", item_id
        )


def _first_texts(kind: str, values: Any) -> str:
    """The first two columns of a line, which say what it is about."""
    columns = all_kinds()[kind].columns[:2] if kind in all_kinds() else ()
    said = [str(values[column.code]) for column in columns if values.get(column.code)]
    return "，".join(said)[:120]


def _releases(pks: list[int]) -> Iterable[RecordLine]:
    found = Release.objects.filter(pk__in=pks).values_list(
        "pk", "item_id", "item__title", "channel", "released_at"
    )
    for pk, item_id, title, channel, at in found:
        yield RecordLine(_name(Release, pk), f"{Channel(channel).label}：{title}", _day(at), "item", item_id)


def _reposts(pks: list[int]) -> Iterable[RecordLine]:
    columns = ("pk", "channel", "title", "source", "reposted_on")
    for pk, channel, title, source, day in Repost.objects.filter(pk__in=pks).values_list(*columns):
        said = f"{Channel(channel).label}转载：{title}（{source}）"
        yield RecordLine(_name(Repost, pk), said, day, "repost", pk)


def _headings(pks: list[int]) -> Iterable[RecordLine]:
    for pk, title, day in Heading.objects.filter(pk__in=pks).values_list("pk", "title", "in_force_from"):
        yield RecordLine(_name(Heading, pk), title, day, "heading", pk)


def _proposals(pks: list[int]) -> Iterable[RecordLine]:
    found = Proposal.objects.filter(pk__in=pks).only("kind", "number", "level", "title", "assigned_on")
    for each in found:
        title = f"{each.get_level_display()}{each} {each.title}"
        yield RecordLine(_name(Proposal, each.pk), title, each.assigned_on, "proposal", each.pk)


def _versions(pks: list[int]) -> Iterable[RecordLine]:
    columns = ("pk", "catalogue", "number", "reason", "in_force_from")
    for pk, catalogue, number, reason, day in CatalogueVersion.objects.filter(pk__in=pks).values_list(
        *columns
    ):
        title = f"《{Catalogue(catalogue).label}》第 {number} 版：{reason}"
        yield RecordLine(_name(CatalogueVersion, pk), title, day, "version", pk)


def _challenges(model: Any) -> Callable[[list[int]], Iterable[RecordLine]]:
    def lines(pks: list[int]) -> Iterable[RecordLine]:
        columns = ("pk", "case_number", "filed_on", "application_id")
        for pk, number, day, application_id in model.objects.filter(pk__in=pks).values_list(*columns):
            yield RecordLine(_name(model, pk), number, day, "challenge", application_id)

    return lines


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def _name(model: Any, pk: int) -> str:
    return f"{model._meta.label_lower}:{pk}"


_DESCRIBERS: dict[str, Callable[[list[int]], Iterable[RecordLine]]] = {
    model._meta.label_lower: describer
    for model, describer in (
        (Application, _applications),
        (Item, _items),
        (Row, _rows),
        (Release, _releases),
        (Repost, _reposts),
        (Heading, _headings),
        (CatalogueVersion, _versions),
        (Proposal, _proposals),
        (Reconsideration, _challenges(Reconsideration)),
        (Lawsuit, _challenges(Lawsuit)),
    )
}
