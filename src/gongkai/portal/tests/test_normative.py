"""行政规范性文件库: those in force first, with their files; the ended ones one choice away."""

from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.items.models import Item
from gongkai.portal.tests.making import public_item

ADDRESS = "/disclosure/normative/"
MADE = {
    "name": "办法.docx",
    "digest": "d" * 64,
    "media_type": "x",
    "size": 2048,
    "pages": None,
    "made": "docx",
}


def document(cast: Cast, serial: int, **values: Any) -> Item:
    item = public_item(cast, serial, kind="normative_document", **{"title": f"办法第{serial}号", **values})
    item.editions.update(files=[MADE])
    return item


@pytest.mark.parametrize(
    ("choice", "shown"), [("", ["现行办法"]), ("ended", ["旧办法"]), ("all", ["现行办法", "旧办法"])]
)
def test_documents_are_chosen_by_validity(cast: Cast, client: Client, choice: str, shown: list[str]) -> None:
    document(cast, 1, title="旧办法", validity="repealed")
    document(cast, 2, title="现行办法")
    public_item(cast, 3, title="公示一则")
    document(cast, 4, title="没有公开的办法", visibility="internal")

    page = client.get(ADDRESS, {"validity": choice} if choice else {}).content.decode()
    for title in ("现行办法", "旧办法"):
        assert (f">{title}</a>" in page) == (title in shown)
    assert "公示一则" not in page and "没有公开的办法" not in page
    assert ">Word</a>" in page


def test_an_unknown_choice_is_refused_by_name(cast: Cast, client: Client) -> None:
    answer = client.get(ADDRESS, {"validity": "x"})
    assert answer.status_code == 400 and "validity" in answer.content.decode()


def test_a_page_costs_the_same_for_ten_times_the_documents(cast: Cast, client: Client) -> None:
    def cost(first: int, count: int) -> int:
        for serial in range(first, first + count):
            document(cast, serial)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{ADDRESS}?validity=all&from={first}").status_code == 200
        return len(captured)

    cost(1, 2)
    assert cost(3, 2) == cost(5, 20)
