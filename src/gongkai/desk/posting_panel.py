"""公示 on the page of its list: the line of rounds, what waits, and the step that leads on."""

from dataclasses import dataclass

from django.utils import timezone

from gongkai.desk.posting_cards import PostingLine, RoundLine, posting_line, round_lines
from gongkai.desk.posting_steps import POSTING_COUNTER, ROUND_COUNTER, START_COUNTER, address, find_posting
from gongkai.desk.steps import Offer
from gongkai.items.choices import State
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.postings.choices import PostingState
from gongkai.postings.current import posting_of
from gongkai.postings.models import Posting


@dataclass(frozen=True)
class PostingPanel:
    """`start` is the offer to begin, where there is no posting; the rest stands where there is one."""

    line: PostingLine | None
    rounds: list[RoundLine]
    address: str
    open_objections: int
    offers: list[Offer]
    start: Offer | None


def panel_of(item: Item, actor: Actor) -> PostingPanel | None:
    """The panel of a list that is posted or should be; None for every other item. Ten queries at most."""
    kind = kind_of(item.kind)
    if not kind.is_list or kind.is_internal or actor.organ_id is None:
        return None
    posting = posting_of(item)
    if posting is None:
        if not kind.posting and item.state != State.DETERMINED:
            return None
        return PostingPanel(None, [], "", 0, [], START_COUNTER.offers(item, actor)[0])
    found, today = find_posting(actor, posting.pk), timezone.localdate()
    return PostingPanel(
        line=posting_line(found, on=today),
        rounds=round_lines(found, on=today),
        address=address(found),
        open_objections=found.objections.open().count(),
        offers=[offer for offer in offers_of(found, actor) if not offer.reasons],
        start=None,
    )


def offers_of(posting: Posting, actor: Actor) -> list[Offer]:
    """The steps of the round that the posting is in, then those of the posting itself."""
    line = posting_line(posting, on=timezone.localdate())
    of_round = ROUND_COUNTER.offers(line.current, actor) if line.current else []
    own = POSTING_COUNTER.offers(posting, actor) if posting.state == PostingState.OPEN else []
    return [*of_round, *own]
