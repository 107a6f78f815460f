"""公示栏: what the public page of a list says of its posting; days only, so that it is true on every later day too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.items.kinds.shapes import Afterwards
from gongkai.items.models import Item
from gongkai.postings.choices import PostingState, RoundState
from gongkai.postings.current import current_of
from gongkai.postings.models import Posting, PostingRound

AFTERWARDS = {
    Afterwards.SUMMARY: "名单改为汇总，不再列出姓名",
    Afterwards.MASKED: "名单中的姓名隐去一部分",
    Afterwards.KEPT: "名单继续公开",
}


@dataclass(frozen=True)
class BoxLine:
    """One round that hung, or hangs."""

    label: str
    starts_on: date
    ends_on: date
    place: str
    state: str


@dataclass(frozen=True)
class PostingBox:
    """`hanging` is the round that hangs on the website now, None when there is none; `until` the last day of names."""

    rounds: Sequence[BoxLine]
    hanging: PostingRound | None
    until: date | None
    afterwards: str
    is_over: bool
    is_suspended: bool
    corrected: int


def box_of(item: Item) -> PostingBox | None:
    """The box of a list that was posted; three queries then, one for any other item."""
    found = item.postings.exclude(state=PostingState.ABORTED).prefetch_related("rounds__row_postings")
    posting = found.first()
    if posting is None:
        return None
    rounds = sorted(posting.rounds.all(), key=lambda each: each.number)
    now = current_of(rounds)
    hangs = now is not None and now.state == RoundState.HANGING and posting.names_left_at is None
    corrected = list(now.row_postings.all()) if now is not None and hangs else []
    lasts = [now.ends_on, *(each.ends_on for each in corrected)] if now is not None and hangs else []
    return PostingBox(
        rounds=[
            BoxLine(each.label, each.starts_on, each.ends_on, each.place, each.get_state_display())
            for each in rounds
            if each.starts_on and each.ends_on and each.state in (RoundState.HANGING, RoundState.CLOSED)
        ],
        hanging=now if hangs else None,
        until=max((day for day in lasts if day), default=None),
        afterwards=AFTERWARDS[Afterwards(posting.afterwards)],
        is_over=posting.names_left_at is not None or posting.state == PostingState.FINISHED,
        is_suspended=now is not None and now.state in (RoundState.SUSPENDED, RoundState.REVIEWED),
        corrected=len(corrected),
    )


def open_posting_of(item: Item, *, on: date) -> Posting | None:
    """The posting of a public list to which somebody may object online on that day."""
    found = item.postings.filter(state=PostingState.OPEN).first() if item.is_public else None
    return found if found and is_open_for_objections(found, on=on) else None


def is_open_for_objections(posting: Posting, *, on: date) -> bool:
    """Whether somebody may object online: a round hangs and its last day, or a corrected entry's, is not over."""
    if posting.state != PostingState.OPEN:
        return False
    now = current_of(posting.rounds.order_by("number").prefetch_related("row_postings"))
    if now is None or now.state != RoundState.HANGING or now.ends_on is None:
        return False
    return on <= max([now.ends_on, *(each.ends_on for each in now.row_postings.all())])
