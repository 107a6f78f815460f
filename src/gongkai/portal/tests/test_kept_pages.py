"""Pages kept in memory: until the next publication, never across hosts, addresses or sizes of type."""

import os
from collections.abc import Iterator

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client

from gongkai.portal import generation
from gongkai.portal.kept import Kept
from gongkai.portal.tests.making import public_item


@pytest.fixture
def published(cast: Cast) -> Iterator[None]:
    start_generation(1)
    yield


def start_generation(moment: int) -> None:
    path = settings.HOME / "pages" / "generation"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, ns=(moment, moment + os.getpid()))


def test_without_a_generation_nothing_is_kept(cast: Cast, client: Client) -> None:
    assert generation.current() == generation.UNKNOWN
    client.get("/items/")
    public_item(cast)

    assert "第1号" in client.get("/items/").content.decode()


def test_a_list_is_kept_until_the_next_publication(published: None, cast: Cast, client: Client) -> None:
    client.get("/items/?time=all")
    public_item(cast)
    before = client.get("/items/?time=all").content.decode()
    start_generation(2)
    after = client.get("/items/?time=all").content.decode()

    assert "第1号" not in before
    assert "第1号" in after


def test_large_type_is_kept_apart(published: None, client: Client) -> None:
    plain = client.get("/").content.decode()
    client.cookies["large_type"] = "1"
    large = client.get("/").content.decode()

    assert 'class="large"' not in plain
    assert '<html lang="zh-CN" class="large">' in large
    assert client.get("/")["Vary"] == "Cookie"


def test_errors_are_not_kept(published: None, client: Client) -> None:
    for _ in range(2):
        assert client.get("/disclosure/content/000000000/").status_code == 404


def test_the_memory_is_bounded(published: None, db: None) -> None:
    kept: Kept[int] = Kept(3)
    for number in range(1, 9):
        kept.get(number, lambda number=number: number)  # type: ignore[misc]

    assert len(kept) == 3
