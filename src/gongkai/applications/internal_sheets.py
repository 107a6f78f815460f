"""登记表、呈批单、送达回证、第三方回执、邮寄清单 of what is recorded; names by label, so that nobody is looked up for them."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from gongkai.applications import postal_list
from gongkai.applications.addressees import Addressee
from gongkai.applications.choices import ContactResult
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.documents import (
    Acknowledgement,
    Opinion,
    PostalList,
    Posted,
    RegistrationSheet,
    Rendered,
    ReviewSheet,
    ServiceReceipt,
    ThirdPartyAnswer,
    render,
)
from gongkai.applications.models import Application, Notice, Reply, SentLetter
from gongkai.applications.query_codes import fits, query_code
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.law.outcomes import outcome
from gongkai.organs.models import Organ

TO_TICK = "□ 涉及　　□ 不涉及"
"""No record says which of the three a reviewer looked at: whoever signs the sheet ticks."""


def registration_sheet(application: Application, *, applicant: str = "") -> Rendered:
    """登记表（条例第四十五条）; `applicant` is the full name, where somebody looked it up. Two queries."""
    entry = (
        Entry.objects.filter(subject=subject_of(application), verb="register").order_by("sequence").first()
    )
    sheet = RegistrationSheet(
        application.organ,
        number=application.number,
        channel=application.get_channel_display(),
        submitted_on=_day(application.submitted_at),
        received_on=_day(application.received_on),
        confirmed_on=_confirmed_on(application, entry),
        due_on=_day(application.due_on) or application.get_awaited_display(),
        applicant=applicant or application.applicant_label,
        kind=application.get_applicant_kind_display(),
        wanted=application.wanted,
        form=application.get_wanted_form_display(),
        delivery=application.get_wanted_delivery_display(),
        handler=application.handler.name if application.handler else "",
        registered_by=entry.actor_name if entry else "",
        remarks="申请人阅读或者视听困难，需要帮助" if application.needs_help else "",
    )
    return render("registration_sheet", sheet)


def _confirmed_on(application: Application, entry: Entry | None) -> str:
    """The day on which both sides confirmed; without that, the day of registration."""
    confirmed = application.contacts.filter(result=ContactResult.CONFIRMED).order_by("made_on", "pk")
    last = confirmed.last()
    return _day(last.made_on) if last else _day(entry.occurred_at) if entry else ""


def review_sheet(reply: Reply, *, applicant: str = "") -> Rendered:
    """呈批单（条例第十七条）: the draft with the opinions given so far; what is still open is signed by hand."""
    application, kind = reply.application, outcome(reply.outcome)
    reviewed = reply.reviewed_by.name if reply.reviewed_by else ""
    sheet = ReviewSheet(
        application.organ,
        number=application.number,
        applicant=applicant or application.applicant_label,
        title=application.wanted,
        carrier=application.get_wanted_form_display(),
        manner="依申请公开",
        planned_on=_day(application.due_on),
        state_secret=TO_TICK,
        trade_secret=TO_TICK,
        privacy=TO_TICK,
        proposal="；".join((kind.label, *(str(value) for value in reply.particulars.values() if value))),
        opinions=(
            Opinion("承办人初审", "拟稿", reply.drafted_by.name, _day(reply.drafted_at)),
            Opinion("审核（保密审查）", "同意" if reviewed else "", reviewed, _day(reply.reviewed_at)),
            Opinion(
                "负责人签发",
                "同意" if reply.signed_by else "",
                reply.signed_by.name if reply.signed_by else "",
                _day(reply.signed_at),
            ),
        ),
    )
    return render("review_sheet", sheet)


def third_party_answer(notice: Notice) -> Rendered:
    """第三方意见回执（条例第三十二条）, to go along with the letter that consults."""
    organ = notice.application.organ
    sheet = ThirdPartyAnswer(
        organ,
        document_number=notice.document_number,
        party=notice.addressee,
        matter=str(notice.particulars.get("matter", "")),
        period=str(notice.particulars.get("period", "")),
        return_to="，".join(part for part in (organ.name, organ.address, organ.phone) if part),
    )
    return render("third_party_answer", sheet)


def service_receipt(delivery: SentLetter, addressee: Addressee | None = None) -> Rendered:
    """送达回证 of one delivery, to be signed, or as it was recorded; in full for whoever was looked up."""
    received_by = delivery.get_received_by_display() if delivery.received_by else ""
    sheet = ServiceReceipt(
        delivery.organ,
        case_number=delivery.subject.number,
        document=postal_list.title_of(delivery),
        document_number=delivery.letter.document_number,
        addressee=addressee.name if addressee else delivery.addressee,
        place=addressee.address if addressee else "",
        method=delivery.get_method_display(),
        postal_number=delivery.evidence,
        sent_on=_day(delivery.delivered_on),
        received_on=_day(delivery.received_on),
        received_by=received_by,
        reason=delivery.get_returned_because_display() if delivery.returned_because else "",
    )
    return render("service_receipt", sheet)


def posted_on(
    organ: Organ, on: date, addressees: Mapping[postal_list.Key, Addressee] | None = None, *, by: str = ""
) -> Rendered:
    """邮寄清单 of a day, handed over by whoever is named; with names and addresses where they were looked up."""
    known = addressees or {}
    rows = tuple(_posted(line, known.get(line.key)) for line in postal_list.lines_of(organ.pk, on))
    return render("postal_list", PostalList(organ, in_letters(on), rows, handed_over_by=by))


def _posted(line: postal_list.PostedLetter, addressee: Addressee | None) -> Posted:
    return Posted(
        line.letter_name,
        line.document_number,
        addressee.name if addressee else line.addressee,
        "　".join(part for part in (addressee.address, addressee.phone) if part) if addressee else "",
        line.mail_number,
        line.number,
    )


def acknowledgement(application: Application, details: ApplicantDetails) -> Rendered:
    """登记回执（条例第三十一条）, to be given at the counter; the query code stands on it where it is this program's own."""
    code = query_code(application.first_form.submission_key)
    number = application.number
    is_known = fits(number, code, application.query_code_digest)
    sheet = Acknowledgement(
        application.organ,
        number=number,
        query_code=code if is_known else "（提交时已交申请人）",
        applicant=details.name,
        channel=application.get_channel_display(),
        submitted_on=_day(application.submitted_at),
        received_on=_day(application.received_on) or "尚未确认，确认后告知",
        due_on=_day(application.due_on) or application.get_awaited_display() or "确认收到之日后起算",
        wanted=application.wanted,
        how_to_follow="在政府信息公开平台“申请查询”，凭申请编号和查询码查询进度、下载文书。",
        issued_on=_day(timezone.now()),
    )
    return render("acknowledgement", sheet)


def _day(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return in_letters(timezone.localdate(moment) if isinstance(moment, datetime) else moment)
