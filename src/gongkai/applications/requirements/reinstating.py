"""What 作废登记 and 恢复办理 need."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.choices import ANNULLED, Channel, State
from gongkai.applications.models import Application
from gongkai.applications.requirements.said import unstated
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry

Form = Mapping[str, Any]


def a_reason_to_annul(application: Application, form: Form) -> str | None:
    return unstated(form, "reason", "须写明作废的原因，例如“与 A640221041-2020-0003 重复录入”")


def a_reason_to_reinstate(application: Application, form: Form) -> str | None:
    return unstated(form, "reason", "须写明恢复的原因，例如“撤回的是另一件，登记错了编号”")


def keyed_in_here(application: Application, form: Form) -> str | None:
    """What an applicant sent in stands, however odd: it is answered."""
    if application.channel != Channel.INTERNET:
        return None
    return "申请人在线提交的申请不能作废：请依法答复，或者由申请人撤回"


def nothing_done_yet(application: Application, form: Form) -> str | None:
    """Nobody was told anything: no letter was signed, and nothing else hangs on it."""
    signed = [each.get_kind_display() for each in application.notices.all() if each.signed_at]
    if signed:
        return f"已经签发{'、'.join(dict.fromkeys(signed))}，不能作废：请依法办理，或者由申请人撤回"
    if application.acts_again_on_id is not None:
        return "依决定重新办理的不能作废"
    pieces = [each.number for each in application.pieces.all() if each.outcome != ANNULLED]
    return f"已经拆分出 {'、'.join(pieces)}：请先作废拆分出的各件" if pieces else None


def closed_by_a_member(application: Application, form: Form) -> str | None:
    """What the applicant took back themselves is over; they may apply again."""
    if application.state != State.CLOSED:
        return None  # its state says so
    if not application.identity:
        return "申请已依保管期限销毁，不能恢复"
    verbs = ("withdraw_application", "annul_registration")
    ended = Entry.objects.filter(subject=subject_of(application), verb__in=verbs).order_by("-sequence")
    by_member = ended.values_list("member_id", flat=True).first()
    return None if by_member is not None else "申请人自己在线撤回的，不能恢复：需要时由申请人重新提出申请"
