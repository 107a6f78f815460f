"""紧急撤下: gone at once, whoever is busy with copies and index; the tombstone names nobody."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client
from django.utils import timezone
from filelock import FileLock

from gongkai.casework.procedure import StepRefused
from gongkai.items import actions, public_copies, search
from gongkai.items.models import Item, PendingCopy
from gongkai.items.search import folder
from gongkai.items.tests.persons import PAPER, public_before_the_gate, published
from gongkai.portal import page_files

REASON = "内容含有不宜公开的个人信息"


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """What would be done beside; a test does it by calling it."""
    beside: list[Any] = []
    monkeypatch.setattr(public_copies, "_refresh_beside", lambda: beside.append(1))
    yield beside


def leaked(cast: Cast) -> Item:
    """Public before there was a gate, with its page and its place in the index."""
    item = public_before_the_gate(
        cast.organ,
        title=f"关于{PAPER}的公示",
        content=f"<p>独一无二的词语，证件号码{PAPER}</p>",
        summary=f"概述{PAPER}",
        heading=cast.heading,
    )
    item.editions.update(text=f"独一无二的词语，证件号码{PAPER}")
    public_copies.make([item.pk])
    return item


def withdrawn(cast: Cast, item: Item, capture: Any, **form: Any) -> float:
    started = time.perf_counter()
    with capture(execute=True):
        actions.withdraw_at_once(item.pk, actor=cast.clerk, reason=REASON, **form)
    return time.perf_counter() - started


def test_page_list_search_and_data_are_empty_while_others_hold_the_locks(
    cast: Cast, threads: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    item = leaked(cast)
    client = Client()
    assert PAPER in client.get(f"/items/{item.index_number}/").content.decode()

    with FileLock(settings.HOME / "public-copies.lock"), folder.lock():
        spent = withdrawn(cast, item, django_capture_on_commit_callbacks)
        assert spent < 1
        folder_of_pages = page_files.folder_of(item.index_number or "")
        assert folder_of_pages is not None and not folder_of_pages.exists()
        for address in ("", "item.json", "editions/1/", "rows/", "list.csv", "files/1/名单.xlsx"):
            answer = client.get(f"/items/{item.index_number}/{address}")
            assert answer.status_code in (404, 410) and PAPER not in answer.content.decode(), address
        for address in ("/items/", "/", "/search/?q=独一无二的词语", "/disclosure/content/"):
            assert PAPER not in client.get(address).content.decode(), address
        assert threads == [1] and PendingCopy.objects.filter(item=item).exists()


def test_the_tombstone_keeps_reason_and_safe_lines_only(
    cast: Cast, threads: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    item = leaked(cast)
    withdrawn(cast, item, django_capture_on_commit_callbacks)

    tombstone = item.editions.get(kind="withdrawn")
    assert (tombstone.title, tombstone.reason) == ("已撤下的信息", REASON)
    assert {label for label, _ in tombstone.card} <= {
        "索引号",
        "发布机构",
        "成文日期",
        "发布日期",
        "公开事项",
        "公开方式",
    }
    page = Client().get(f"/items/{item.index_number}/").content.decode()
    assert REASON in page and PAPER not in page
    assert item.editions.get(number=1).closed_at is not None


def test_a_title_that_names_somebody_can_be_hidden(
    cast: Cast, threads: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    item = published(cast, title="关于牛某某违法建设的公告")
    withdrawn(cast, item, django_capture_on_commit_callbacks, hides_title=True)

    assert "牛某某" not in Client().get(f"/items/{item.index_number}/").content.decode()


def test_what_had_been_public_is_scanned_afterwards_for_those_who_must_tell_why(
    cast: Cast, threads: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    item = leaked(cast)
    withdrawn(cast, item, django_capture_on_commit_callbacks)

    assert item.scans.get(is_recheck=True).blocking >= 2
    assert PAPER not in str(item.scans.get().findings)


def test_the_index_holds_no_byte_of_it_after_the_thread_has_run(
    cast: Cast, threads: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    item, other = leaked(cast), published(cast)
    search.rebuild()
    withdrawn(cast, item, django_capture_on_commit_callbacks)

    public_copies.refresh(wait=True)
    for cleaner in public_copies._cleaners:
        cleaner()

    where = folder.current()
    assert where is not None and not folder.purge_note().exists()
    assert not [path for path in where.iterdir() if PAPER.encode() in path.read_bytes()]
    assert search.search(search.SearchQuery(other.index_number or "")).total == 1


def test_a_large_index_is_left_to_the_night(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.items.search.purging.AT_ONCE", 0)
    leaked(cast)
    search.rebuild()
    search.purge_if_small()
    assert folder.purge_note().exists()

    assert search.purge_daily(timezone.now()) == ["已清除索引中已撤下内容的残留"]
    assert not folder.purge_note().exists() and search.purge_daily(timezone.now()) == ()


@pytest.mark.parametrize("who", ["clerk", "section_head", "reviewer", "director", "authority"])
def test_whoever_sees_a_leak_may_stop_it(cast: Cast, who: str) -> None:
    item = published(cast)
    assert not actions.withdraw_at_once(item.pk, actor=getattr(cast, who), reason=REASON).is_public


@pytest.mark.parametrize("who", ["auditor", "other_clerk", "other_director"])
def test_others_may_not(cast: Cast, who: str) -> None:
    item = published(cast)
    with pytest.raises(StepRefused):
        actions.withdraw_at_once(item.pk, actor=getattr(cast, who), reason=REASON)
