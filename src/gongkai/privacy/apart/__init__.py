"""另一进程: work that a hostile file may crash, hang or blow up is done in a child process, one at a time, reused.

The child runs a function of `gongkai.privacy` that takes a mapping and the file and gives back a mapping and files; both
go as JSON and bytes, so that a child which a file has taken over can send nothing that runs here.
"""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

from gongkai.privacy.apart.frames import read_frame, write_frame
from gongkai.privacy.passages import Unreadable

Told = dict[str, Any]
_COMMAND = (sys.executable, "-m", "gongkai.privacy.apart.child")
MOST_ANSWERS = 200
"""After so many a new child begins: what a library leaks does not grow for ever."""
LEAVING_SECONDS = 5
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "TMPDIR", "TEMP")


class Failed(Exception):  # noqa: N818 (named for what is so)
    """The child raised something of its own; what, only it knows."""


class Child:
    """A running child with its two pipes."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(  # noqa: S603 (this very Python with a module of ours)
            _COMMAND,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.is_late = False
        self.answers = 0

    def ask(self, header: Mapping[str, Any], content: bytes) -> None:
        """OSError when the child has gone."""
        assert self._process.stdin  # noqa: S101 (opened above)
        write_frame(self._process.stdin, header, [content])

    def answer(self, seconds: float) -> tuple[Told, list[bytes]]:
        """EOFError when the child dies over it; `is_late` when it was stopped for its time."""
        assert self._process.stdout  # noqa: S101
        timer = threading.Timer(seconds, self._stop_late)
        timer.daemon = True
        timer.start()
        try:
            return read_frame(self._process.stdout)
        finally:
            timer.cancel()

    def _stop_late(self) -> None:
        self.is_late = True
        self._process.kill()

    def end(self) -> int:
        """Its exit code: 0 where it had left by itself."""
        self.let_go()
        try:
            return self._process.wait(LEAVING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def let_go(self) -> None:
        """Close the pipes: a child that waits ends by itself."""
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream:
                    stream.close()
            except OSError:  # what was still to be written has no reader any more
                continue


_lock = threading.Lock()
_child: Child | None = None


def call(task: str, told: Mapping[str, Any], content: bytes, *, seconds: float) -> tuple[Told, list[bytes]]:
    """What the function (`package.module:name`) says of the file; Unreadable where it dies of it or takes too long."""
    with _lock:
        answer, files = _answered({"task": task, "told": told}, content, seconds)
    if "unreadable" in answer:
        raise Unreadable(str(answer["unreadable"]))
    if "failed" in answer:
        raise Failed(str(answer["failed"]))
    return answer, files


def _answered(header: Mapping[str, Any], content: bytes, seconds: float) -> tuple[Told, list[bytes]]:
    """By the child that waits, or a new one where it has left meanwhile; no child outlives a failure."""
    global _child
    while True:
        is_new, child = _child is None, _child or Child()
        _child = None
        try:
            child.ask(header, content)
            answer = child.answer(seconds)
        except (EOFError, OSError, ValueError):
            code = child.end()
            if is_new or child.is_late or code != 0:
                raise Unreadable(_why(child, seconds)) from None
            continue  # it had waited too long and was just leaving
        except BaseException:  # an interrupt: the next answer would be this one's
            child.end()
            raise
        child.answers += 1
        if child.answers < MOST_ANSWERS:
            _child = child
        else:
            child.end()
        return answer


def _why(child: Child, seconds: float) -> str:
    if child.is_late:
        return f"文件处理超过 {seconds:g} 秒，已经停止：请拆成几个文件，或者用原来的软件重新导出后重试。"
    return "文件使读取程序中断，可能已经损坏或者过于复杂，没有读取：请用原来的软件重新导出后重试。"


def _forked() -> None:
    """A forked worker starts a child of its own."""
    global _child, _lock
    if _child is not None:
        _child.let_go()
    _child, _lock = None, threading.Lock()


@atexit.register
def _leave() -> None:
    """The child that waits ends with us."""
    if _child is not None:
        _child.end()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
