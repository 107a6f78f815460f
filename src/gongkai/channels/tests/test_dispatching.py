"""What goes to WeChat and Weibo: once, after failures too, and never past the gate."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.channels import actions
from gongkai.channels.models import Dispatch
from gongkai.channels.tests.platform import BREAK, Platform, running
from gongkai.items.models import Item
from gongkai.items.tests.persons import paper_number, published

BUSY = {"errcode": -1, "errmsg": "system error"}
DRAFT, SUBMIT, GET = "/cgi-bin/draft/add", "/cgi-bin/freepublish/submit", "/cgi-bin/freepublish/get"
SHARE = "/2/statuses/share.json"


@pytest.fixture
def platform(settings: Any, tmp_path: Path) -> Iterator[Platform]:
    thumb = tmp_path / "thumb.jpg"
    thumb.write_bytes(b"\xff\xd8picture")
    with running() as found:
        settings.HOME = tmp_path
        settings.DISPATCH = {
            "enabled": True,
            "wechat_app_id": "wx1",
            "wechat_secret": "s",
            "wechat_thumb": str(thumb),
            "wechat_base": found.address,
            "weibo_token": "t",
            "weibo_base": found.address,
        }
        yield found


def asked(cast: Cast, channel: str, item: Item | None = None) -> Dispatch:
    item = item or published(cast)
    return actions.request_dispatch(item.pk, actor=cast.clerk, channel=channel)


def later(hours: int = 0) -> datetime:
    return timezone.now() + timedelta(hours=hours, seconds=1)


def states(dispatch: Dispatch) -> list[str]:
    return [each.result for each in dispatch.attempts.order_by("pk")]


def test_wechat_fails_twice_and_succeeds_once(cast: Cast, platform: Platform) -> None:
    platform.answers[DRAFT] = [BUSY, {"http": 503}]
    dispatch = asked(cast, "wechat")
    for hour in range(3):
        actions.send_due(later(hour))
    dispatch.refresh_from_db()
    assert states(dispatch) == ["waiting", "waiting", "done"]
    assert [each.fault for each in dispatch.attempts.order_by("pk")] == [
        "微信：微信系统繁忙（-1）",
        "平台出错（HTTP 503）",
        "",
    ]
    assert dispatch.release and dispatch.release.evidence == "https://mp.example/s/1"
    assert dispatch.item.releases.filter(channel="wechat").count() == 1
    assert (platform.count(SUBMIT), platform.count("/cgi-bin/material/add_material")) == (1, 1)
    article = next(told for path, told in platform.calls if path == DRAFT)["articles"][0]
    assert article["thumb_media_id"] == "thumb-1" and article["content_source_url"].startswith("https://")
    assert actions.send_due(later(9)) == [] and platform.count(SUBMIT) == 1


def test_nothing_is_tried_again_before_its_time(cast: Cast, platform: Platform) -> None:
    platform.answers[DRAFT] = [BUSY]
    asked(cast, "wechat")
    actions.send_due(later())
    assert actions.send_due(later()) == [] and platform.count(DRAFT) == 1


def test_a_token_that_has_run_out_is_renewed(cast: Cast, platform: Platform) -> None:
    platform.answers["/cgi-bin/stable_token"] = [{"access_token": "old", "expires_in": 7200}]
    dispatch = asked(cast, "wechat")
    actions.send_due(later())
    assert states(dispatch) == ["done"] and platform.count("/cgi-bin/stable_token") == 2


def test_what_wechat_is_still_publishing_is_asked_for_not_submitted_again(
    cast: Cast, platform: Platform
) -> None:
    platform.answers[GET] = [{"publish_id": "100000001", "publish_status": 1}]
    dispatch = asked(cast, "wechat")
    actions.send_due(later())
    actions.send_due(later(1))
    assert states(dispatch) == ["publishing", "done"] and platform.count(SUBMIT) == 1


@pytest.mark.parametrize(("channel", "path"), [("wechat", SUBMIT), ("weibo", SHARE)])
def test_an_answer_that_got_lost_is_looked_at_by_a_person_and_never_sent_twice(
    cast: Cast, platform: Platform, channel: str, path: str
) -> None:
    platform.answers[path] = [BREAK]
    dispatch = asked(cast, channel)
    actions.send_due(later())
    actions.send_due(later(9))
    assert states(dispatch) == ["unsure"] and platform.count(path) == 1

    actions.settle_dispatch(dispatch.pk, actor=cast.clerk, address="https://weibo.example/1")
    dispatch.refresh_from_db()
    assert dispatch.state == "done" and dispatch.release and platform.count(path) == 1


def test_a_process_that_died_while_submitting_leaves_it_to_a_person(cast: Cast, platform: Platform) -> None:
    dispatch = asked(cast, "weibo")
    Dispatch.objects.update(state="sending")
    actions.send_due(later())
    assert states(dispatch) == ["unsure"] and platform.calls == []
    actions.settle_dispatch(dispatch.pk, actor=cast.clerk)
    actions.send_due(later())
    assert states(dispatch) == ["unsure", "done"] and platform.count(SHARE) == 1


def test_weibo_gets_text_with_a_link_and_a_repeated_status_is_looked_at(
    cast: Cast, platform: Platform
) -> None:
    first = asked(cast, "weibo")
    actions.send_due(later())
    first.refresh_from_db()
    assert first.address == "https://weibo.com/42/5001"
    assert "/items/" in platform.calls[0][1]["status"]

    platform.answers[SHARE] = [{"error": "repeat content!", "error_code": 20019}]
    second = asked(cast, "weibo")
    actions.send_due(later())
    assert states(second) == ["unsure"]


def test_an_edition_is_asked_for_once(cast: Cast, platform: Platform) -> None:
    dispatch = asked(cast, "weibo")
    with pytest.raises(StepRefused, match="不重复发送"):
        asked(cast, "weibo", dispatch.item)


def test_the_gate_is_asked_before_anything_leaves(cast: Cast, platform: Platform) -> None:
    dispatch = asked(cast, "wechat")
    Item.objects.filter(pk=dispatch.item_id).update(body=f"<p>{paper_number(1)}</p>")
    actions.send_due(later())
    assert states(dispatch) == ["failed"] and platform.calls == []
    assert "身份证号" in dispatch.attempts.get().fault


def test_nothing_is_sent_while_it_is_switched_off(cast: Cast, platform: Platform, settings: Any) -> None:
    asked(cast, "wechat")
    settings.DISPATCH = {**settings.DISPATCH, "enabled": False}
    assert actions.send_due(later()) == [] and platform.calls == []
    with pytest.raises(StepRefused, match="没有接入账号"):
        asked(cast, "weibo")


def test_a_refusal_for_good_is_not_tried_again(cast: Cast, platform: Platform) -> None:
    platform.answers[DRAFT] = [{"errcode": 48001, "errmsg": "api unauthorized"}]
    dispatch = asked(cast, "wechat")
    actions.send_due(later())
    assert states(dispatch) == ["failed"] and "没有发布接口的权限" in dispatch.attempts.get().fault
