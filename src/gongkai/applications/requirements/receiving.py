"""What confirming the receipt of an application needs (条例第三十一条), and keeping one whose applicant is not reached."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import ApplicantKind, Channel, ContactAbout, ContactMeans, ContactResult
from gongkai.applications.clock import receipt_of, submitted_on
from gongkai.applications.intake import Confirmation
from gongkai.applications.models import Application, ContactAttempt
from gongkai.law.receipt import Channel as LawChannel
from gongkai.law.receipt import receipt

Form = Mapping[str, Any]
ATTEMPT_DAYS = 2  # tried on so many days before an application is put aside as unreachable
CORRECTED_BY = [each for each in Channel if each is not Channel.ORAL]
TO_CHOOSE = [each for each in ContactMeans if each is not ContactMeans.ONLINE]


def means_for(channel: str) -> list[ContactMeans]:
    """The means that fit: what was said is confirmed by a signature only, what was sent in by all others."""
    if channel == Channel.ORAL:
        return [ContactMeans.SIGNATURE]
    return [each for each in TO_CHOOSE if each is not ContactMeans.SIGNATURE]


def confirmations(application: Application) -> list[ContactAttempt]:
    """Of the application as it came in; a correction is confirmed on its own."""
    return [
        each
        for each in application.contacts.all()
        if each.result == ContactResult.CONFIRMED and each.about == ContactAbout.RECEIPT
    ]


def waits_for_confirmation(application: Application) -> bool:
    """Whether the law of its day lets the clock wait for both sides (or for a signature)."""
    return receipt_of(application, None).received_on is None


def a_recorded_confirmation(application: Application, form: Form) -> str | None:
    """Who confirmed, when and by what means: with the registration, or in a contact that was recorded before."""
    if not waits_for_confirmation(application):
        return None
    said: Confirmation | None = form.get("confirmation")
    if said is not None:
        return _fault_of(said, application)
    received_on, found = form["received_on"], confirmations(application)
    by_member = [each.made_on for each in found if each.means != ContactMeans.ONLINE]
    if received_on in by_member:
        return None
    online = [each.made_on for each in found if each.means == ContactMeans.ONLINE]
    if online and not by_member:
        first = min(online)
        return None if received_on >= first else f"申请人于 {first} 在线确认，收到之日不能早于该日"
    if by_member:
        return f"已记录 {max(by_member)} 双方确认，收到之日应为该日"
    if application.channel == Channel.ORAL:
        return "代为填写的申请表须经申请人签字：请登记签字之日和签字人"
    return "须记录与申请人双方确认的方式和对象（条例第三十一条）"


def _fault_of(said: Confirmation, application: Application) -> str | None:
    if said.means not in means_for(application.channel):
        return "口头提出的须由申请人在代填的申请表上签字" if _is_oral(application) else "须选择确认方式"
    return None if said.with_whom.strip() else "须写明与谁确认，例如“申请人本人”"


def a_way_of_the_correction(application: Application, form: Form) -> str | None:
    channel = form.get("channel", "")
    return None if not channel or channel in CORRECTED_BY else "须选择补正的提交方式"


def a_confirmed_correction(application: Application, form: Form) -> str | None:
    """What came by internet, e-mail, fax or plain mail is received once both sides have confirmed it (第三十一条)."""
    channel = form.get("channel", "")
    if (channel and channel not in CORRECTED_BY) or not correction_waits(application, channel):
        return None
    said: Confirmation | None = form.get("confirmation")
    if said is None:
        return "须记录与申请人双方确认收到补正的方式和对象（条例第三十一条）"
    if said.means not in set(TO_CHOOSE) - {ContactMeans.SIGNATURE}:
        return "须选择确认收到补正的方式"
    return None if said.with_whom.strip() else "须写明与谁确认，例如“申请人本人”"


def correction_came_by(application: Application, channel: str) -> str:
    """As it was told; online where the applicant corrected online, else handed in."""
    correction = getattr(application, "correction", None)
    if correction is not None and correction.offered_at is not None:
        return channel or Channel.INTERNET
    return channel or Channel.IN_PERSON


def correction_waits(application: Application, channel: str) -> bool:
    """Whether the corrected application is received only with a confirmation of both sides."""
    came_by = correction_came_by(application, channel)
    found = receipt(LawChannel(came_by), arrived_on=submitted_on(application), confirmed_on=None)
    return found.received_on is None


def _is_oral(application: Application) -> bool:
    return application.channel == Channel.ORAL


def a_kind_that_fits_the_paper(application: Application, form: Form) -> str | None:
    """Person or organisation was told by the paper shown; among organisations the clerk decides."""
    kind = form.get("applicant_kind")
    if not kind or kind == application.applicant_kind:
        return None
    if kind not in ApplicantKind.values:
        return "申请人类型无效"
    is_person = ApplicantKind.NATURAL_PERSON
    if is_person in (kind, application.applicant_kind):
        return "自然人和组织不能互换：证件不同，录入错的先“更正录入”，申请人写错的请其重新提交"
    return None


def a_reason_to_shelve(application: Application, form: Form) -> str | None:
    return None if str(form.get("reason") or "").strip() else "须写明存查的原因"


def an_attempt(application: Application, form: Form) -> str | None:
    if form.get("result") not in ContactResult.values:
        return "须选择联系结果"
    if form["result"] == ContactResult.NO_CONTACT:
        return None
    if form.get("means") not in means_for(application.channel):
        return "口头提出的只登记签字" if _is_oral(application) else "须选择联系方式"
    if form["result"] == ContactResult.CONFIRMED and not str(form.get("with_whom") or "").strip():
        return "须写明与谁确认，例如“申请人本人”"
    return None


def a_day_of_the_attempt(application: Application, form: Form) -> str | None:
    made_on: date = form["made_on"]
    if made_on > form["today"]:
        return f"联系日期不能晚于今天（{form['today']}）"
    arrived_on = submitted_on(application)
    return f"联系日期不能早于申请到达之日（{arrived_on}）" if made_on < arrived_on else None


def a_channel_to_confirm(application: Application, form: Form) -> str | None:
    if waits_for_confirmation(application):
        return None
    return f"{application.get_channel_display()}不需要双方确认：直接登记收到之日"


def attempts_enough(application: Application, form: Form) -> str | None:
    """Put aside only what was really tried: on two days, or nothing to reach the applicant by."""
    if application.shelved_on is not None:
        return f"已于 {application.shelved_on} 存查"
    found = list(application.contacts.all())
    if any(each.result == ContactResult.CONFIRMED for each in found):
        return "已与申请人确认，应当登记"
    if any(each.result == ContactResult.NO_CONTACT for each in found):
        return None
    days = {each.made_on for each in found}
    if len(days) < ATTEMPT_DAYS:
        return f"须先在 {ATTEMPT_DAYS} 个不同日期联系申请人并记录（现有 {len(days)} 个），或者记录没有留下联系方式"
    return None
