"""发布条件: a list that must be posted comes to the website with the round that is on it, or after all rounds."""

from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.postings.choices import PostingState, RoundState
from gongkai.postings.current import current_round, posting_of


def why_not_public_yet(item: Item) -> str | None:
    """A condition of `items.conditions`; two queries for a list under posting, one for any other item."""
    kind = kind_of(item.kind)
    if not kind.is_list:
        return None
    posting = posting_of(item)
    if posting is None:
        return f"“{kind.label}”须先公示，公示期满才能发布" if kind.posting else None
    if posting.state == PostingState.FINISHED:
        return None
    round_ = current_round(posting)
    if round_ is None or (round_.on_website and round_.state == RoundState.HANGING):
        return None
    until = f"，公示至 {round_.ends_on}" if round_.state == RoundState.HANGING else ""
    return f"公示尚未结束（{round_.label}：{round_.get_state_display()}{until}），不能在网站发布"
