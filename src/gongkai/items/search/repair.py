"""An index that is missing, damaged or of an older schema is made anew by the first search that meets it."""

import logging
import threading

from django.db import connection
from filelock import Timeout
from tantivy import Query

from gongkai.items.models import Item
from gongkai.items.search import feeding, folder
from gongkai.items.search.errors import SearchUnavailable
from gongkai.items.search.reading import BrokenIndexError, Reader, reader

log = logging.getLogger(__name__)
MESSAGE = "全文检索正在更新索引，请几分钟后再试；也可按目录查找。"
AT_ONCE = 1000  # so many items are indexed within the request; more are left to a thread

_one_thread = threading.Lock()  # each process tries once at a time


def repaired(problem: BrokenIndexError) -> Reader:
    """A reader of the index made anew; raises SearchUnavailable while that takes longer than a request may."""
    log.warning("全文索引不可用，开始重建：%s", problem)
    try:
        if Item.objects.public()[AT_ONCE:].exists():
            if _one_thread.acquire(blocking=False):
                threading.Thread(target=_in_background, name="search-rebuild", daemon=True).start()
            raise SearchUnavailable(MESSAGE)
        _rebuild_unless_done()
        return reader()
    except (Timeout, BrokenIndexError, OSError, ValueError) as error:
        raise SearchUnavailable(MESSAGE) from error


def _rebuild_unless_done() -> None:
    """Under the lock, so that of many processes one rebuilds and the others find it done."""
    with folder.lock(timeout=1):
        try:
            reader()
        except BrokenIndexError:
            feeding.rebuild_locked()


def _in_background() -> None:
    try:
        _rebuild_unless_done()
    except Timeout:
        log.info("全文索引正由另一进程重建")
    except Exception:
        log.exception("全文索引重建失败")
    finally:
        connection.close()
        _one_thread.release()


def distrust(view: Reader, error: BaseException) -> None:
    """After a search that failed: where the index cannot answer the plainest one either, have it made anew.

    A search that fails by its own words must not cost everyone the index.
    """
    log.error("全文检索失败：%s", error)
    try:
        for _, address in view.searcher.search(Query.all_query(), 50).hits:
            view.searcher.doc(address)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a Rust panic is not an Exception
        log.exception("全文索引已损坏，将重建")
        folder.pointer().unlink(missing_ok=True)
