"""公示 for the public: the box on the list's page, the form, its receipt, and what happens after the period."""

from datetime import timedelta

import pytest
from conftest import Cast
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from gongkai.items.models import Item
from gongkai.postings.actions.endings import end_names_due
from gongkai.postings.models import Objection, PostingRound
from gongkai.postings.tests.samples import in_the_third_round, noon

SAID = {"content": "此户在县城有房", "about": "周大山", "name": "许异议", "phone": "13900000001"}
KEY = "k" * 30


@pytest.fixture
def third(cast: Cast) -> PostingRound:
    """The third round, hung today."""
    cache.clear()
    found = in_the_third_round(cast, day=timezone.localdate() - timedelta(days=60))
    days = timezone.localdate() - found.starts_on
    PostingRound.objects.filter(pk=found.pk).update(
        starts_on=found.starts_on + days, ends_on=timezone.localdate() + timedelta(days=7)
    )
    found.refresh_from_db()
    return found


def address(third: PostingRound) -> str:
    return f"/items/{third.posting.item.index_number}/"


@pytest.fixture(autouse=True)
def _numbered(third: PostingRound) -> None:
    third.posting.item.refresh_from_db()


def test_the_page_says_the_period_and_how_to_object(third: PostingRound, client: Client) -> None:
    text = client.get(address(third)).content.decode()
    for said in (
        "公示期：",
        "0952-6000001",
        "网上提出异议",
        "第一榜·村级公示",
        "公示期满后，名单中的姓名隐去一部分",
    ):
        assert said in text, said
    assert "今天" not in text


def test_somebody_objects_and_gets_a_number(third: PostingRound, client: Client) -> None:
    form = f"{address(third)}objection/"
    assert "匿名的不填" in client.get(form).content.decode()
    empty = client.post(form, {"submission_key": KEY, "content": "", "name": "许异议"})
    assert empty.status_code == 422 and 'value="许异议"' in empty.content.decode()
    sent = client.post(form, {**SAID, "submission_key": KEY})
    assert sent["Location"] == "/items/objection/receipt/"
    receipt = client.get(sent["Location"]).content.decode()
    objection = Objection.objects.get()
    assert objection.number in receipt and "许异议" not in receipt and "13900000001" not in receipt
    assert (objection.channel, objection.objector, objection.about) == ("online", "许*", "周大山")
    client.post(form, {**SAID, "submission_key": KEY})
    assert Objection.objects.count() == 1
    assert Client().get(sent["Location"]).status_code == 302


def test_an_anonymous_objection_is_taken(third: PostingRound, client: Client) -> None:
    client.post(f"{address(third)}objection/", {"content": "有误", "submission_key": KEY})
    assert Objection.objects.get().is_anonymous


def test_too_many_objections_from_one_place_have_to_wait(third: PostingRound, client: Client) -> None:
    form = f"{address(third)}objection/"
    codes = [
        client.post(form, {"content": f"第 {number} 件", "submission_key": KEY}).status_code
        for number in range(11)
    ]
    assert codes == [302] * 5 + [429] * 6  # without a proof of work


def test_after_the_period_the_form_says_where_to_turn(third: PostingRound, client: Client) -> None:
    PostingRound.objects.filter(pk=third.pk).update(
        starts_on=timezone.localdate() - timedelta(days=9), ends_on=timezone.localdate() - timedelta(days=1)
    )
    form = f"{address(third)}objection/"
    assert "现在不能在网上提出异议" in client.get(form).content.decode()
    assert client.post(form, {**SAID, "submission_key": KEY}).status_code == 409
    assert not Objection.objects.exists()


def test_a_list_that_is_not_public_has_no_form(third: PostingRound, client: Client) -> None:
    Item.objects.update(visibility="internal")
    assert client.get(f"{address(third)}objection/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_page_file_is_made_anew_when_the_names_leave(third: PostingRound, client: Client) -> None:
    folder = settings.HOME / "pages" / "items"
    (file,) = folder.rglob("index.html")
    assert "马小兰" in file.read_text(encoding="utf-8")
    end_names_due(noon(timezone.localdate() + timedelta(days=8)))
    (file,) = folder.rglob("index.html")
    text = file.read_text(encoding="utf-8")
    assert "马小兰" not in text and "网上提出异议" not in text and "第一榜·村级公示" in text
    assert "公示期已满" in text
