"""The child process in which PDFs are read: it may die, hang or eat all memory, and we go on."""

import os
import threading
from typing import Any

import pytest

from gongkai.privacy import apart
from gongkai.privacy.passages import Unreadable

TASKS = "gongkai.privacy.tests.apart_tasks"


def asked(name: str, content: bytes = b"", *, seconds: float = 60, **told: Any) -> Any:
    return apart.call(f"{TASKS}:{name}", told, content, seconds=seconds)


def child_id() -> int:
    return int(asked("echo")[0]["pid"])


def test_a_file_goes_there_and_comes_back_and_the_child_is_used_again() -> None:
    content = bytes(range(256)) * 40_000
    told, files = asked("echo", content, word="名单", number=1)
    assert (told["word"], told["number"], files) == ("名单", 1, [content, b""])
    assert told["pid"] != os.getpid() and told["pid"] == child_id()


@pytest.mark.parametrize(("name", "words"), [("crash", "读取程序中断"), ("hang", "超过 0.3 秒，已经停止")])
def test_a_file_that_kills_or_holds_the_child_is_unreadable_and_the_next_is_read(
    name: str, words: str
) -> None:
    before = child_id()
    with pytest.raises(Unreadable, match=words):
        asked(name, seconds=0.3 if name == "hang" else 60)
    assert child_id() != before
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)


def test_a_file_that_takes_too_much_memory_is_unreadable_and_the_child_lives() -> None:
    before = child_id()
    with pytest.raises(Unreadable, match="过于复杂"):
        asked("eat")
    assert child_id() == before


def test_a_child_that_leaves_over_every_file_is_not_asked_for_ever() -> None:
    child_id()
    with pytest.raises(Unreadable, match="读取程序中断"):
        asked("leave")
    assert child_id()


def test_what_a_reader_says_and_what_it_raises_come_back() -> None:
    with pytest.raises(Unreadable, match="设有密码：请解除后重试"):
        asked("refuse")
    with pytest.raises(apart.Failed, match="KeyError"):
        asked("fail")


def test_only_our_own_functions_are_run_there() -> None:
    with pytest.raises(Unreadable):
        apart.call("os:system", {}, b"", seconds=10)
    assert child_id()


def test_a_child_is_replaced_after_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    before = child_id()
    monkeypatch.setattr(apart, "MOST_ANSWERS", 1)
    assert child_id() == before != child_id()


def test_threads_take_turns() -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda mark=mark: found.append(asked("echo", mark * 100_000)[1][0]))
        for mark in (b"a", b"b", b"c")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [b"a" * 100_000, b"b" * 100_000, b"c" * 100_000]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_worker_has_a_child_of_its_own() -> None:
    before = child_id()
    out, into = os.pipe()
    forked = os.fork()
    if not forked:
        os.write(into, str(child_id()).encode())
        os._exit(0)
    os.waitpid(forked, 0)
    assert int(os.read(out, 20)) != before == child_id()
    os.close(out), os.close(into)
