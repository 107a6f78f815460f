"""What the steps of a posting need; each says in one sentence what is missing.

A form that says `looking` is the one of a page that nobody has filled in: it asks only for what no form can mend.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import EvidenceKind
from gongkai.items.models import Item
from gongkai.postings.choices import ObjectionChannel, ObjectionResult, PostingState, RoundState
from gongkai.postings.current import posting_of
from gongkai.postings.models import Objection, Posting, PostingRound

Form = Mapping[str, Any]


def looking(today: date) -> Form:
    """A form of which nothing is filled in but the day."""
    return {"today": today, "looking": True}


def _blank(form: Form, name: str) -> bool:
    return not form.get("looking") and not str(form.get(name) or "").strip()


def a_reason(subject: Any, form: Form) -> str | None:
    return "须填写原因" if _blank(form, "reason") else None


# ---- the list


def a_list_with_rows(item: Item, form: Form) -> str | None:
    if not kind_of(item.kind).is_list:
        return "只有名单可以公示"
    return None if item.rows.filter(withdrawn_at=None).exists() else "名单里还没有行"


def an_open_attribute(item: Item, form: Form) -> str | None:
    return None if item.attribute == "proactive" else "公开属性不是“主动公开”，不能公示"


def no_posting_yet(item: Item, form: Form) -> str | None:
    return "这份名单已有公示，不能重复发起" if posting_of(item) else None


def names_still_stand(item: Item, form: Form) -> str | None:
    return "这份名单的公示期已满，姓名已经处理，不能再公示" if item.after_posting else None


# ---- the rounds


def the_round_before_is_closed(round_: PostingRound, form: Form) -> str | None:
    before = PostingRound.objects.filter(posting=round_.posting_id, number__lt=round_.number)
    open_one = before.exclude(state=RoundState.CLOSED).order_by("number").first()
    return f"上一榜“{open_one.label}”还没有结束" if open_one else None


def an_opinion(round_: PostingRound, form: Form) -> str | None:
    return "须填写审核意见" if _blank(form, "opinion") else None


def a_day_of_review(round_: PostingRound, form: Form) -> str | None:
    day: date | None = form.get("reviewed_on")
    if day is None:
        return None if form.get("looking") else "须填写审核日期"
    if day > form["today"]:
        return f"审核日期不能晚于今天（{form['today']}）"
    earlier = _end_of_the_round_before(round_)
    if earlier and day <= earlier:
        return f"审核日期须在上一榜公示截止（{earlier}）之后"
    return None


def papers_of_the_review(round_: PostingRound, form: Form) -> str | None:
    return _missing_evidence(round_, round_.asked_before, "审核前须上传")


def evidence_of_the_round(round_: PostingRound, form: Form) -> str | None:
    return _missing_evidence(round_, round_.asked_evidence, "还缺少凭证：")


def papers_still_there(round_: PostingRound, form: Form) -> str | None:
    """What the review was based on may have been struck out since."""
    return _missing_evidence(round_, round_.asked_before, "审核所依据的材料已撤销，须重新上传：")


def a_piece_that_stands(round_: PostingRound, form: Form) -> str | None:
    standing = {each.pk for each in round_.standing_evidence()}
    if not standing:
        return "这一榜没有可以撤销的凭证"
    return None if form.get("looking") or form.get("evidence_id") in standing else "须选择这一榜的一件凭证"


def _missing_evidence(round_: PostingRound, asked: list[str], words: str) -> str | None:
    missing = [EvidenceKind(code).label for code in missing_kinds(round_, asked)]
    return f"{words}{'、'.join(missing)}" if missing else None


def missing_kinds(round_: PostingRound, asked: list[str]) -> list[str]:
    """Codes of the evidence that is asked for and not there; reads `evidence` as it was fetched."""
    there = {each.kind for each in round_.standing_evidence()}
    return [code for code in asked if code not in there]


def a_place(round_: PostingRound, form: Form) -> str | None:
    return "须写明张贴地点" if _blank(form, "place") else None


def a_way_to_object(round_: PostingRound, form: Form) -> str | None:
    if form.get("looking") or str(form.get("phone") or "").strip():
        return None
    return "须写明监督电话"


def a_day_of_hanging(round_: PostingRound, form: Form) -> str | None:
    day: date | None = form.get("starts_on")
    if day is None:
        return None if form.get("looking") else "须填写张贴日期"
    if day > form["today"]:
        return f"张贴日期不能晚于今天（{form['today']}）：张贴之后再记录"
    if round_.reviewed_on and day < round_.reviewed_on:
        return f"张贴日期不能早于审核日期（{round_.reviewed_on}）"
    if round_.on_website and day != form["today"] and not _was_public_on(round_.posting.item, day):
        return "本榜同时在网站公示，公示期自网站公开之日起算：张贴日期应为今天"
    return None


def _was_public_on(item: Item, day: date) -> bool:
    from django.utils import timezone

    return bool(item.is_public and item.published_at and timezone.localdate(item.published_at) <= day)


def _end_of_the_round_before(round_: PostingRound) -> date | None:
    before = PostingRound.objects.filter(posting=round_.posting_id, number=round_.number - 1)
    return before.values_list("ends_on", flat=True).first()


def names_not_gone(round_: PostingRound, form: Form) -> str | None:
    if round_.posting.names_left_at is None:
        return None
    return "已经公示过的姓名期满后已作处理，不能再张贴；确须重新公示的，请终止本次公示，重新登记名单"


def the_period_is_over(round_: PostingRound, form: Form) -> str | None:
    if round_.has_hung(form["today"]):
        return None
    return f"公示期到 {round_.ends_on} 为止，次日起才能结束本榜" if round_.ends_on else "本榜还没有张贴"


def no_row_still_posted(round_: PostingRound, form: Form) -> str | None:
    running = [each.ends_on for each in round_.row_postings.all() if each.ends_on >= form["today"]]
    if not running:
        return None
    return f"有 {len(running)} 户更正后重新公示，到 {max(running)} 为止"


def no_open_objection(round_: PostingRound, form: Form) -> str | None:
    open_ones = list(round_.posting.objections.open().order_by("pk").values_list("number", flat=True))
    if not open_ones:
        return None
    shown = "、".join(open_ones[:3])
    return f"还有 {len(open_ones)} 件异议没有答复（{shown}{' 等' if len(open_ones) > 3 else ''}）"


# ---- objections


def a_round_that_hung(posting: Posting, form: Form) -> str | None:
    hung = any(each.starts_on for each in posting.rounds.all())
    return None if hung else "公示还没有开始，没有可以提出异议的名单"


def a_channel(posting: Posting, form: Form) -> str | None:
    if form.get("looking") or form.get("channel") in ObjectionChannel.values:
        return None
    return "须选择提出方式"


def a_content(posting: Posting, form: Form) -> str | None:
    return "须写明异议内容" if _blank(form, "content") else None


def a_day_of_receipt(posting: Posting, form: Form) -> str | None:
    day: date | None = form.get("received_on")
    if day is None:
        return None if form.get("looking") else "须填写收到日期"
    if day > form["today"]:
        return f"收到日期不能晚于今天（{form['today']}）"
    first = min((each.starts_on for each in posting.rounds.all() if each.starts_on), default=None)
    return f"收到日期不能早于公示开始（{first}）" if first and day < first else None


def a_row_of_this_list(posting: Posting, form: Form) -> str | None:
    position = form.get("position")
    if position is None or posting.item.rows.filter(position=position, withdrawn_at=None).exists():
        return None
    return f"名单中没有第 {position} 行，或者这一行已经移出名单"


def what_was_found(objection: Objection, form: Form) -> str | None:
    return "须写明调查情况" if _blank(form, "findings") else None


def a_result(objection: Objection, form: Form) -> str | None:
    if form.get("looking") or form.get("result") in ObjectionResult.values:
        return None
    return "须选择处理结果"


def a_row_for_a_change(objection: Objection, form: Form) -> str | None:
    if form.get("result") in (ObjectionResult.REMOVED, ObjectionResult.REPOSTED) and objection.row_id is None:
        return "移出或者更正须先在调查时确定是名单的哪一行"
    return None


def a_row_that_stands(objection: Objection, form: Form) -> str | None:
    changes = form.get("result") in (ObjectionResult.REMOVED, ObjectionResult.REPOSTED)
    if changes and objection.row is not None and objection.row.withdrawn_at is not None:
        return "这一行已经移出名单"
    return None


def a_correction(objection: Objection, form: Form) -> str | None:
    if form.get("result") == ObjectionResult.REPOSTED and not form.get("corrections"):
        return "更正后重新公示的，须填写更正的内容"
    return None


def a_posting_to_post_again_in(objection: Objection, form: Form) -> str | None:
    """A corrected entry needs a posting that goes on: a period of its own in this round, or the next round's."""
    if form.get("result") == ObjectionResult.REPOSTED and objection.posting.state != PostingState.OPEN:
        return f"{objection.posting.get_state_display()}，不能再重新公示更正的内容"
    return None


def a_reply(objection: Objection, form: Form) -> str | None:
    return "须填写答复" if _blank(form, "reply") else None
