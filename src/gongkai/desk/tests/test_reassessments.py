"""定期评估 through the desk alone, and the same number of queries for many items as for few."""

from datetime import timedelta
from typing import Any

from conftest import Cast
from django.utils import timezone

from gongkai.desk.tests.desk_client import logged_in
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
