"""What the desk shows of a posting: its rounds in words, and cards of a round and of an objection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.items.kinds.shapes import EvidenceKind
from gongkai.items.public_tables import chinese_date
from gongkai.postings.choices import ONE_AT_A_TIME, PostingState, RoundState
from gongkai.postings.current import current_of
from gongkai.postings.models import Evidence, Objection, Posting, PostingRound, RowPosting
from gongkai.postings.periods import last_day_of_names
from gongkai.postings.requirements import missing_kinds


@dataclass(frozen=True)
class RoundLine:
    """One round as a step of a line (`label`, `on`, `note`, `state` as records.steps_timeline asks) and as a section."""

    round: PostingRound
    label: str
    on: date | None
    note: str
    state: str
    card: list[list[str]]
    evidence: Sequence[Evidence]
    struck: Sequence[Evidence]
    missing: Sequence[str]
    again: Sequence[RowPosting]
    sheet: str


@dataclass(frozen=True)
class PostingLine:
    """A posting as a line of a list, and above its rounds: what it waits for in one sentence."""

    posting: Posting
    current: PostingRound | None
    sentence: str
    names: str


def round_lines(posting: Posting, *, on: date) -> list[RoundLine]:
    """The rounds of a posting that `posting_steps.find_posting` fetched; no query."""
    rounds = sorted(posting.rounds.all(), key=lambda each: each.number)
    return [_line(each, on) for each in rounds]


def _line(round_: PostingRound, on: date) -> RoundLine:
    is_current = round_.state in ONE_AT_A_TIME
    is_past = round_.state in (RoundState.CLOSED, RoundState.ABORTED)
    state = "current" if is_current else "done" if is_past else "waiting"
    return RoundLine(
        round=round_,
        label=round_.label,
        on=round_.starts_on,
        note=sentence_of(round_, on=on),
        state=state,
        card=round_card(round_),
        evidence=round_.standing_evidence(),
        struck=[each for each in round_.evidence.all() if not each.is_standing],
        missing=missing_words(round_),
        again=list(round_.row_postings.all()),
        sheet=sheet_address(round_),
    )


def sentence_of(round_: PostingRound, *, on: date) -> str:
    """公示至 3月8日，还剩 3 天."""
    if round_.state == RoundState.HANGING and round_.ends_on:
        left = (round_.ends_on - on).days
        if left > 0:
            return f"公示至 {chinese_date(round_.ends_on)}，还剩 {left} 天"
        return (
            f"今天（{chinese_date(round_.ends_on)}）是最后一天"
            if left == 0
            else f"公示期已于 {chinese_date(round_.ends_on)}届满，可以结束本榜"
        )
    if round_.state == RoundState.CLOSED and round_.ends_on:
        return f"公示至 {chinese_date(round_.ends_on)}，已结束"
    if round_.state == RoundState.WAITING:
        return f"待{round_.reviewed_by}{round_.review_label}，公示 {round_.period}"
    return round_.get_state_display()


def missing_words(round_: PostingRound) -> list[str]:
    """What is still asked for, in words: papers before the review, then the proof before the end."""
    if round_.state in (RoundState.CLOSED, RoundState.ABORTED):
        return []
    later = [] if round_.state == RoundState.WAITING else round_.asked_evidence
    asked = [*round_.asked_before, *later]
    return [EvidenceKind(code).label for code in missing_kinds(round_, asked)]


def posting_line(posting: Posting, *, on: date) -> PostingLine:
    rounds = sorted(posting.rounds.all(), key=lambda each: each.number)
    current = current_of(rounds) if posting.state == PostingState.OPEN else None
    sentence = f"{current.label}：{sentence_of(current, on=on)}" if current else posting.get_state_display()
    return PostingLine(posting, current, sentence, names_of(posting))


def names_of(posting: Posting) -> str:
    """姓名何时处理, in one sentence; "" while nobody knows or where names stay."""
    becomes = posting.get_afterwards_display()
    if posting.state == PostingState.ABORTED:
        return ""
    if posting.names_left_at is not None:
        return f"公示期满，名单已{becomes}" if posting.afterwards != "kept" else "公示期满，名单继续公开"
    last = last_day_of_names(posting)
    return f"{chinese_date(last)}期满，次日起名单{becomes}" if last else f"期满后名单{becomes}"


def round_card(round_: PostingRound) -> list[list[str]]:
    period = (
        f"{chinese_date(round_.starts_on)}张贴，公示至 {chinese_date(round_.ends_on)}（{round_.period}）"
        if round_.starts_on and round_.ends_on
        else f"{round_.period}，张贴次日起算"
    )
    recorded = round_.review_recorded_by.name if round_.review_recorded_by else ""
    pairs = [
        ("审核", f"{round_.reviewed_by}{round_.review_label}"),
        ("审核日期", chinese_date(round_.reviewed_on) if round_.reviewed_on else ""),
        ("审核意见", round_.opinion),
        ("记录人", recorded),
        ("公示期", period),
        ("张贴地点", _places(round_)),
        ("监督电话", round_.phone),
        ("监督邮箱", round_.mailbox),
    ]
    return [[label, value] for label, value in pairs if value]


def _places(round_: PostingRound) -> str:
    is_told = "网站" in round_.place
    return f"{round_.place}、网站" if round_.on_website and not is_told else round_.place


def sheet_address(round_: PostingRound) -> str:
    """Where the posting sheet is made; "" when there is none to make."""
    if round_.state not in (RoundState.REVIEWED, RoundState.HANGING):
        return ""
    return reverse("desk:round_sheet", kwargs={"pk": round_.pk})


def objection_card(objection: Objection) -> list[list[str]]:
    row = f"第 {objection.row.position} 行" if objection.row else ""
    pairs = [
        ("编号", objection.number),
        ("名单", objection.posting.item.title),
        ("公示榜", objection.round.label),
        ("收到日期", chinese_date(objection.received_on)),
        ("提出方式", objection.get_channel_display()),
        ("针对", "，".join(part for part in (row, objection.about) if part) or "整份名单"),
        ("调查人", objection.investigated_by.name if objection.investigated_by else ""),
        ("处理结果", objection.get_result_display()),
        ("拟答复人", objection.drafted_by.name if objection.drafted_by else ""),
        ("批准人", objection.approved_by.name if objection.approved_by else ""),
        ("答复日期", chinese_date(objection.answered_on) if objection.answered_on else ""),
    ]
    return [[label, value] for label, value in pairs if value]
