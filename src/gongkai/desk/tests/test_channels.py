"""渠道与凭证 at the desk: put up, printed, taken down; reposts."""

from datetime import timedelta
from typing import Any

from conftest import Cast
from django.utils import timezone

from gongkai.channels.actions import send_due
from gongkai.channels.delivery_sheet import lines_in
from gongkai.channels.models import Delivery, Dispatch, Repost
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import sealed_files
from gongkai.items.models import Item
from gongkai.items.tests.persons import published


def test_a_clerk_puts_up_and_takes_down(cast: Cast) -> None:
    item, desk, today = published(cast), logged_in(cast, "clerk"), timezone.localdate().isoformat()
    address = f"/desk/items/{item.pk}/releases/"
    told = {"channel": "notice_board", "on": today, "place": "一楼公开栏", "evidence": ""}
    assert desk.post(address, told).status_code == 302
    page = desk.get(address).content.decode()
    assert "一楼公开栏" in page and "data-copy" in page
    release = item.releases.get(channel="notice_board")
    assert desk.post(address, {"release": release.pk, "on": today}).status_code == 302
    assert "撤下 20" in desk.get(address).content.decode()
    assert desk.post(address, {**told, "channel": "wechat"}).status_code == 409
    assert desk.get(f"{address}sheet.pdf?from=2021-03-01").content.startswith(b"%PDF")
    assert "style=" in desk.get(f"{address}article.html").content.decode()


def test_a_dispatch_is_asked_for_at_the_desk_and_settled_with_a_link(cast: Cast, settings: Any) -> None:
    settings.DISPATCH = {
        "enabled": True,
        "weibo_token": "t",
        "weibo_base": "http://127.0.0.1:9",
        "wechat_app_id": "",
    }
    item, desk = published(cast), logged_in(cast, "clerk")
    address = f"/desk/items/{item.pk}/releases/"
    page = desk.get(address).content.decode()
    assert "发送到微博" in page and "发送到微信公众号" not in page
    assert desk.post(f"{address}dispatch/", {"channel": "weibo"}).status_code == 302
    send_due(timezone.now())
    assert "连不上平台" in desk.get(address).content.decode()
    Dispatch.objects.update(state="unsure")
    dispatch = Dispatch.objects.get()
    desk.post(f"{address}dispatch/", {"dispatch": dispatch.pk})
    assert "请填写平台上的链接" in desk.get(address).content.decode()
    desk.post(f"{address}dispatch/", {"dispatch": dispatch.pk, "address": "https://weibo.example/7"})
    assert item.releases.get(channel="weibo").evidence == "https://weibo.example/7"


def test_a_clerk_records_a_repost_and_an_auditor_reads_it(cast: Cast) -> None:
    told = {
        "channel": "weibo",
        "on": timezone.localdate().isoformat(),
        "title": "防汛常识",
        "source": "县应急局",
    }
    assert logged_in(cast, "clerk").post("/desk/reposts/", told).status_code == 302
    assert Repost.objects.get().title == "防汛常识"
    page = logged_in(cast, "auditor").get("/desk/reposts/").content.decode()
    assert "防汛常识" in page and "登记一条转载" not in page


def test_the_list_of_a_quarter_is_signed_for_once(cast: Cast) -> None:
    item = published(cast)
    last = timezone.now() - timedelta(days=120)
    Item.objects.filter(pk=item.pk).update(published_at=last)
    day = timezone.localdate(last)
    told = {
        "year": day.year, "quarter": (day.month + 2) // 3, "place": "县图书馆", "signed_by": "许签收",
        "delivered_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    desk = logged_in(cast, "clerk")
    assert desk.post("/desk/deliveries/", told).status_code == 302
    delivery = Delivery.objects.get()
    assert (delivery.count, delivery.place) == (1, "县图书馆")
    assert "许签收" in desk.get("/desk/deliveries/").content.decode()
    assert desk.get(f"/desk/deliveries/{delivery.pk}/list.xlsx").content.startswith(b"PK")
    assert desk.get(f"/desk/deliveries/{delivery.pk}/list.pdf").content.startswith(b"%PDF")
    assert desk.get(f"/desk/deliveries/{delivery.pk}/list.csv").status_code == 404
    quarter = f"year={told['year']}&quarter={told['quarter']}"
    assert desk.get(f"/desk/deliveries/list.pdf?{quarter}").content.startswith(b"%PDF")
    (line,) = lines_in(sealed_files.read(delivery.file))
    assert line[1:3] == (item.index_number, item.title)
    assert desk.get(f"/desk/deliveries/list.xlsx?year={day.year}&quarter=1").content.startswith(b"PK")
    assert "已经记录过送交" in desk.post("/desk/deliveries/", told).content.decode()
    assert desk.post("/desk/deliveries/", {**told, "year": "2007"}).status_code == 422
