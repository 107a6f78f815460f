"""信息检索: what the page says around the search."""

import pytest
from conftest import Cast
from django.test import Client

from gongkai.items.search import rebuild
from gongkai.portal.tests.making import public_item


@pytest.fixture
def found(cast: Cast) -> Cast:
    public_item(cast, 1)
    public_item(cast, 2, kind="roster", title="农村危房改造名单", result=True)
    rebuild()
    return cast


def test_hits_are_marked_and_lead_to_their_pages(found: Cast, client: Client) -> None:
    page = client.get("/search/?q=配租结果").content.decode()

    assert "<mark>配租结果</mark>" in page
    assert 'href="/items/640299041/2026-00001/"' in page
    assert "找到 1 件" in page


def test_filters_narrow_a_search_and_keep_its_words(found: Cast, client: Client) -> None:
    page = client.get("/search/?q=正文&kind=roster&five_open=result").content.decode()

    assert "找到 1 件" in page
    assert 'href="/search/?q=%E6%AD%A3%E6%96%87&amp;five_open=result"' in page


def test_no_hits_say_what_to_try(found: Cast, client: Client) -> None:
    page = client.get("/search/?q=航天飞机").content.decode()

    assert "没有找到“航天飞机”" in page
    assert "申请公开" in page


@pytest.mark.parametrize("query", ["", "q=", "q=%20%20"])
def test_an_empty_search_explains_itself(found: Cast, client: Client, query: str) -> None:
    response = client.get(f"/search/?{query}")

    assert response.status_code == 200
    assert "可以输入标题" in response.content.decode()


@pytest.mark.parametrize("text", ["公", "a", "。", '"', "<b>", "公示 OR", "\u202e", "😀", "a:b", "[1 TO"])
def test_any_text_may_be_looked_for(found: Cast, client: Client, text: str) -> None:
    response = client.get("/search/", {"q": text})

    assert response.status_code == 200
    assert "<b>”" not in response.content.decode()


def test_a_text_that_is_too_long_is_refused_with_a_reason(found: Cast, client: Client) -> None:
    response = client.get("/search/", {"q": "长" * 101})

    assert response.status_code == 400
    assert "检索词最多 100 个字" in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "x", "501", "9" * 30, "１"])
def test_a_page_that_cannot_be_is_refused_by_name(found: Cast, client: Client, page: str) -> None:
    response = client.get("/search/", {"q": "公示", "page": page})

    assert response.status_code == 400
    assert "参数“page”" in response.content.decode()


def test_a_page_after_the_last_is_empty(found: Cast, client: Client) -> None:
    assert "没有找到“公示”" in client.get("/search/", {"q": "公示", "page": "400"}).content.decode()
