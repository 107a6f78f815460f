"""还在外面的: what of an item hangs on the board now, and what stands on accounts although the item was withdrawn."""

from django.db.models import Q, QuerySet

from gongkai.items.choices import Channel, State
from gongkai.items.models import Item, Release
from gongkai.postings.models import PostingRound

LINKED = (Channel.WECHAT, Channel.WEIBO)


def standing(item: Item) -> list[Release]:
    """Releases that a person takes down here; those of a posting end with their round."""
    return list(standing_releases().filter(item=item).order_by("released_at", "pk"))


def standing_releases() -> QuerySet[Release]:
    """Those of all items."""
    posted = PostingRound.objects.filter(release__isnull=False).values("release_id")
    by_hand = Q(channel=Channel.NOTICE_BOARD) | Q(channel__in=LINKED, item__state=State.WITHDRAWN)
    found = Release.objects.filter(by_hand, ended_at=None).exclude(pk__in=posted)
    return found.select_related("item")
