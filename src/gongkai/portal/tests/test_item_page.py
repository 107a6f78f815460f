"""An item's page: card, text, editions, and what stays after a withdrawal."""

from datetime import date

import pytest
from conftest import Cast
from django.test import Client

from gongkai.items.models import Item, Release
from gongkai.portal.item_page import render_item
from gongkai.portal.tests.making import FIRST, edition, public_item

ADDRESS = "/items/640299041/2026-00001/"


def withdrawn(cast: Cast) -> Item:
    item = public_item(cast, visibility="tombstone", state="withdrawn")
    edition(item, 2, kind="withdrawn", reason="公示期满", content="", text="")
    return item


def test_the_page_shows_card_text_releases_and_citation(cast: Cast, client: Client) -> None:
    item = public_item(
        cast, document_number="青住建发〔2026〕1号", content="<p>正文<strong>第一段</strong></p>"
    )
    Release.objects.create(item=item, channel="notice_board", released_at=FIRST, place="一楼公开栏")

    page = client.get(ADDRESS).content.decode()

    for words in (
        "<dt>索引号</dt><dd>640299041/2026-00001</dd>",
        "<p>正文<strong>第一段</strong></p>",
        "公开栏",
        "一楼公开栏",
        "（青住建发〔2026〕1号），索引号 640299041/2026-00001，2026年3月2日公开",
        f"{ADDRESS}item.json",
    ):
        assert words in page


def test_the_page_is_the_same_for_every_reader(cast: Cast, client: Client) -> None:
    item = public_item(cast)

    assert client.get(ADDRESS).content.decode() == render_item(item)
    assert '<html lang="zh-CN">' in render_item(item)


def test_large_type_changes_the_opening_tag_only(cast: Cast, client: Client) -> None:
    item = public_item(cast)
    client.cookies["large_type"] = "1"

    page = client.get(ADDRESS).content.decode()

    assert page.replace('<html lang="zh-CN" class="large">', '<html lang="zh-CN">') == render_item(item)


def test_an_item_that_is_not_public_has_no_page(cast: Cast, client: Client) -> None:
    public_item(cast, visibility="internal")

    assert client.get(ADDRESS).status_code == 404
    assert client.get(f"{ADDRESS}item.json").status_code == 404
    assert client.get(f"{ADDRESS}editions/1/").status_code == 404


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}editions/1/", f"{ADDRESS}item.json"])
def test_a_withdrawn_item_is_gone_with_its_reason_and_without_its_text(
    cast: Cast, client: Client, address: str
) -> None:
    withdrawn(cast)

    response = client.get(address)

    assert response.status_code == 410
    page = response.content.decode()
    assert "正文第一段" not in page
    if not address.endswith("json"):
        assert "公示期满" in page
        assert "640299041/2026-00001" in page


def test_an_earlier_edition_is_marked_as_superseded(cast: Cast, client: Client) -> None:
    item = public_item(cast, content="<p>旧的正文</p>")
    edition(item, 2, kind="changed", reason="更正面积", content="<p>新的正文</p>")

    latest = client.get(ADDRESS).content.decode()
    earlier = client.get(f"{ADDRESS}editions/1/").content.decode()

    assert "新的正文" in latest
    assert "更正面积" in latest
    assert f'href="{ADDRESS}editions/1/"' in latest
    assert "旧的正文" in earlier
    assert "已被后来的版本取代" in earlier


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}editions/1/", f"{ADDRESS}item.json"])
def test_a_closed_edition_is_not_shown_even_where_no_other_took_its_place(
    cast: Cast, client: Client, address: str
) -> None:
    public_item(cast).editions.update(closed_at=FIRST)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", ["9", "0", "-1", "x", "9" * 40])
def test_an_edition_that_was_never_made_is_not_found(cast: Cast, client: Client, number: str) -> None:
    public_item(cast)

    assert client.get(f"{ADDRESS}editions/{number}/").status_code == 404


def test_a_repealed_document_says_so(cast: Cast, client: Client) -> None:
    public_item(cast, validity="repealed", repealed_on=date(2026, 5, 1))

    page = client.get(ADDRESS).content.decode()

    assert "本文件废止" in page
    assert "2026年5月1日" in page


@pytest.mark.parametrize(
    "number", ["0142768-8/2022-00185", "11341702486344515H/202110-00013", "01527918X-2020-153077"]
)
def test_other_forms_of_index_numbers_have_addresses_too(cast: Cast, client: Client, number: str) -> None:
    public_item(cast, index_number=number)

    assert number in client.get(f"/items/{number}/").content.decode()


def test_the_data_of_an_item_can_be_had(cast: Cast, client: Client) -> None:
    public_item(cast)

    data = client.get(f"{ADDRESS}item.json").json()

    assert data["index_number"] == "640299041/2026-00001"
    assert data["card"]["发布机构"] == "青石县住房和城乡建设局"
    assert data["text"] == "正文第一段"
