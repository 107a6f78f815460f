"""Feeds: the newest public items of the site, an organ, a heading; nothing that was withdrawn."""

from xml.etree import ElementTree as ET

import pytest
from conftest import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.catalogue.models import Heading
from gongkai.portal.tests.making import edition, public_item, public_items

ATOM = "{http://www.w3.org/2005/Atom}"
SITE, ORGAN = "/feed/", "/disclosure/content/640299041/feed.atom"
HEADING = "/disclosure/content/640299041/housing-allocation/feed.atom"


def titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return [
        entry.findtext(f"{ATOM}title") or "" for entry in ET.fromstring(response.content).iter(f"{ATOM}entry")
    ]


def test_each_feed_has_what_stands_there_the_newest_first(cast: Cast, client: Client) -> None:
    public_item(cast, 1, title="甲")
    public_item(cast, 2, title="乙", organ=cast.other_organ)
    public_item(cast, 3, title="丙", heading=None)
    public_item(cast, 4, title="内部", visibility="internal")

    assert titles(client, SITE) == ["丙", "乙", "甲"]
    assert titles(client, ORGAN) == ["丙", "甲"]
    assert titles(client, HEADING) == ["甲"]


def test_an_entry_leads_to_the_page_and_names_organ_and_day(cast: Cast, client: Client) -> None:
    public_item(cast, 1, title="甲 & 乙 <丙>", summary="内容概述")

    found = ET.fromstring(client.get(SITE).content)
    entry = found.find(f"{ATOM}entry")

    assert entry is not None
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "https://www.qingshi.example/items/640299041/2026-00001/"
    assert entry.findtext(f"{ATOM}title") == "甲 & 乙 <丙>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "青石县住房和城乡建设局"
    assert entry.findtext(f"{ATOM}published") == "2026-03-02T09:01:00+08:00"
    assert entry.findtext(f"{ATOM}summary") == "内容概述"
    assert found.find(f"{ATOM}link[@rel='self']").attrib["href"].endswith("/feed/")  # type: ignore[union-attr]


def test_a_withdrawn_item_is_in_no_feed(cast: Cast, client: Client) -> None:
    item = public_item(cast, 1, title="含有身份证号的标题", visibility="tombstone", state="withdrawn")
    edition(item, 2, kind="withdrawn", title="已撤下的信息", content="", text="")

    for address in (SITE, ORGAN, HEADING):
        assert titles(client, address) == []


def test_queries_do_not_grow_with_the_feed(cast: Cast, client: Client) -> None:
    public_items(cast, 5)
    client.get(SITE)
    with CaptureQueriesContext(connection) as few:
        client.get(SITE)
    for serial in range(6, 51):
        public_item(cast, serial)
    with CaptureQueriesContext(connection) as many:
        client.get(SITE)

    assert len(few) == len(many) <= 4


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/", SITE),
        ("/items/640299041/2026-00001/", HEADING),
        ("/disclosure/content/640299041/", ORGAN),
        ("/disclosure/content/640299041/housing-allocation/", HEADING),
    ],
)
def test_pages_name_their_feeds(cast: Cast, client: Client, address: str, feed: str) -> None:
    public_item(cast)

    page = client.get(address).content.decode()

    assert '<link rel="alternate" type="application/atom+xml"' in page
    assert f'href="{feed}"' in page


@pytest.mark.parametrize(
    "address",
    ["/disclosure/content/999999999/feed.atom", "/disclosure/content/640299041/nowhere/feed.atom"],
)
def test_a_feed_of_nothing_is_not_found(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_parameters_are_refused(cast: Cast, client: Client) -> None:
    assert client.get("/feed/?page=2").status_code == 400


@pytest.mark.parametrize("code", ["feed", "atom", "index", "new"])
def test_no_code_of_a_heading_is_taken_for_something_else(cast: Cast, client: Client, code: str) -> None:
    Heading.objects.filter(pk=cast.heading.pk).update(code=code)
    public_item(cast)
    page = client.get(f"/disclosure/content/640299041/{code}/")
    assert page.status_code == 200 and cast.heading.title in page.content.decode()
    for feed in (ORGAN, f"/disclosure/content/640299041/{code}/feed.atom"):
        assert client.get(feed)["Content-Type"].startswith("application/atom+xml")
