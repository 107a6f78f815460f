"""A prepared query answers as the queryset does, whatever it was asked first."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from gongkai.organs.models import HolidayNotice, Organ
from gongkai.web.prepared import prepared

pytestmark = pytest.mark.django_db


@prepared
def organs(organ_ids: tuple[int, ...], *, is_reversed: bool = False) -> QuerySet[Organ]:
    found = Organ.objects.filter(pk__in=organ_ids).select_related("parent")
    return found.order_by("-pk" if is_reversed else "pk")


@prepared
def below(parent_id: int | None) -> QuerySet[Organ]:
    return Organ.objects.filter(parent_id=parent_id).order_by("pk")


@prepared
def one(organ_id: int) -> QuerySet[Organ]:
    return Organ.objects.filter(pk=organ_id)


@prepared
def loaded(since: date) -> QuerySet[Any, Any]:
    return HolidayNotice.objects.filter(loaded_at__date__gte=since).values_list("pk", flat=True)


@prepared
def loaded_since(at: datetime, regions: tuple[str, ...]) -> QuerySet[Any, Any]:
    found = HolidayNotice.objects.filter(loaded_at__gte=at, region__in=regions)
    return found.order_by("region").values_list("region", flat=True)


@prepared
def named_like(word: str) -> QuerySet[Organ]:
    return Organ.objects.filter(name__contains=word)


@prepared
def next_one(organ_id: int) -> QuerySet[Organ]:
    return Organ.objects.filter(pk=organ_id + 1)


@prepared
def none_at_all(organ_id: int, *, states: tuple[int, ...]) -> QuerySet[Organ]:
    return Organ.objects.filter(pk=organ_id, level__in=states)


@pytest.fixture
def known() -> list[Organ]:
    first = Organ.objects.create(name="甲", short_name="甲", index_prefix="640221041")
    others = [
        Organ.objects.create(name=name, short_name=name, index_prefix=f"64022104{at}", parent=first)
        for at, name in enumerate("乙丙", start=2)
    ]
    return [first, *others]


def test_other_values_have_other_rows(known: list[Organ]) -> None:
    first, second, third = known

    assert organs((first.pk, second.pk)) == [first, second]
    assert organs((second.pk, third.pk)) == [second, third]
    assert organs((third.pk,)) == [third]
    assert organs(()) == []


def test_another_shape_is_another_query(known: list[Organ]) -> None:
    first, second, _ = known

    assert organs((first.pk, second.pk), is_reversed=True) == [second, first]
    assert organs((first.pk, second.pk)) == [first, second]


def test_none_is_a_value_of_its_own(known: list[Organ]) -> None:
    first, second, third = known

    assert below(first.pk) == [second, third]
    assert below(None) == [first]
    assert below(second.pk) == []


def test_related_records_come_along_in_the_one_query(known: list[Organ]) -> None:
    organs((known[0].pk,))

    with CaptureQueriesContext(connection) as captured:
        names = [organ.parent.name if organ.parent else "" for organ in organs((known[1].pk,))]
    assert (names, len(captured)) == (["甲"], 1)


def test_days_are_handed_on() -> None:
    at = datetime.fromisoformat("2020-06-01T09:00:00+08:00")
    notice = HolidayNotice.objects.create(region="CN", year=2020, days={})
    HolidayNotice.objects.update(loaded_at=at)

    assert loaded(date(2020, 6, 1)) == [notice.pk]
    assert loaded(date(2020, 6, 2)) == []


def test_a_number_that_no_id_can_be_has_no_rows(known: list[Organ]) -> None:
    assert (one(known[0].pk), one(10**30)) == ([known[0]], [])


def test_moments_and_keys_are_handed_on() -> None:
    at = datetime.fromisoformat("2020-06-01T09:00:00+08:00")
    for region in ("CN", "64", "640221"):
        HolidayNotice.objects.create(region=region, year=2020, days={})
    HolidayNotice.objects.update(loaded_at=at)

    assert loaded_since(at, ("CN", "64", "11")) == ["64", "CN"]
    assert loaded_since(at, ("640221", "11", "12")) == ["640221"]
    assert loaded_since(at + timedelta(seconds=1), ("CN", "64", "11")) == []


def test_a_text_that_is_looked_for_within_others_is_refused() -> None:
    with pytest.raises(TypeError, match="does not hand on"):
        named_like("甲")


def test_a_value_that_is_changed_on_the_way_is_refused(known: list[Organ]) -> None:
    with pytest.raises(TypeError, match="does not hand on"):
        next_one(known[0].pk)


def test_a_value_that_changes_the_query_is_refused() -> None:
    with pytest.raises(TypeError, match="is named"):
        below(True)


def test_a_query_that_can_have_no_rows_is_not_asked(known: list[Organ]) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert none_at_all(known[0].pk, states=()) == []
    assert len(captured) == 0
