"""定期评估 through the desk alone, and the same number of queries for many items as for few."""

from datetime import timedelta
from html import unescape
from typing import Any

from conftest import Cast
from django.utils import timezone

from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.tests.test_reassessment import withheld

PAGE = "/desk/reassessments/"


def long_due(cast: Cast) -> Item:
    item = withheld(cast)
    Item.objects.filter(pk=item.pk).update(next_review_on=timezone.localdate() - timedelta(days=1))
    return item


def test_a_withheld_document_is_reviewed_and_opened(cast: Cast) -> None:
    item = long_due(cast)
    reviewer, director = logged_in(cast, "reviewer"), logged_in(cast, "director")
    assert "应评估" in reviewer.get(PAGE).content.decode()
    assert "定期评估" in reviewer.get("/desk/").content.decode()
    stated = {"trigger": "draft_adopted", "outcome": "open", "reason": "资金已经下达"}
    step = f"/desk/items/{item.pk}/propose_reassessment/"
    assert reviewer.get(step).status_code == 200
    assert reviewer.post(step, stated).status_code == 302
    assert reviewer.post(step, stated).status_code == 409
    decision = f"/desk/items/{item.pk}/decide_reassessment/"
    assert "资金已经下达" in director.get(decision).content.decode()
    assert "决定评估结论" in director.get("/desk/").content.decode()
    assert director.post(decision, {"is_approved": "yes"}).status_code == 302
    item.refresh_from_db()
    assert (item.attribute, item.opened_on) == ("proactive", timezone.localdate())


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    first = long_due(cast)
    client = logged_in(cast, "reviewer")
    client.get(PAGE)
    columns = {f.attname: getattr(first, f.attname) for f in Item._meta.concrete_fields if not f.primary_key}
    Item.objects.bulk_create(Item(**columns) for _ in range(30))
    with django_assert_max_num_queries(12):
        assert "31 条到了评估的日子" in client.get(PAGE).content.decode()


def test_many_that_come_due_at_once_are_one_line_of_the_worklist(cast: Cast) -> None:
    first = long_due(cast)
    columns = {f.attname: getattr(first, f.attname) for f in Item._meta.concrete_fields if not f.primary_key}
    Item.objects.bulk_create(Item(**columns) for _ in range(30))
    shown = logged_in(cast, "reviewer").get("/desk/").content.decode()
    assert "定期评估（31 条）" in shown and "propose_reassessment" not in shown


def test_several_stay_closed_together_by_two_persons_and_each_has_its_record(cast: Cast) -> None:
    items = [long_due(cast) for _ in range(3)]
    reviewer, director = logged_in(cast, "reviewer"), logged_in(cast, "director")
    assert reviewer.post(PAGE, {"items": [items[0].pk], "reason": ""}).status_code == 409
    told = {"items": [item.pk for item in items[:2]], "reason": "仍属过程性信息"}
    assert reviewer.post(PAGE, told).status_code == 302
    refused = reviewer.post(PAGE, told)
    assert refused.status_code == 409 and "已有一项评估待决定" in refused.content.decode()
    assert items[0].title in refused.content.decode() and "仍属过程性信息" in refused.content.decode()
    assert director.post(PAGE, {**told, "items": [items[2].pk]}).status_code == 409
    proposed = director.get(f"{PAGE}?show=proposed").content.decode()
    assert "拟维持不变：仍属过程性信息" in proposed and proposed.count('name="items"') == 2
    assert director.post(PAGE, {"agree": "yes", "items": [item.pk for item in items[:2]]}).status_code == 302
    for item in items:
        item.refresh_from_db()
    assert [item.next_review_on > timezone.localdate() for item in items] == [True, True, False]
    assert Entry.objects.filter(verb="decide_reassessment").count() == 2


def test_what_is_to_be_opened_is_decided_one_by_one(cast: Cast) -> None:
    item = long_due(cast)
    actions.propose_reassessment(
        item.pk, actor=cast.reviewer, trigger="draft_adopted", outcome="open", reason="已经下达"
    )
    page = logged_in(cast, "director").post(PAGE, {"agree": "yes", "items": [item.pk]})
    assert page.status_code == 409 and "请逐条打开决定" in page.content.decode()


def test_the_list_goes_on_page_by_page(cast: Cast) -> None:
    first = long_due(cast)
    columns = {f.attname: getattr(first, f.attname) for f in Item._meta.concrete_fields if not f.primary_key}
    Item.objects.bulk_create(Item(**columns) for _ in range(60))
    client, seen, address = logged_in(cast, "auditor"), 0, f"{PAGE}?show=all"
    for _ in range(2):
        page = client.get(address).content.decode()
        seen += page.count(f">{first.title}</a>")
        address = PAGE + unescape(page.partition('rel="next" href="')[2].partition('"')[0]).removeprefix(PAGE)
    assert seen == 61
    assert client.get(f"{PAGE}?after=x_1").status_code == 400
