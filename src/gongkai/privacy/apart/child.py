"""The child process: one function after the other, within a limit of memory, until nobody asks any more."""

import contextlib
import importlib
import os
import select
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

from gongkai.privacy.apart.frames import read_frame, write_frame
from gongkai.privacy.passages import Unreadable

MOST_MEMORY = 2 * 1024**3
"""Of addresses, of which Python with pdfium and pikepdf takes 80 MB before it reads anything."""
IDLE_SECONDS = 600
_OURS = ("gongkai.privacy.", "gongkai.redaction.", "gongkai.applications.attached.")


def answer_to(task: str, told: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What the function says, or why it says nothing."""
    module, _, name = task.partition(":")
    if not module.startswith(_OURS):
        raise ValueError(f"{task!r} is no function of {' or '.join(_OURS)}")
    try:
        answer, files = getattr(importlib.import_module(module), name)(told, content)
        return dict(answer), list(files)
    except Unreadable as why:
        return {"unreadable": str(why)}, []
    except (MemoryError, RecursionError):
        return {"unreadable": "文件结构过于复杂，没有读取：请用原来的软件另存后重试。"}, []
    except Exception as problem:  # a hostile file may raise anything in any library
        return {"failed": type(problem).__name__}, []


def main() -> None:
    limit_memory(MOST_MEMORY)
    incoming, outgoing = _pipes()
    while _is_asked(incoming):
        try:
            header, (content,) = read_frame(incoming)
        except EOFError:
            return
        write_frame(outgoing, *answer_to(header["task"], header["told"], content))


def limit_memory(most: int) -> None:
    """No more addresses than that, and no dump of what was in memory; where the system has such limits."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Answers go by a pipe of their own: what a library prints must not stand between them."""
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, outgoing


def _is_asked(incoming: BinaryIO) -> bool:
    """Whether a question comes before the child has been idle for too long."""
    if os.name != "posix":
        return True
    return bool(select.select([incoming], [], [], IDLE_SECONDS)[0])


if __name__ == "__main__":
    main()
