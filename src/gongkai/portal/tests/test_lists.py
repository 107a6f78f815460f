"""Lists: filters, counts, pages by key, and the number of queries."""

import base64
import re
from datetime import timedelta

import pytest
from conftest import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.portal.paging import _SHAPE
from gongkai.portal.tests.making import public_item, public_items

LISTS = ["/", "/items/", "/disclosure/content/", "/disclosure/content/640299041/housing-allocation/"]


def numbers(page: str) -> list[str]:
    return re.findall(r'register-line__number">([^<]+)<', page)


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_queries_do_not_grow_with_rows(cast: Cast, client: Client, address: str) -> None:
    public_items(cast, 10)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    for serial in range(11, 101):
        public_item(cast, serial)
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(few) == len(many) <= 12


def test_a_list_shows_the_newest_first_and_only_what_is_public(cast: Cast, client: Client) -> None:
    public_items(cast, 3)
    public_item(cast, 4, visibility="internal")
    public_item(cast, 5, visibility="tombstone")

    assert numbers(get(client, "/items/")) == [f"640299041/2026-0000{serial}" for serial in (3, 2, 1)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=roster", ["00002"]),
        ("five_open=result", ["00003"]),
        ("organ=640299042", ["00004"]),
        ("organ=640299041&kind=notice", ["00003", "00001"]),
        ("time=week", ["00005"]),
        ("time=all&kind=explainer", []),
    ],
)
def test_filters_narrow_a_list(cast: Cast, client: Client, query: str, expected: list[str]) -> None:
    public_item(cast, 1)
    public_item(cast, 2, kind="roster")
    public_item(cast, 3, result=True)
    public_item(cast, 4, organ=cast.other_organ, kind="roster" if "kind=roster" not in query else "notice")
    public_item(cast, 5, kind="fee_list", published_at=timezone.now() - timedelta(days=1))

    found = [number[-5:] for number in numbers(get(client, f"/items/?{query}"))]

    assert found == expected


def test_filters_show_counts_and_chosen_ones_can_be_removed(cast: Cast, client: Client) -> None:
    public_items(cast, 3)
    public_item(cast, 4, kind="roster", execution=True)

    page = get(client, "/items/?kind=roster")

    assert '<a href="/items/?kind=notice">公示公告 <b>3</b></a>' in page
    assert '<a href="/items/" aria-current="true">名单 <b>1</b></a>' in page
    assert '<a href="/items/?kind=roster&amp;five_open=execution">执行公开 <b>1</b></a>' in page
    assert re.search(r'class="chip" href="/items/".*名单', page)


def test_pages_go_older_and_back_without_loss(cast: Cast, client: Client) -> None:
    public_items(cast, 45, published_at=timezone.now())  # all at one moment: the key decides
    seen, address = [], "/items/"
    while address:
        page = get(client, address)
        seen.append(numbers(page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1] if following else ""
    back = get(client, re.search(r'rel="prev" href="([^"]+)"', page)[1])  # type: ignore[index]

    assert [len(each) for each in seen] == [20, 20, 5]
    assert len({number for each in seen for number in each}) == 45
    assert numbers(back) == seen[1]


def test_a_heading_lists_what_stands_under_it(cast: Cast, client: Client) -> None:
    public_item(cast, 1)
    public_item(cast, 2, heading=None)

    page = get(client, "/disclosure/content/640299041/housing-allocation/")

    assert numbers(page) == ["640299041/2026-00001"]


def test_the_directory_counts_and_dates_each_heading(cast: Cast, client: Client) -> None:
    public_items(cast, 3)

    page = get(client, "/disclosure/content/640299041/")

    assert re.search(r"保障性住房分配管理</span><b>3 件</b><time datetime=\"2026-03-02\">", page)


def test_all_annual_reports_stand_in_their_column(cast: Cast, client: Client) -> None:
    public_item(cast, 1, kind="annual_report", title="2025 年政府信息公开工作年度报告")
    public_item(cast, 2)

    assert numbers(get(client, "/disclosure/reports/")) == ["640299041/2026-00001"]


@pytest.mark.parametrize("address", ["/disclosure/rules/", "/disclosure/reports/", "/items/"])
def test_an_empty_column_says_what_will_be_here(cast: Cast, client: Client, address: str) -> None:
    assert "列在这里" in get(client, address)


def cursor(*values: int) -> str:
    return base64.urlsafe_b64encode(_SHAPE.pack(*values)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("organ=999999999", "organ"),
        ("kind=<script>", "kind"),
        ("five_open=all", "five_open"),
        ("time=yesterday", "time"),
        ("nonsense=1", "nonsense"),
        ("kind=notice&kind=roster", "kind"),
        ("organ=" + "6" * 101, "organ"),
        ("cursor=AAAA", "cursor"),
        ("cursor=%E4%B8%AD", "cursor"),
        ("cursor=" + "A" * 23, "cursor"),
        ("cursor=" + cursor(1, 2**63 - 1, 1), "cursor"),
        ("cursor=" + cursor(1, -(2**63), 1), "cursor"),
        ("cursor=" + cursor(1, 0, -5), "cursor"),
        ("cursor=" + cursor(7, 0, 5), "cursor"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_by_name(
    cast: Cast, client: Client, query: str, named: str
) -> None:
    response = client.get(f"/items/?{query}")

    assert response.status_code == 400
    assert f"参数“{named}”" in response.content.decode()
    assert "<script>" not in response.content.decode().replace("<script src", "")


def test_what_messengers_add_to_an_address_does_no_harm(cast: Cast, client: Client) -> None:
    sent_on = client.get("/items/?from=singlemessage&isappinstalled=0&utm_source=a")
    assert sent_on.content == client.get("/items/").content
