"""Item pages as files: written, replaced and removed, never outside their folder."""

import gzip
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.conf import settings

from gongkai.items import public_copies
from gongkai.items.choices import Attribute, State, Visibility
from gongkai.items.models import Item
from gongkai.portal import generation, item_page, page_files

NUMBER = "640299041/2020-00001"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    return replaced_rendering(monkeypatch)


def replaced_rendering(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Replaces the rendering of item pages; `html` is what it gives, an exception is raised."""
    made = SimpleNamespace(html='<!doctype html><html lang="zh-CN"><title>供水公告</title></html>')

    def render(item: Item) -> str:
        if isinstance(made.html, Exception):
            raise made.html
        return str(made.html)

    monkeypatch.setattr(item_page, "render_item", render)
    return made


def make_item(cast: Any, *, number: str = NUMBER, visibility: Visibility = Visibility.PUBLIC) -> Item:
    at = datetime(2020, 5, 6, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    return Item.objects.create(
        organ=cast.organ,
        kind="notice",
        title="供水公告",
        formed_on=at.date(),
        proposed_attribute=Attribute.PROACTIVE,
        attribute=Attribute.PROACTIVE,
        state=State.PUBLISHED,
        visibility=visibility,
        index_number=number,
        registered_at=at,
        published_at=at,
    )


def files() -> list[str]:
    root = Path(settings.HOME, "pages", "items")
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_public_item_has_a_page_in_three_encodings(cast: Any, page: SimpleNamespace) -> None:
    page_files.write_pages([make_item(cast)])
    folder = page_files.folder_of(NUMBER)
    assert folder == settings.HOME / "pages/items/640299041/2020-00001"
    plain = (folder / "index.html").read_bytes()
    assert plain == page.html.encode()
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == plain
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == plain
    assert len(files()) == 3


def test_a_withdrawn_item_has_only_its_tombstone(cast: Any, page: SimpleNamespace) -> None:
    item = make_item(cast)
    page_files.write_pages([item])
    item.visibility = Visibility.TOMBSTONE
    page.html = '<html lang="zh-CN">已撤下</html>'
    page_files.write_pages([item])
    assert [name.rpartition("/")[2] for name in files()] == ["gone.html", "gone.html.br", "gone.html.gz"]
    item.visibility = Visibility.PUBLIC
    page_files.write_pages([item])
    assert [name.rpartition("/")[2] for name in files()] == ["index.html", "index.html.br", "index.html.gz"]


def test_forgetting_removes_all_files_at_once(cast: Any, page: SimpleNamespace) -> None:
    item = make_item(cast)
    page_files.write_pages([item])
    public_copies.forget(item)
    assert files() == []
    assert list(Path(settings.HOME, "pages").glob("removed-*")) == []
    public_copies.forget(item)


def test_what_is_not_public_has_no_page(cast: Any, page: SimpleNamespace) -> None:
    item = make_item(cast)
    page_files.write_pages([item])
    item.visibility = Visibility.INTERNAL
    page_files.write_pages([item])
    assert files() == []


def test_a_page_that_cannot_be_rendered_is_removed_and_the_others_are_written(
    cast: Any, page: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    item = make_item(cast)
    page_files.write_pages([item])
    page.html = RuntimeError("template")
    page_files.write_pages([item])
    assert files() == []
    assert NUMBER in caplog.text


def test_each_writing_starts_a_new_generation(cast: Any, page: SimpleNamespace) -> None:
    item = make_item(cast)
    seen = {generation.current()}
    for _ in range(5):
        page_files.write_pages([item])
        seen.add(generation.current())
    assert len(seen) == 6


@pytest.mark.parametrize(
    "number",
    [
        "..",
        "../..",
        "../../../../etc/passwd",
        "640299041/..",
        "640299041/../../secret",
        "/etc/passwd",
        "a//b",
        "",
        "/",
        ".",
        "a/./b",
        "..\\..",
        "a\0b",
        "%2e%2e/%2e%2e",
        "\udcff",
        "水" * 100,
        "~root",
        "a/.index.html",
    ],
)
def test_no_index_number_leads_out_of_the_folder(number: str) -> None:
    folder = page_files.folder_of(number)
    root = Path(settings.HOME, "pages", "items")
    if folder is not None:
        assert folder.resolve().is_relative_to(root.resolve())
        assert folder.resolve() != root.resolve()
        assert not any(part.startswith(".") for part in folder.relative_to(root).parts)
