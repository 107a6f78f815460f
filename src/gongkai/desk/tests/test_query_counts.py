"""A page costs the same number of queries for ten times the rows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.applications.actions import ask_correction
from gongkai.applications.tests.samples import RECEIVED_ON, brought_to, moment
from gongkai.channels.models import Delivery, Repost
from gongkai.desk.tests.desk_client import draft, logged_in, published, submitted
from gongkai.dialogue.tests.samples import registered as proposed
from gongkai.items import actions
from gongkai.items.choices import Attribute, State
from gongkai.items.models import Item
from gongkai.supervision.models import Inspection

PAGES = (
    "/desk/",
    "/desk/items/",
    "/desk/applications/",
    "/desk/applications/statistics/",
    "/desk/submissions/",
    "/desk/postings/",
    "/desk/statements/",
    "/desk/postings/objections/",
    "/desk/proposals/",
    "/desk/catalogue/",
    "/desk/duties/",
    "/desk/reports/",
    "/desk/reposts/",
    "/desk/deliveries/",
    "/desk/reassessments/",
    "/desk/inspections/",
)


def queries(cast: Cast, name: str, address: str) -> int:
    client = logged_in(cast, name)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def kept_closed(cast: Cast, title: str) -> None:
    """An item that is open on application and was to be looked at again long ago."""
    item = actions.register(cast.organ, draft(title=title), actor=cast.clerk)
    Item.objects.filter(pk=item.pk).update(
        state=State.DETERMINED, attribute=Attribute.ON_APPLICATION, next_review_on=date(2021, 1, 1)
    )


def fill(cast: Cast, count: int, mark: str) -> None:
    for number in range(count):
        actions.register(cast.organ, draft(title=f"{mark}{number}"), actor=cast.clerk)
        budget = {"year": 2020, "approved_on": "2020-01-10", "approved_by": "财政部门"}
        actions.register(cast.organ, draft(kind="department_budget", extra=budget), actor=cast.clerk)
        submitted(cast, key=f"{mark}{number}", wanted=f"{mark}{number}")
        proposed(cast, number=f"{mark}{number}")
    for number in range(count // 3):  # letters that wait for a signature, and drafted replies
        brought_to("drafted", cast, key=f"{mark}拟{number}")
        letter = brought_to("registered", cast, key=f"{mark}函{number}")
        due_on = RECEIVED_ON + timedelta(days=20)
        ask_correction(
            letter.pk,
            actor=cast.clerk,
            unclear="没有写明年度",
            how="请写明年度",
            due_on=due_on,
            at=moment(RECEIVED_ON),
        )
    told = {"organ": cast.organ, "recorded_at": timezone.now()}
    for number in range(count):
        kept_closed(cast, f"{mark}{number}")
        Delivery.objects.create(
            **told, place=f"{mark}{number}馆", year=2020, quarter=1, count=3, file="0", signed_by="许签收",
            delivered_on=date(2020, 5, 1),
        )  # fmt: skip
        Repost.objects.create(**told, channel="weibo", title=mark, source="县", reposted_on=date(2020, 5, 1))
        Inspection.objects.create(organ=cast.organ, made_at=timezone.now())
    item = actions.register(cast.organ, draft(title=f"退{mark}"), actor=cast.clerk)
    actions.send_back(item.pk, actor=cast.section_head, reason="重写")
    done = published(cast)
    actions.propose_revision(done.pk, actor=cast.clerk, changes={"title": mark}, reason="更正")


@pytest.mark.parametrize("name", ["clerk", "section_head", "reviewer", "director", "authority"])
def test_lists_cost_the_same_for_ten_times_the_rows(cast: Cast, name: str) -> None:
    fill(cast, 3, "甲")
    before = {page: queries(cast, name, page) for page in PAGES}
    fill(cast, 30, "乙")
    assert {page: queries(cast, name, page) for page in PAGES} == before
    assert max(before.values()) <= 45  # the worklist asks every part of the platform in turn


def test_an_application_costs_the_same_for_ten_times_the_entries(cast: Cast) -> None:
    application = submitted(cast)
    page = f"/desk/applications/{application.pk}/"
    clerk = logged_in(cast, "clerk")
    clerk.post(f"{page}identity/")
    before = queries(cast, "clerk", page)
    for _ in range(10):
        clerk.post(f"{page}identity/")
    assert queries(cast, "clerk", page) == before <= 21


@pytest.mark.parametrize("state", ["registered", "drafted", "delivered"])
def test_the_page_of_an_application_asks_nothing_twice(cast: Cast, state: str) -> None:
    application = brought_to(state, cast)
    client, asked = logged_in(cast, "clerk"), []

    def noted(execute: Callable[..., object], sql: str, params: object, *rest: object) -> object:
        asked.append((sql, str(params)))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(noted):
        assert client.get(f"/desk/applications/{application.pk}/").status_code == 200
    assert [each for each in asked if asked.count(each) > 1] == []
    assert len(asked) <= 23


def test_an_item_costs_the_same_for_ten_times_the_rows_and_entries(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(kind="roster"), actor=cast.clerk)
    add: Callable[[int], object] = lambda count: actions.add_rows(  # noqa: E731
        item.pk, [{"household": f"户{number}"} for number in range(count)], actor=cast.clerk
    )
    add(4)
    before = queries(cast, "clerk", f"/desk/items/{item.pk}/")
    for _ in range(10):
        add(4)
    assert queries(cast, "clerk", f"/desk/items/{item.pk}/") == before
