"""期满处理: the names leave the public page on their day, whatever papers are still missing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.items import public_copies
from gongkai.items.actions import end_posting
from gongkai.items.choices import AfterPosting
from gongkai.items.kinds.shapes import Afterwards
from gongkai.organs.actors import SYSTEM, Actor
from gongkai.postings.actions.locking import day_of, locked_posting
from gongkai.postings.choices import PostingState
from gongkai.postings.models import Posting
from gongkai.postings.periods import last_day_of_names

REASON = "公示期满（《中华人民共和国个人信息保护法》第四十七条）"
AT_ONCE = 500


def end_names_due(at: datetime) -> list[str]:
    """每日事项: end the names of every posting whose last day is over; a sentence for each."""
    today = day_of(at)
    waiting = (
        Posting.objects.exclude(state=PostingState.ABORTED)
        .filter(names_left_at=None, rounds__ends_on__lt=today)
        .prefetch_related("rounds__row_postings")
        .distinct()
        .order_by("pk")
    )
    due = [posting.pk for posting in waiting[:AT_ONCE] if _is_over(posting, at)]
    ended = [posting for pk in due if (posting := end_names(pk, actor=SYSTEM, at=at))]
    return [f"《{each.item.title}》公示期满，名单{_becomes(each)}" for each in ended]


@transaction.atomic
def end_names(posting_id: int, *, actor: Actor, at: datetime | None = None) -> Posting | None:
    """Do with the names what the policy says, if their last day is over and it is not done; None otherwise.

    Evidence that is missing or an objection that is open keeps the round open, never the names.
    """
    posting = locked_posting(posting_id, actor)
    return posting if end_names_if_due(posting, at=at, actor=actor) else None


def end_names_if_due(posting: Posting, *, at: datetime | None = None, actor: Actor = SYSTEM) -> bool:
    """The same for a posting that is locked already; True when it was done now."""
    if posting.names_left_at is not None or not _is_over(posting, at):
        return False
    posting.names_left_at = at or timezone.now()
    posting.save(update_fields=["names_left_at"])
    if posting.afterwards == Afterwards.KEPT:
        if posting.item.is_public:
            public_copies.request(posting.item)
    else:
        becomes = AfterPosting(posting.afterwards)
        end_posting(posting.item_id, becomes=becomes, actor=actor, reason=REASON, at=at)
    label = f"公示期满，名单{_becomes(posting)}"
    entries.write(posting.organ_id, posting, verb="end_names", label=label, actor=actor, at=at)
    return True


def _is_over(posting: Posting, at: datetime | None) -> bool:
    last = last_day_of_names(posting)
    return last is not None and day_of(at) > last


def _becomes(posting: Posting) -> str:
    return Afterwards(posting.afterwards).label
