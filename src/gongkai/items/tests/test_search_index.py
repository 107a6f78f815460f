"""The index follows withdrawals and other processes, and is made anew when it is damaged."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gongkai.items.choices import Visibility
from gongkai.items.search import SearchQuery, SearchUnavailable, folder, rebuild, repair, schema, search
from gongkai.items.tests.test_search import found, index, make_public


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


def test_a_withdrawal_empties_hits_snippets_and_counts(cast: Any) -> None:
    item = make_public(cast, "低保名单", "王某某领取低保")
    index(item)
    assert found("王某某") == [item.pk]
    item.visibility = Visibility.TOMBSTONE
    item.save()
    index(item)
    result = search(SearchQuery("低保"))
    assert (result.total, result.hits) == (0, ())
    assert all(not counts for counts in result.facets.values())


READER = """
import sys, django
django.setup()
from gongkai.items.search import SearchQuery, search
for line in sys.stdin:
    print(search(SearchQuery(line.strip())).total, flush=True)
"""


def test_another_process_sees_a_change_within_a_second(cast: Any) -> None:
    first = make_public(cast, "供水公告", "甲")
    index(first)
    second = make_public(cast, "供水通知", "乙")
    command = [sys.executable, "-c", READER]
    environment = {"GONGKAI_HOME": str(folder.home().parent), "DJANGO_SETTINGS_MODULE": "gongkai.settings"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None

        def total() -> int:
            other.stdin.write("供水\n")
            other.stdin.flush()
            return int(other.stdout.readline())

        assert total() == 1
        index(second)
        assert total() == 2
        for item in (first, second):
            item.visibility = Visibility.TOMBSTONE
            item.save()
        index(first, second)
        started = time.monotonic()
        assert total() == 0
        assert time.monotonic() - started < 1
        first.visibility = Visibility.PUBLIC
        first.save()
        rebuild()
        assert total() == 1
        other.stdin.close()


@pytest.mark.parametrize("damage", ["missing", "meta", "segments", "older", "pointer"])
def test_a_damaged_index_is_made_anew_by_the_next_search(
    cast: Any, damage: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = make_public(cast, "供水公告")
    index(item)
    if damage != "missing":
        assert found("供水") == [item.pk]
    inflict(damage, monkeypatch)
    assert found("供水") == [item.pk]
    assert "重建" in caplog.text


def inflict(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where = folder.current()
    assert where is not None
    if damage in ("missing", "pointer"):
        folder.pointer().unlink()
    if damage == "pointer":
        folder.pointer().write_bytes(b"\xff../../etc")
    if damage == "meta":
        (where / "meta.json").write_text("{")
    if damage == "segments":
        for path in [*where.glob("*.store"), *where.glob("*.term")]:
            path.unlink()
        touch(where / "meta.json")
    if damage == "older":
        monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)


def touch(path: Path) -> None:
    path.write_bytes(path.read_bytes())


def test_a_publication_mends_a_damaged_index_too(cast: Any) -> None:
    first, second = make_public(cast, "供水公告"), make_public(cast, "供水通知")
    index(first)
    inflict("meta", pytest.MonkeyPatch())
    index(second)
    assert found("供水") == [first.pk, second.pk]


def test_while_a_large_index_is_made_anew_the_search_says_so(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = make_public(cast, "供水公告")
    started: list[Any] = []
    monkeypatch.setattr(repair, "AT_ONCE", 0)
    monkeypatch.setattr(repair.threading.Thread, "start", lambda thread: started.append(thread))
    monkeypatch.setattr(repair.connection, "close", lambda: None)
    for _ in range(3):
        with pytest.raises(SearchUnavailable, match="请几分钟后再试"):
            search(SearchQuery("供水"))
    assert len(started) == 1
    started[0].run()
    assert found("供水") == [item.pk]
    folder.pointer().unlink()
    with pytest.raises(SearchUnavailable):
        search(SearchQuery("供水"))
    assert len(started) == 2
    started[1].run()


def test_a_folder_that_cannot_be_written_makes_search_unavailable(
    cast: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError("read-only")

    make_public(cast, "供水公告")
    monkeypatch.setattr(folder, "new", refuse)
    with pytest.raises(SearchUnavailable):
        search(SearchQuery("供水"))


def test_a_rebuild_leaves_one_folder_and_every_public_item(cast: Any) -> None:
    items = [make_public(cast, f"供水公告{serial}") for serial in range(3)]
    index(*items)
    assert rebuild() == 3
    assert rebuild() == 3
    assert len([path for path in folder.home().iterdir() if path.is_dir()]) == 1
    assert found("供水") == [item.pk for item in items]


def test_an_empty_platform_answers_with_nothing(cast: Any) -> None:
    assert search(SearchQuery("供水")).total == 0
