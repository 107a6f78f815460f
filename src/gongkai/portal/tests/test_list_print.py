"""A list on paper: wide tables lie on their side."""

import re
from pathlib import Path

import pytest
from conftest import Cast
from django.contrib.staticfiles import finders
from django.test import Client

from gongkai.portal.lists.drawing import WIDE_ON_PAPER
from gongkai.portal.tests.making import list_item, list_table
from gongkai.portal.tests.test_list_pages import ADDRESS, ROWS, get


@pytest.mark.parametrize(
    ("columns", "layout", "lies"),
    [
        (WIDE_ON_PAPER - 1, "table", False),
        (WIDE_ON_PAPER, "table", True),
        (WIDE_ON_PAPER, "cards", False),
    ],
)
def test_a_wide_table_is_printed_on_its_side(
    cast: Cast, client: Client, columns: int, layout: str, lies: bool
) -> None:
    heads = [
        {"code": f"c{place}", "label": f"栏目{place}", "type": "text", "unit": ""} for place in range(columns)
    ]
    list_item(cast, table=list_table(columns=heads, rows=[["甲"] * columns], layout=layout))
    page = get(client, ROWS, print="1")
    assert ("paper--wide" in page) == lies
    assert "paper--wide" not in get(client, ROWS)
    assert ("打印全部名单" in get(client, ADDRESS)) == lies  # a short list is printed with its page


def test_the_sheet_of_wide_tables_comes_after_the_general_one() -> None:
    """Chromium takes the size of whichever @page comes last."""
    found = finders.find("web/css/print.css")
    assert isinstance(found, str)
    pages = re.findall(r"@page( \w+)? \{ size: ([\w ]+);", Path(found).read_text("utf-8"))
    assert pages == [("", "A4"), (" wide", "A4 landscape")]
