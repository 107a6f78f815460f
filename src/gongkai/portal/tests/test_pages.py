"""What holds for every page: its tags, its landmarks, its answer to HEAD and to a method that is not allowed."""

import re

import pytest
from conftest import Cast
from django.test import Client

from gongkai.portal.tests.making import public_item

COLUMN_PAGES = [
    "/",
    "/disclosure/",
    "/disclosure/guide/",
    "/disclosure/rules/",
    "/disclosure/content/",
    "/disclosure/content/640299041/",
    "/disclosure/content/640299041/housing-allocation/",
    "/disclosure/reports/",
    "/disclosure/application/",
    "/disclosure/application/new/?form=abcdefghijk",
    "/disclosure/application/track/",
    "/items/",
    "/search/",
    "/search/?q=公示",
    "/site-map/",
]
ITEM_PAGE = "/items/640299041/2026-00001/"
PAGES = [*COLUMN_PAGES, ITEM_PAGE]


def tags(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', page))


@pytest.fixture
def with_item(cast: Cast) -> Cast:
    public_item(cast, keywords="公租房;配租", summary="配租结果")
    return cast


@pytest.mark.parametrize("address", PAGES)
def test_every_page_carries_the_tags_of_site_and_column(
    with_item: Cast, client: Client, address: str
) -> None:
    found = tags(client.get(address).content.decode())

    assert found["SiteName"] == "青石县人民政府门户网站"
    assert found["SiteDomain"] == "www.qingshi.example"
    assert found["SiteIDCode"] == "6402990001"
    assert all(found[f"Column{name}"] for name in ("Name", "Description", "Keywords", "Type"))


def test_an_item_carries_the_tags_of_an_article(with_item: Cast, client: Client) -> None:
    found = tags(client.get(ITEM_PAGE).content.decode())

    assert found["ArticleTitle"] == "公共租赁住房配租结果公示第1号"
    assert found["PubDate"] == "2026-03-02 09:01"
    assert found["ContentSource"] == "青石县住房和城乡建设局"
    assert found["Keywords"] == "公租房;配租"
    assert found["Description"] == "配租结果"
    assert found["Url"] == "https://www.qingshi.example/items/640299041/2026-00001/"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_landmarks_one_heading_and_nothing_inline(
    with_item: Cast, client: Client, address: str
) -> None:
    page = client.get(address).content.decode()

    assert '<html lang="zh-CN">' in page
    assert page.count("<main ") == page.count("<h1") == page.count("<footer ") == 1
    assert page.count("<header class") >= 1
    assert 'href="#main"' in page
    assert 'id="main"' in page
    assert 'aria-label="栏目"' in page
    assert not re.search(r"\sstyle=|\son\w+=|<script>|javascript:", page)
    identifiers = re.findall(r'\sid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))
    for target in re.findall(r'<label[^>]* for="([^"]+)"', page):
        assert target in identifiers


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_head(with_item: Cast, client: Client, address: str) -> None:
    response = client.head(address)

    assert response.status_code == 200
    assert response.content == b""


@pytest.mark.parametrize(
    "address", ["/", "/items/", "/search/", ITEM_PAGE, "/disclosure/guide/", "/robots.txt"]
)
def test_reading_pages_refuse_other_methods_with_our_page(
    with_item: Cast, client: Client, address: str
) -> None:
    response = client.delete(address)

    assert response.status_code == 405
    assert "GET" in response["Allow"]
    assert "这个网址不接受这种操作" in response.content.decode()


@pytest.mark.parametrize("address", [*COLUMN_PAGES[:-1], "/robots.txt"])
def test_pages_work_before_any_organ_is_registered(db: None, client: Client, address: str) -> None:
    response = client.get(address)

    expected = 404 if "/content/6" in address else 200
    assert response.status_code == expected


def test_a_fresh_home_page_says_what_to_do(db: None, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "还没有登记机关" in page
    assert "添加“机关”" in page


def test_the_footer_names_the_organ_and_leads_on(with_item: Cast, client: Client) -> None:
    page = client.get("/").content.decode().split("<footer")[1]

    for words in ("青石县人民政府办公室", "6402990001", "网站地图", "为政府网站找错"):
        assert words in page


def test_the_guide_shows_the_nine_fields_of_article_12(cast: Cast, client: Client) -> None:
    page = client.get("/disclosure/guide/?organ=640299041").content.decode()

    for label in (
        "信息分类",
        "编排体系",
        "获取方式",
        "工作机构",
        "办公地址",
        "办公时间",
        "联系电话",
        "传真号码",
        "互联网联系",
    ):
        assert f"<dt>{label}</dt>" in page
    assert "局办公室" in page
    assert "0952-6000001" in page


def test_titles_are_escaped_wherever_they_stand(cast: Cast, client: Client) -> None:
    public_item(cast, title='<img src=x onerror="1">"标题')

    for address in ("/", "/items/", ITEM_PAGE):
        page = client.get(address).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
