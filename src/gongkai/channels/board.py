"""公开栏: what of an item hangs there now."""

from gongkai.items.choices import Channel
from gongkai.items.models import Item, Release
from gongkai.postings.models import PostingRound


def standing_on_board(item: Item) -> list[Release]:
    """Releases on the board that are taken down here; those of a posting end with their round."""
    posted = PostingRound.objects.filter(posting__item=item, release__isnull=False).values("release_id")
    found = item.releases.filter(channel=Channel.NOTICE_BOARD, ended_at=None)
    return list(found.exclude(pk__in=posted).order_by("released_at", "pk"))
