"""What lies in a sealed column is found nowhere but under its seal: no page, index, table, entry or log has it."""

from pathlib import Path

import pytest
from conftest import Cast
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client

from gongkai.casework import entries
from gongkai.items import actions, public_copies, search
from gongkai.items.models import Item
from gongkai.items.row_values import all_values
from gongkai.items.tests.persons import PAPER, determined, draft, household, publish, workbook
from gongkai.portal import page_files


@pytest.fixture(autouse=True)
def _no_posting_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.items.conditions._conditions", [])


def published_list(cast: Cast) -> Item:
    """A roster with identity numbers in its rows, and the same numbers in a hidden column of its attachment."""
    item = actions.register(cast.organ, draft(kind="renovation_roster", title="花名册"), actor=cast.clerk)
    actions.add_rows(item.pk, [household(1), household(2)], actor=cast.clerk)
    content = workbook([["户主", "身份证号"], ["马某1", PAPER]], hidden_column="B")
    actions.attach(item.pk, name="花名册.xlsx", content=content, actor=cast.clerk)
    item = publish(cast, determined(cast, item))
    public_copies.make([item.pk])
    search.refresh(list(Item.objects.select_related("organ", "heading")))
    return item


def columns_that_hold(words: str) -> list[str]:
    """Every column of every table of the database in which these words occur."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for column in model._meta.local_concrete_fields:
                cursor.execute(f'SELECT "{column.column}" FROM "{model._meta.db_table}"')
                if any(words in told(value) for (value,) in cursor.fetchall()):
                    found.append(f"{model._meta.label}.{column.name}")
    return found


def told(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("latin-1")
    return str(value)


def files_that_hold(words: bytes) -> list[Path]:
    return [path for path in settings.HOME.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_the_number_of_a_sealed_column_lies_open_nowhere(cast: Cast) -> None:
    item = published_list(cast)

    assert columns_that_hold(PAPER) == []
    assert files_that_hold(PAPER.encode()) == []
    assert files_that_hold(PAPER.encode("utf-16-le")) == []
    row = item.rows.order_by("position")[0]
    assert all_values(row)["paper_number"] == PAPER
    folder = page_files.folder_of(item.index_number or "")
    assert folder is not None and "马某1" in (folder / "index.html").read_text("utf-8")
    assert entries.verify()[1] == []


@pytest.mark.parametrize("address", ["", "item.json"])
def test_no_page_of_the_list_has_the_number(cast: Cast, address: str) -> None:
    item = published_list(cast)

    shown = Client().get(f"/items/{item.index_number}/{address}").content.decode()
    assert "马某1" in shown and PAPER not in shown
    edition = item.editions.get()
    assert PAPER not in f"{edition.table}{edition.text}{edition.content}{edition.card}{edition.files}"
    assert not search.search(search.SearchQuery(PAPER)).total
