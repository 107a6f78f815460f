"""Earlier applications: the same person's by likeness and number, other people's for the same thing."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.earlier import earlier_ones, likeness, pieces_before, worth_publishing
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import COMPANY, RECEIVED_ON, brought_to, moment
from gongkai.items.models import Item

WANTED = "2019 年全县农村危房改造补助资金分配明细"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ("2019年全县农村危房改造补助资金分配明细。", True),
        ("请提供2019年农村危房改造补助资金的分配明细", True),
        ("2020年公共租赁住房退出名单", False),
        ("", False),
    ],
    ids=["same words", "other order", "something else", "nothing"],
)
def test_likeness_is_of_the_words_and_not_of_marks(other: str, alike: bool) -> None:
    assert (likeness(WANTED, other) >= 0.5) is alike


def test_the_same_person_is_found_by_the_number_of_the_paper_with_what_was_answered(cast: Cast) -> None:
    brought_to("delivered", cast, key="a")
    brought_to("registered", cast, key="b", wanted=WantedInformation("公租房退出名单"), on=date(2020, 5, 20))
    brought_to("registered", cast, key="c", applicant=COMPANY, on=date(2020, 5, 21))
    again = brought_to("registered", cast, key="d", on=date(2020, 5, 22))
    found = earlier_ones(again, cast.clerk)
    assert [each.is_alike for each in found.same_person] == [True, False]
    assert found.repeated[0].told == "青住建公开告〔2020〕1号（2020年5月18日）"
    assert (found.this_month, found.this_year) == (2, 2)
    assert [each.application.number for each in found.same_words] == ["A640299041-2020-0003"]


def test_pieces_of_a_month_are_counted_by_paper_and_day_of_receipt(cast: Cast) -> None:
    days = (date(2020, 5, 15), date(2020, 5, 18), date(2020, 5, 18), date(2020, 6, 1))
    made = [brought_to("registered", cast, key=f"k{index}", on=day) for index, day in enumerate(days)]
    assert [pieces_before(each) for each in made] == [0, 1, 2, 0]


def test_what_several_applicants_were_given_is_worth_publishing(cast: Cast) -> None:
    item = Item.objects.create(
        organ=cast.organ,
        kind="official_document",
        title="补助资金分配明细",
        formed_on=RECEIVED_ON,
        proposed_attribute="on_application",
        attribute="on_application",
        registered_at=moment(RECEIVED_ON),
    )
    first = brought_to("delivered", cast, key="a")
    first.reply.items.add(item)
    assert worth_publishing(cast.clerk) == []
    second = brought_to("delivered", cast, key="b", applicant=COMPANY)
    second.reply.items.add(item)
    assert worth_publishing(cast.clerk) == [(item, 2)]


def test_looking_back_takes_as_many_queries_for_many_as_for_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    application = brought_to("registered", cast, key="first")
    for index in range(12):
        brought_to("registered", cast, key=f"k{index}", on=date(2020, 5, 18))
    with django_assert_num_queries(3):
        earlier_ones(application, cast.clerk)


def test_a_year_and_a_month_are_counted_by_the_day_of_receipt(cast: Cast) -> None:
    days = (date(2019, 5, 22), date(2019, 5, 23), date(2020, 4, 30), date(2020, 5, 1))
    for index, day in enumerate(days):
        brought_to("registered", cast, key=f"k{index}", on=day)
    last = brought_to("registered", cast, key="last", on=date(2020, 5, 22))
    brought_to("registered", cast, key="later", on=date(2020, 5, 25))
    found = earlier_ones(last, cast.clerk)
    assert (found.this_month, found.this_year, len(found.same_person)) == (1, 3, 4)


def test_another_organ_is_told_nothing_of_what_came_before(cast: Cast) -> None:
    brought_to("delivered", cast, key="a")
    again = brought_to("registered", cast, key="b")
    found = earlier_ones(again, cast.other_clerk)
    assert (found.same_person, found.same_words, found.this_year) == ((), (), 0)


def test_pieces_of_one_form_are_not_earlier_than_each_other(cast: Cast) -> None:
    form = brought_to("registered", cast, key="a")
    pieces = [brought_to("registered", cast, key=key) for key in "bc"]
    Application.objects.filter(pk__in=[each.pk for each in pieces]).update(split_from=form)
    for each in Application.objects.all():
        assert earlier_ones(each, cast.clerk).this_month == 0


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("补助资金", "补助资金", 1.0),
        ("补助资金", "补 助，资金。", 1.0),
        ("ＡＢＣ１２", "abc12", 1.0),
        ("㎡数", "m2数", 1.0),
        ("补助资金", "助资", 0.5),
        ("资", "资", 1.0),
        ("资", "金", 0.0),
        ("𠮷野家", "𠮷野", 2 / 3),
        ("。，", "。", 0.0),
    ],
)
def test_likeness_counts_pairs_of_characters(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == likeness(other, one) == pytest.approx(share)
