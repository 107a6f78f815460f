"""What 更正录入 needs: a paper that a clerk keyed in, a reason, and letters that do not keep what was mistyped."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.choices import Channel
from gongkai.applications.intake_checks import faults
from gongkai.applications.letters.retyped import cannot_follow, quoted_of_the_old
from gongkai.applications.models import Application, Notice
from gongkai.applications.requirements.said import unstated
from gongkai.applications.retyped import LACKING, Change, mark_of

Form = Mapping[str, Any]


def keyed_in_by_a_clerk(application: Application, form: Form) -> str | None:
    """What applicants typed themselves is theirs; what was destroyed cannot be put right."""
    if application.channel == Channel.INTERNET:
        return "申请人自己在网上填写的，本机关不能改写：内容不明确的要求补正，申请人要改的请其来函说明"
    return None if application.identity else "申请已依保管期限销毁，申请人和内容都没有保存"


def a_reason(application: Application, form: Form) -> str | None:
    if form.get("looking"):
        return None
    return unstated(form, "reason", "须写明更正的原因，例如“录入时看错一位数字，与纸质申请表核对”")


def what_a_paper_may_say(application: Application, form: Form) -> str | None:
    """The same checks as when it is keyed in."""
    change = _change(form)
    if change is None:
        return None
    found = faults(change.after.applicant, change.after.wanted, change.after.lacking)
    return "；".join(fault.sentence.rstrip("。") for fault in found) or None


def something_that_differs(application: Application, form: Form) -> str | None:
    change = _change(form)
    return None if change is None or change.fields else "与已经录入的相同，没有需要更正的"


def nobody_was_faster(application: Application, form: Form) -> str | None:
    """What was typed over what was opened does not undo what was filled in meanwhile."""
    change, as_of = _change(form), form.get("as_of")
    if change is None or not as_of or as_of == mark_of(application) or not change.fields:
        return None
    return "打开以后，录入的内容已由他人改动（更正或者补正）：请返回后重新打开核对，再行更正"


def faults_that_nobody_was_asked_to_correct(application: Application, form: Form) -> str | None:
    """条例第三十条: what a correction was asked for is told once, and mended by that correction."""
    change = _change(form)
    if change is None or LACKING not in change.fields:
        return None
    pieces = form.get("of_form", (application,))
    if not any(getattr(each, "correction", None) is not None or each.clock_from for each in pieces):
        return None
    return (
        "补正告知书已经写明所缺的身份信息，缺漏登记不能再改："
        "申请人补正的在“收到补正”中登记；告知书尚未发出的，可以先作废再更正"
    )


def no_words_of_the_applicants_own(application: Application, form: Form) -> str | None:
    """A correction that the applicant wrote online says what is wanted in their words."""
    change, correction = _change(form), getattr(application, "correction", None)
    if change is None or correction is None or correction.came_by != Channel.INTERNET:
        return None
    if change.before.wanted.description == change.after.wanted.description:
        return None
    return "所需信息是申请人在线补正时自己写的，本机关不能改写"


def letters_that_can_follow(application: Application, form: Form) -> str | None:
    """Letters that have not left are written anew; one that was signed, or amended by hand, is dropped first."""
    change = _change(form)
    if change is None:
        return None
    stuck = [
        each.get_kind_display()
        for each in application.notices.all()
        if each.is_in_hand and cannot_follow(each, change)
    ]
    if not stuck:
        return None
    return f"{'、'.join(stuck)}还没有发出，写的是更正前的内容：请先作废（草稿也可以先改正文），更正后重拟"


# ---- at the signature


def a_reply_that_quotes_the_record(application: Application, form: Form) -> str | None:
    """What was composed before a mistake was put right, and saved after it, is not signed."""
    reply = getattr(application, "reply", None)
    old = quoted_of_the_old(reply.letter, application) if reply is not None else ""
    return f"答复书正文引用的是更正录入前的申请内容（“{old[:60]}”）。请退回重拟" if old else None


def a_letter_that_quotes_the_record(notice: Notice, form: Form) -> str | None:
    old = quoted_of_the_old(notice.letter, notice.application)
    return f"正文引用的是更正录入前的申请内容（“{old[:60]}”）：请修改或者作废" if old else None


def _change(form: Form) -> Change | None:
    found: Change | None = form.get("change")
    return found
