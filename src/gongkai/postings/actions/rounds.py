"""审核、张贴、结束: one round after the other, each with its period, its place and its proof."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record, take
from gongkai.items import actions as item_actions
from gongkai.items import public_copies
from gongkai.items.choices import Channel, State
from gongkai.items.models import Release
from gongkai.items.privacy_gate import kept, verdict_of, why_not_public
from gongkai.items.scanning_rules import allowance_of
from gongkai.law.workdays import CalendarOutOfRange
from gongkai.organs.actors import Actor
from gongkai.postings.actions.endings import end_names_if_due
from gongkai.postings.actions.locking import day_of, locked_round
from gongkai.postings.actions.starting import take_down
from gongkai.postings.choices import PostingState, RoundState
from gongkai.postings.models import PostingRound
from gongkai.postings.periods import Period, period_of
from gongkai.postings.procedure import ROUND
from gongkai.privacy.scanning import scan_text


@transaction.atomic
def record_review(
    round_id: int, *, actor: Actor, opinion: str, reviewed_on: date | None = None, at: datetime | None = None
) -> PostingRound:
    """三级审核: what the level before the round decided, with the papers that the policy asks for."""
    round_, today = locked_round(round_id, actor), day_of(at)
    form = {"opinion": opinion, "reviewed_on": reviewed_on or today, "today": today}
    step = take(ROUND, "record_review", round_, actor, form)
    round_.opinion, round_.reviewed_on = opinion.strip()[:400], reviewed_on or today
    round_.review_recorded_by_id = actor.member_id
    round_.save()
    note = f"{round_.label}，{round_.reviewed_by}{round_.review_label}：{round_.opinion}"
    record(round_.posting, step, actor, note=note, legal_on=round_.reviewed_on, at=at)
    return round_


@transaction.atomic
def hang(
    round_id: int,
    *,
    actor: Actor,
    phone: str,
    mailbox: str = "",
    place: str = "",
    starts_on: date | None = None,
    heading_id: int | None = None,
    five_open: Sequence[str] = (),
    imported_number: str = "",
    at: datetime | None = None,
) -> PostingRound:
    """张贴公示: the period begins; nothing hangs before the privacy check lets the list out.

    A round that is on the website publishes the list with it, where it is not public yet (`heading_id`,
    `five_open` and `imported_number` as for `items.actions.publish`).
    """
    round_, today = locked_round(round_id, actor), day_of(at)
    starts = starts_on or today
    where = (place.strip() or round_.place)[:200]
    form = {"place": where, "phone": phone, "starts_on": starts, "today": today}
    reasons = list(ROUND.why_not("hang", round_, actor, form))
    reasons += _gate(round_, f"张贴地点：{where}。监督电话：{phone}。监督邮箱：{mailbox}。", at)
    step = ROUND.step("hang")
    period, fault = _period(round_, starts)
    if reasons or period is None:
        raise StepRefused(step.label, [*reasons, *([fault] if fault else [])])
    release = Release.objects.create(
        item=round_.posting.item,
        channel=Channel.NOTICE_BOARD,
        released_at=_moment(starts, today=today, at=at),
        place=f"{round_.label}：{where}"[:200],
    )
    round_.state, round_.place, round_.release = RoundState.HANGING, where, release
    round_.phone, round_.mailbox = phone.strip()[:60], mailbox.strip()[:100]
    round_.starts_on, round_.ends_on = period.starts_on, period.ends_on
    round_.calendar_version = period.calendar_version
    round_.save()
    note = f"{round_.label}，{where}，{starts} 至 {round_.ends_on}（{round_.period}）"
    if starts < today:
        note += "，补记"
    record(round_.posting, step, actor, note=note, legal_on=starts, at=at)
    told = {"heading_id": heading_id, "five_open": five_open, "imported_number": imported_number}
    _to_the_website(round_, step, actor, told, at=at)
    return round_


def _period(round_: PostingRound, starts: date) -> tuple[Period | None, str]:
    try:
        return period_of(round_, starts), ""
    except CalendarOutOfRange as fault:
        return None, str(fault)


def _gate(round_: PostingRound, said: str, at: datetime | None) -> list[str]:
    """What keeps the list, or the words around it, inside the building."""
    item = round_.posting.item
    if item.state not in (State.DETERMINED, State.PUBLISHED):
        return [f"名单{item.get_state_display()}，不能张贴"]
    verdict = verdict_of(item, at=at)
    reasons = why_not_public(item, verdict)
    found = scan_text(said, where="公示说明", allowed=allowance_of(item.organ), on=day_of(at))
    reasons += [f"公示说明中含有不得公开的个人信息：{each.sentence}" for each in found if each.blocks]
    if not reasons:
        kept(item, verdict, at=at)
    return reasons


def _moment(day: date, *, today: date, at: datetime | None) -> datetime:
    return (at or timezone.now()) if day == today else timezone.make_aware(datetime.combine(day, time(9)))


def _to_the_website(
    round_: PostingRound, step: Step, actor: Actor, told: dict[str, Any], *, at: datetime | None
) -> None:
    item = round_.posting.item
    if round_.on_website and item.state == State.DETERMINED:
        try:
            item_actions.publish(item.pk, actor=actor, channels=[Channel.WEBSITE], at=at, **told)
        except StepRefused as refusal:
            raise StepRefused(step.label, [f"在网站发布：{reason}" for reason in refusal.reasons]) from None
    elif item.is_public:
        public_copies.request(item)


@transaction.atomic
def close_round(round_id: int, *, actor: Actor, note: str = "", at: datetime | None = None) -> PostingRound:
    """结束本榜 after its last day, with its proof and every objection answered; after the last round the posting is
    finished."""
    round_, now = locked_round(round_id, actor), at or timezone.now()
    step = take(ROUND, "close_round", round_, actor, {"today": day_of(at)})
    proof = Counter(each.get_kind_display() for each in round_.standing_evidence())
    told = "、".join(f"{label} {count} 份" for label, count in proof.items())
    take_down(round_, at=now, evidence=told)
    round_.closed_on = day_of(at)
    round_.save(update_fields=["state", "closed_on"])
    shown = f"{round_.label}，凭证：{told or '无要求'}{'。' + note if note else ''}"
    record(round_.posting, step, actor, note=shown, at=at)
    _finish(round_, step, actor, at=at)
    return round_


def _finish(round_: PostingRound, step: Step, actor: Actor, *, at: datetime | None) -> None:
    posting = round_.posting
    if not posting.rounds.exclude(state=RoundState.CLOSED).exists():
        posting.state, posting.finished_at = PostingState.FINISHED, at or timezone.now()
        posting.save(update_fields=["state", "finished_at"])
        record(posting.item, step, actor, note="公示全部结束", at=at)
    if not end_names_if_due(posting, at=at) and posting.item.is_public:
        public_copies.request(posting.item)


@transaction.atomic
def suspend_round(round_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> PostingRound:
    """中止本榜: the list comes off the board; on the website its names still leave on the day that was announced."""
    return _interrupted("suspend_round", round_id, actor, reason, at)


@transaction.atomic
def restart_round(round_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> PostingRound:
    """重新张贴本榜: the round goes back to where it was reviewed, to hang again for its whole period."""
    return _interrupted("restart_round", round_id, actor, reason, at)


def _interrupted(verb: str, round_id: int, actor: Actor, reason: str, at: datetime | None) -> PostingRound:
    round_ = locked_round(round_id, actor)
    step = take(ROUND, verb, round_, actor, {"reason": reason, "today": day_of(at)})
    take_down(round_, at=at or timezone.now())
    round_.save(update_fields=["state"])
    record(round_.posting, step, actor, note=f"{round_.label}：{reason}", at=at)
    if round_.posting.item.is_public:
        public_copies.request(round_.posting.item)
    return round_
