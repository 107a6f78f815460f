"""The guide of article 12: generated, versioned as an item, stale as soon as the organ's record says otherwise."""

from datetime import date

import pytest
from conftest import Cast
from django.test import Client

from gongkai.applications import guide
from gongkai.applications.guide_worklist import tasks
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions
from gongkai.items.models import Item

ON = date(2026, 11, 23)
PAGE = "/desk/guide/"


@pytest.fixture
def told(cast: Cast) -> Cast:
    """The organ's record says all nine things."""
    for name, label in guide.REQUIRED.items():
        if not getattr(cast.organ, name):
            setattr(cast.organ, name, f"{label}的说明")
    cast.organ.phone = "0952-6000001"
    cast.organ.fax = "0952-6000002"
    cast.organ.save()
    return cast


def drawn_up(cast: Cast) -> Item:
    assert logged_in(cast, "clerk").post(PAGE).status_code == 302
    item = Item.objects.get(kind=guide.KIND)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)


def test_what_article_12_asks_for_is_named_when_it_is_missing(cast: Cast) -> None:
    assert guide.missing(cast.organ) == [
        "信息分类", "编排体系", "获取方式", "办公时间", "传真号码", "互联网联系方式",
    ]  # fmt: skip
    assert "机关信息缺少：信息分类、编排体系" in logged_in(cast, "auditor").get(PAGE).text
    refused = logged_in(cast, "clerk").post(PAGE)
    assert refused.status_code == 409
    assert "请系统管理员先在“机关”里补齐" in refused.text
    assert not Item.objects.filter(kind=guide.KIND).exists()


def test_it_is_drawn_up_as_an_item_and_is_then_up_to_date(told: Cast) -> None:
    drawn_up(told)
    page = logged_in(told, "clerk").get(PAGE).text
    assert "已公布的指南与现在的内容一致" in page
    assert tasks(told.clerk, organ=told.organ, on=ON, url=PAGE) == []


def test_one_that_is_still_to_be_reviewed_is_not_called_published(told: Cast) -> None:
    assert logged_in(told, "clerk").post(PAGE).status_code == 302
    page = logged_in(told, "clerk").get(PAGE).text
    assert "公开指南还没有公布（已登记）" in page and "已公布的指南" not in page
    assert "到这份指南" in page and "更新</button>" not in page
    assert tasks(told.clerk, organ=told.organ, on=ON, url=PAGE) == []


def test_another_telephone_makes_it_stale_and_a_change_is_proposed(told: Cast) -> None:
    item = drawn_up(told)
    told.organ.phone = "0952-6000003"
    told.organ.save()
    (task,) = tasks(told.clerk, organ=told.organ, on=ON, url=PAGE)
    assert (task.title, task.step) == ("机关信息、办理程序或者期限有变动，与指南不一致", "更新公开指南")
    assert "更新公开指南" in logged_in(told, "clerk").get("/desk/").text
    assert logged_in(told, "clerk").post(PAGE).status_code == 302
    revision = item.revisions.get()
    assert "0952-6000003" in revision.changes["body"]
    actions.decide_revision(item.pk, actor=told.director, is_approved=True)
    assert guide.state_of(told.organ, ON).reasons == ()
    assert item.editions.count() == 2


def test_the_flow_says_the_periods_of_the_day(cast: Cast) -> None:
    steps = guide.flow(ON)
    assert [step.label for step in steps][1:2] == ["确认收到并登记"]
    assert "20个工作日内答复" in steps[2].note
    assert steps[-1].branches == ("不予公开的，先申请行政复议",)
    assert guide.flow(date(2021, 6, 1))[-1].branches == ()


def test_the_public_sees_the_flow_drawn_and_in_words(cast: Cast, client: Client) -> None:
    page = client.get("/disclosure/guide/?organ=640299041").text
    assert '<svg class="flow"' in page
    assert page.count("确认收到并登记") >= 3  # drawn, described, listed


def test_only_a_clerk_draws_it_up(cast: Cast) -> None:
    assert logged_in(cast, "auditor").post(PAGE).status_code == 403
