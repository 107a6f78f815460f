"""行政规范性文件 → NormativeFact (表二)."""

from collections.abc import Iterable, Iterator

from django.db.models import Max, Q
from django.utils import timezone

from gongkai.items.choices import State, Validity
from gongkai.items.models import Item
from gongkai.ledger import NormativeFact, NormativeKind
from gongkai.report.collect.faults import Fault
from gongkai.report.collect.lists import kinds_counting_as
from gongkai.report.collect.years import first_day, last_day

NAME = Item._meta.label_lower
ROLE = "normative_document"
_ENDED = (Validity.LAPSED, Validity.REPEALED)


def normative_facts(organ_id: int, year: int) -> Iterator[NormativeFact]:
    """Documents formed by the end of the year, whether or not they are published.

    `repealed_on` is the day of repeal (废止), or of lapse (失效) when the document's validity says so. One that was
    withdrawn from every channel left the public on the day when the last channel ended.
    """
    records = (
        Item.objects.filter(
            organ_id=organ_id, kind__in=kinds_counting_as(ROLE), formed_on__lte=last_day(year)
        )
        .annotate(taken_down_at=Max("releases__ended_at", filter=Q(state=State.WITHDRAWN)))
        .order_by("pk")
        .values_list("pk", "formed_on", "published_at", "validity", "repealed_on", "taken_down_at")
    )
    for pk, formed_on, published_at, validity, repealed_on, taken_down_at in records.iterator(
        chunk_size=10_000
    ):
        lapsed = validity == Validity.LAPSED
        yield NormativeFact(
            id=f"{NAME}:{pk}",
            kind=NormativeKind.NORMATIVE,
            made_on=formed_on,
            published_on=timezone.localdate(published_at) if published_at else None,
            repealed_on=None if lapsed else repealed_on,
            expired_on=repealed_on if lapsed else None,
            withdrawn_on=timezone.localdate(taken_down_at) if taken_down_at else None,
        )


def withdrawn_in(documents: Iterable[NormativeFact], year: int) -> int:
    """Documents taken off the public list in the year."""
    return sum(1 for each in documents if each.withdrawn_on is not None and each.withdrawn_on.year == year)


def backlog_of(documents: Iterable[NormativeFact], year: int) -> int:
    """Documents made before the year and not public when it began."""
    start = first_day(year)
    return sum(
        1
        for each in documents
        if each.made_on < start and (each.published_on is None or each.published_on >= start)
    )


def normative_faults(organ_id: int, year: int) -> Iterator[Fault]:
    """Documents that are said to be repealed or lapsed, without the day."""
    records = Item.objects.filter(
        organ_id=organ_id,
        kind__in=kinds_counting_as(ROLE),
        formed_on__lte=last_day(year),
        validity__in=_ENDED,
        repealed_on=None,
    )
    for pk, title, validity in records.order_by("pk").values_list("pk", "title", "validity"):
        yield Fault(
            f"{NAME}:{pk}",
            f"《{title}》已标为“{Validity(validity).label}”而没有填写日期，仍按现行有效计算。请补填废止（失效）日期。",
            blocks=False,
        )
