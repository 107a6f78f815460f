"""发起公示 and 终止公示: a list gets its rounds, frozen as the policy is today; or the posting is given up."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record, take
from gongkai.items.actions import withdraw
from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import PostingPolicy, Round
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.postings.actions.locking import locked_posting
from gongkai.postings.choices import NOT_OVER, PostingState, RoundState
from gongkai.postings.models import Posting, PostingRound
from gongkai.postings.procedure import POSTING, STARTING

MOST_DAYS = 365


@transaction.atomic
def start_posting(
    item_id: int,
    *,
    actor: Actor,
    days: Mapping[str, int] | None = None,
    places: Mapping[str, str] | None = None,
    policy: PostingPolicy | None = None,
    at: datetime | None = None,
) -> Posting:
    """Post a list that was determined: by its kind's policy, or by `policy` where the kind has none.

    `days` and `places` by code of round: more days than the policy asks for, and where exactly the list will hang.
    """
    locked = Item.objects.visible_to(actor).select_for_update(of=("self",)).select_related("organ")
    item = locked.get(pk=item_id)
    kind = kind_of(item.kind)
    chosen = kind.posting or policy
    reasons = list(STARTING.why_not("start_posting", item, actor, {}))
    if chosen is None:
        reasons.append(f"“{kind.label}”没有规定公示办法，须写明公示的榜次、天数和地点")
    else:
        reasons += _wrong_days(chosen, days or {})
    step = STARTING.step("start_posting")
    if reasons or chosen is None:
        raise StepRefused(step.label, reasons)
    posting = Posting.objects.create(
        item=item,
        organ=item.organ,
        afterwards=chosen.afterwards,
        basis=chosen.basis[:200],
        started_at=at or timezone.now(),
        started_by_id=actor.member_id,
    )
    PostingRound.objects.bulk_create(
        _round(posting, number, each, (days or {}).get(each.code), (places or {}).get(each.code, ""))
        for number, each in enumerate(chosen.rounds, start=1)
    )
    note = f"{len(chosen.rounds)} 榜，期满{chosen.afterwards.label}"
    record(posting, step, actor, note=note, payload={"policy": chosen.model_dump(mode="json")}, at=at)
    record(item, step, actor, note=note, at=at)
    return posting


def _wrong_days(policy: PostingPolicy, days: Mapping[str, int]) -> list[str]:
    reasons = []
    for each in policy.rounds:
        asked = days.get(each.code, each.days)
        if asked < each.days:
            reasons.append(f"“{each.label}”不得少于 {each.days} 天，现为 {asked} 天")
        elif asked > MOST_DAYS:
            reasons.append(f"“{each.label}”最多 {MOST_DAYS} 天，现为 {asked} 天")
    unknown = set(days) - {each.code for each in policy.rounds}
    return [*reasons, *(f"没有代码为“{code}”的一榜" for code in sorted(unknown))]


def _round(posting: Posting, number: int, told: Round, days: int | None, place: str) -> PostingRound:
    return PostingRound(
        posting=posting,
        number=number,
        code=told.code,
        label=told.label,
        reviewed_by=told.reviewed_by,
        review_label=told.review_label,
        place=(place.strip() or told.place)[:200],
        days=days or told.days,
        unit=told.unit,
        asked_before=list(told.before),
        asked_evidence=list(told.evidence),
        on_website=told.on_website,
    )


@transaction.atomic
def abort_posting(posting_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Posting:
    """Give a posting up: what hangs is taken down, and a list that is on the website is withdrawn."""
    posting, now = locked_posting(posting_id, actor), at or timezone.now()
    step = take(POSTING, "abort_posting", posting, actor, {"reason": reason})
    rounds = list(posting.rounds.select_related("release").filter(state__in=NOT_OVER))
    for each in rounds:
        take_down(each, at=now)
    posting.rounds.filter(state__in=NOT_OVER).update(state=RoundState.ABORTED)
    posting.state, posting.finished_at = PostingState.ABORTED, now
    posting.names_left_at = posting.names_left_at or now
    posting.save(update_fields=["state", "finished_at", "names_left_at"])
    record(posting, step, actor, note=reason, at=at)
    if posting.item.is_public:
        withdraw(posting.item_id, actor=actor, reason=f"公示终止：{reason}", at=at)
    else:
        record(posting.item, step, actor, note=reason, at=at)
    return posting


def take_down(round_: PostingRound, *, at: datetime, evidence: str = "") -> None:
    """Note when a round's list was taken off the board, with what proves that it hung."""
    release = round_.release
    if release is not None and release.ended_at is None:
        release.ended_at, release.evidence = max(at, release.released_at), evidence[:200]
        release.save(update_fields=["ended_at", "evidence"])
