"""What sending a letter, its receipt and its return need; the same for every letter."""

from datetime import date

from gongkai.applications.choices import DeliveryMethod, DeliveryWay, ReceivedBy, ReturnReason
from gongkai.applications.letters import notice_text
from gongkai.applications.models import Notice, SentLetter
from gongkai.applications.models.sent import ELECTRONIC, FACE_TO_FACE
from gongkai.applications.requirements.said import Form, said
from gongkai.law.identifiers import check_mail_number

LONGEST_EVIDENCE = 120


# ---- how it leaves


def a_way(subject: object, form: Form) -> str | None:
    if len(said(form, "evidence")) > LONGEST_EVIDENCE:
        return "凭证太长（120 字以内）：请只写邮件号、签收人等"
    return None if form.get("method") in DeliveryWay.values else "须选择送达方式"


def a_way_that_reaches_them(notice: Notice, form: Form) -> str | None:
    """What lies on the platform only the applicant sees, with number and query code."""
    if form.get("method") == DeliveryWay.ONLINE and notice_text(notice.kind).to != "applicant":
        return f"“{DeliveryWay.ONLINE.label}”只能送达申请人，{notice.addressee}看不到：请选择其他送达方式"
    return None


def a_mail_number(subject: object, form: Form) -> str | None:
    """Post counts on the day of posting, with the number of the postal enterprise; no courier, no 到付."""
    if form.get("method") != DeliveryWay.MAIL:
        return None
    if not said(form, "evidence"):
        return "邮寄送达以交邮之日为准，须填写邮件号或交寄凭证"
    checked = check_mail_number(said(form, "evidence"))
    return None if checked.ok else checked.problem


def an_organ_that_bears_it(subject: object, form: Form) -> str | None:
    if form.get("method") != DeliveryWay.ENTRUSTED or said(form, "entrusted_to"):
        return None
    return "委托送达的，须写明代为送达的行政机关"


# ---- its receipt, its return, and sending it again


def a_receipt(delivery: SentLetter, form: Form) -> str | None:
    if delivery.receipt_file and form.get("file"):
        return "回证扫描件已经保存，不能更换"
    if delivery.received_on and not form.get("file"):
        return f"已登记 {delivery.received_on} 签收；补交回证的，请上传扫描件"
    by = form.get("received_by")
    return None if by in ReceivedBy.values else "须选择签收人"


def a_day_of_receipt(delivery: SentLetter, form: Form) -> str | None:
    return _a_day_since(delivery, form["received_on"], form["today"], "签收日期")


def a_reason_of_return(delivery: SentLetter, form: Form) -> str | None:
    return None if form.get("because") in ReturnReason.values else "须选择退回原因"


def a_day_of_return(delivery: SentLetter, form: Form) -> str | None:
    return _a_day_since(delivery, form["returned_on"], form["today"], "退回日期")


def the_last_of_its_letter(delivery: SentLetter, form: Form) -> str | None:
    later = delivery.letter.deliveries.filter(pk__gt=delivery.pk).first()
    return f"已于 {later.delivered_on} 再次送达" if later else None


def a_reason_to_send_again(delivery: SentLetter, form: Form) -> str | None:
    if delivery.returned_on is not None or said(form, "reason"):
        return None
    return "没有退回的，须写明再次送达的原因"


def a_day_of_sending_again(delivery: SentLetter, form: Form) -> str | None:
    since = delivery.returned_on or delivery.delivered_on
    day: date = form["delivered_on"]
    if day > form["today"]:
        return f"送达日期不能晚于今天（{form['today']}）"
    return f"再次送达不能早于 {since}" if day < since else None


def _a_day_since(delivery: SentLetter, day: date, today: date, name: str) -> str | None:
    if day > today:
        return f"{name}不能晚于今天（{today}）"
    if day < delivery.delivered_on:
        return f"{name}不能早于送出日期（{delivery.delivered_on}）"
    return None


# ---- what should be looked at, and stops nobody


def warnings_of(delivery: SentLetter) -> tuple[str, ...]:
    """Sentences for whoever sends: what a court would ask for."""
    found: list[str] = []
    if delivery.method in FACE_TO_FACE:
        if not delivery.received_by and not delivery.evidence:
            found.append("当面送达的，由受送达人在送达回证上签名并注明日期：请登记签收人，收回回证后上传")
        elif delivery.received_by and not delivery.id_checked:
            found.append("没有核对签收人的证件")
    if delivery.method == DeliveryWay.MAIL:
        found += check_mail_number(delivery.evidence).warnings
    if delivery.method in ELECTRONIC and not _chose_electronic(delivery):
        chosen = DeliveryMethod(delivery.wanted_delivery).label
        found.append(f"申请人选择的获取方式是“{chosen}”，电子送达须经其同意，请留存凭证")
    if delivery.method == DeliveryWay.ANNOUNCED:
        found.append("公告送达须有法律依据，一般在其他方式都不能送达时采用，请核对")
    return tuple(found)


def _chose_electronic(delivery: SentLetter) -> bool:
    notice: Notice | None = getattr(delivery, "notice", None)
    if notice is not None and notice_text(notice.kind).to != "applicant":
        return True  # a third party chose nothing
    return delivery.wanted_delivery in (DeliveryMethod.ONLINE, DeliveryMethod.EMAIL, DeliveryMethod.FAX)
