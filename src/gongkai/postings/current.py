"""What stands now: an item's posting, and the round that it is in."""

from collections.abc import Iterable

from gongkai.items.models import Item
from gongkai.postings.choices import NOT_OVER, PostingState
from gongkai.postings.models import Posting, PostingRound


def posting_of(item: Item) -> Posting | None:
    """The posting that was not aborted; one query."""
    return item.postings.exclude(state=PostingState.ABORTED).first()


def current_of(rounds: Iterable[PostingRound]) -> PostingRound | None:
    """The first of these rounds (in their order) that is not over."""
    return next((each for each in rounds if each.state in NOT_OVER), None)


def current_round(posting: Posting) -> PostingRound | None:
    """The same from the database; one query."""
    return current_of(posting.rounds.order_by("number"))
