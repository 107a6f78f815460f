"""清除索引残留: the library keeps the bytes of what was taken out until it merges; a new index holds none of them."""

import logging
from collections.abc import Sequence
from datetime import datetime

from filelock import Timeout

from gongkai.items.models import Item
from gongkai.items.search import feeding, folder

log = logging.getLogger(__name__)
AT_ONCE = 20_000  # so many items are indexed anew in some seconds; more are left to the nightly run


def want_purge() -> None:
    """Note that the index holds bytes that must go; the next new index takes the note away."""
    folder.home().mkdir(parents=True, exist_ok=True)
    folder.purge_note().touch()


def purge_if_small() -> None:
    """After a withdrawal at once: a new index now where that is quick, else by `gongkai daily` or `gongkai rescan`."""
    want_purge()
    if not Item.objects.public()[AT_ONCE:].exists():
        purge()


def purge_daily(at: datetime) -> Sequence[str]:
    """A daily duty: what was left to the night."""
    if not folder.purge_note().exists():
        return ()
    return ["已清除索引中已撤下内容的残留"] if purge() else ["索引正忙，残留尚未清除，下次再做"]


def purge() -> bool:
    """Make the index anew if something must go from it; False where that could not be done now."""
    if not folder.purge_note().exists():
        return True
    try:
        feeding.rebuild()
    except (Timeout, OSError, ValueError):
        log.exception("索引中已撤下内容的残留未能清除，下次复查时再做")
        return False
    return True
