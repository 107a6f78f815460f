"""待办 of 渠道: what hangs too long, what outlived its item, dispatches that a person has to look after."""

from datetime import date, timedelta

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.worklist import Task
from gongkai.channels import actions
from gongkai.channels.models import BoardTerm, Dispatch
from gongkai.channels.worklist import tasks
from gongkai.items import actions as item_actions
from gongkai.items.models import Item, Release
from gongkai.items.tests.persons import published
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in

TODAY = timezone.localdate()


def waiting(cast: Cast, who: Actor | None = None, *, on: date = TODAY) -> list[Task]:
    calendar = calendar_in(cast.organ.calendar_region)
    return tasks(who or cast.clerk, on=on, calendar=calendar, url_of=lambda item: f"/{item.pk}/")


def hung(cast: Cast, until: date | None) -> Item:
    item = published(cast)
    actions.put_up(
        item.pk, actor=cast.clerk, channel="notice_board", on=TODAY, until=until, place="一楼公开栏"
    )
    return item


def sent(cast: Cast, state: str) -> Dispatch:
    item = published(cast)
    edition = item.editions.get()
    return Dispatch.objects.create(
        item=item, edition=edition, channel="wechat", state=state, asked_at=timezone.now()
    )


def test_what_hangs_past_its_last_day_waits_to_be_taken_down(cast: Cast) -> None:
    hung(cast, None)
    item = hung(cast, TODAY + timedelta(days=1))
    assert waiting(cast) == []
    (task,) = waiting(cast, on=TODAY + timedelta(days=1))
    assert (task.step, task.due_on) == ("撤下公开栏的张贴（张贴到期）", TODAY + timedelta(days=1))
    actions.take_down(item.releases.get(channel="notice_board").pk, actor=cast.clerk, on=TODAY)
    assert waiting(cast, on=TODAY + timedelta(days=1)) == []


def test_a_term_belongs_to_the_board_and_does_not_end_before_it_begins(cast: Cast) -> None:
    item = published(cast)
    with pytest.raises(StepRefused, match="早于张贴日期"):
        actions.put_up(
            item.pk, actor=cast.clerk, channel="notice_board", on=TODAY, place="一楼", until=date(2001, 1, 1)
        )
    with pytest.raises(StepRefused, match="只有公开栏"):
        actions.put_up(item.pk, actor=cast.clerk, channel="gazette", on=TODAY, place="第1期", until=TODAY)
    assert not BoardTerm.objects.exists() and not Release.objects.exclude(channel="website").exists()


def test_paper_and_posts_of_a_withdrawn_item_wait_for_somebody_to_take_them_down(cast: Cast) -> None:
    item = hung(cast, None)
    link = "https://mp.example/s/1"
    actions.put_up(item.pk, actor=cast.clerk, channel="wechat", on=TODAY, evidence=link)
    post = item.releases.get(channel="wechat")
    with pytest.raises(StepRefused, match="先撤下信息"):
        actions.take_down(post.pk, actor=cast.clerk, on=TODAY)
    item_actions.withdraw(item.pk, actor=cast.director, reason="内容有误")
    assert item.releases.get(channel="website").ended_at is not None
    steps = {task.step: task.days_left for task in waiting(cast)}
    assert steps == {"撤下公开栏的张贴（信息已撤下）": 0, "到微信公众号删除（信息已撤下）": 0}
    for release in item.releases.filter(ended_at=None):
        actions.take_down(release.pk, actor=cast.clerk, on=TODAY)
    assert waiting(cast) == []


@pytest.mark.parametrize(
    ("state", "step"), [("unsure", "核实微信公众号是否已经发布"), ("failed", "处理没有发出的微信公众号")]
)
def test_a_dispatch_that_needs_a_person_waits_until_it_is_settled(cast: Cast, state: str, step: str) -> None:
    dispatch = sent(cast, state)
    assert [task.step for task in waiting(cast)] == [step]
    actions.settle_dispatch(dispatch.pk, actor=cast.clerk, drops=True)
    dispatch.refresh_from_db()
    assert dispatch.state == "dropped" and waiting(cast) == []


def test_an_unsure_dispatch_of_a_withdrawn_item_waits_still_and_a_failed_one_does_not(cast: Cast) -> None:
    for state in ("unsure", "failed"):
        item_actions.withdraw(sent(cast, state).item_id, actor=cast.director, reason="内容有误")
    assert [task.step for task in waiting(cast)] == ["核实微信公众号是否已经发布"]


def test_only_a_clerk_of_the_organ_is_told(cast: Cast) -> None:
    hung(cast, TODAY)
    assert len(waiting(cast)) == 1
    for who in (cast.director, cast.other_clerk, cast.authority, cast.auditor, cast.stranger):
        assert waiting(cast, who) == []
