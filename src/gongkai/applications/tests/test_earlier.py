"""Earlier applications: the same person's by likeness and number, other people's for the same thing."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.earlier import earlier_ones, likeness, pieces_before, worth_publishing
from gongkai.applications.intake import WantedInformation
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
