"""The searcher of this process, opened anew when another process has committed or rebuilt the index."""

import threading
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index, Schema, Searcher

from gongkai.items.search import folder


class BrokenIndexError(Exception):
    """There is no index, it was made for another schema, or it cannot be read; says which."""


State = tuple[str, int, int, int]


@dataclass(frozen=True)
class Reader:
    """One view of the index; `state` tells it from the view after the next commit."""

    state: State
    searcher: Searcher
    schema: Schema


_shared: Reader | None = None
_opening = threading.Lock()


def reader() -> Reader:
    """The newest view; one short read and one `stat` when nothing has changed. Raises BrokenIndexError."""
    try:
        return _newest()
    except BrokenIndexError:
        return _newest()  # the folder may have been replaced between finding and opening it


def _newest() -> Reader:
    global _shared
    found = _shared
    if found is not None and found.state == _state():
        return found
    with _opening:
        state = _state()
        if _shared is None or _shared.state != state:
            index = opened(folder.current())
            _shared = Reader(state, index.searcher(), index.schema)
        return _shared


def opened(where: Path | None) -> Index:
    """The index in a folder; raises BrokenIndexError, also where the library panics over damaged files."""
    if where is None:
        raise BrokenIndexError("没有索引，或索引属于旧版本")
    try:
        index = Index.open(str(where))
        index.config_reader("manual")
        index.reload()
        index.searcher()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a Rust panic is not an Exception
        raise BrokenIndexError(f"索引无法打开（{error}）") from None
    return index


def _state() -> State:
    """Changes with each commit (meta.json is replaced) and each switch to another folder."""
    where = folder.current()
    try:
        if where is not None:
            found = (where / "meta.json").stat()
            return (where.name, found.st_ino, found.st_mtime_ns, found.st_size)
    except OSError:
        pass
    raise BrokenIndexError("没有索引，或索引属于旧版本")
