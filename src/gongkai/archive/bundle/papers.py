"""The papers of an application in their order, each as its own PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from gongkai.applications import letters
from gongkai.applications.attached import places
from gongkai.applications.choices import ApplicantKind, Disposition, IdentityPaper, NoticeState
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters.documents import (
    ApplicationForm,
    Opinion,
    RegistrationSheet,
    ReviewSheet,
    document_of_outcome,
    render,
)
from gongkai.applications.models import Application, Delivery, Reply
from gongkai.applications.scans import sort_of
from gongkai.archive.bundle.scans import as_pages
from gongkai.items import sealed_files
from gongkai.law.outcomes import outcome as outcome_of


@dataclass(frozen=True)
class Paper:
    """One document of the bundle; `pdf` may come from outside and is cleaned when it is bound in."""

    title: str
    pdf: bytes


def papers_of(application: Application, applicant: ApplicantDetails) -> Iterator[Paper]:
    """Form, registration, letters in the order of their sending, reply, review sheet, receipts."""
    yield _form(application, applicant)
    yield from _attachments(application)
    yield _registration(application, applicant)
    for notice in application.notices.filter(state=NoticeState.SENT).order_by("sent_on", "pk"):
        notice.application = application
        name = f"{notice.get_kind_display()} {notice.document_number}"
        yield Paper(name, letters.render_pdf(notice))
    reply: Reply | None = getattr(application, "reply", None)
    if reply is not None and reply.document_number:
        reply.application = application
        yield Paper(f"答复书 {reply.document_number}", letters.render_pdf(reply, addressee=applicant.name))
        yield _review(application, applicant, reply)
    yield from _holdings(application)
    yield from _receipts(application)


def deliveries_of(application: Application) -> list[Delivery]:
    """Every delivery of the case, in the order in which it was recorded."""
    of_application = Q(reply__application=application) | Q(notice__application=application)
    return list(Delivery.objects.filter(of_application).select_related("reply", "notice").order_by("pk"))


def _attachments(application: Application) -> Iterator[Paper]:
    """What came with the form, as far as it can be laid on paper; the rest stands in the list of files."""
    for file in application.files.order_by("role", "pk"):
        content = places.read(file.place)
        if sort_of(content):
            yield Paper(f"申请附件：{file.name}", as_pages(content))


def _holdings(application: Application) -> Iterator[Paper]:
    """What was given, and the unredacted pages of what was not given whole (for the archive only)."""
    for holding in application.holdings.order_by("position"):
        if holding.result:
            content = sealed_files.read(holding.result)
            if sort_of(content):
                yield Paper(f"提供的信息：{holding.result_name}", as_pages(content))
        if holding.disposition != Disposition.OPEN and holding.working:
            pages = sealed_files.read(holding.working)
            yield Paper(f"原件（仅归档）：{holding.original_name}", as_pages(pages))


def files_of(application: Application) -> list[dict[str, str]]:
    """Every file of the case with its SHA-256, also those that are no pages."""
    attached = [
        {
            "title": f"申请附件：{file.name}",
            "facts": file.facts,
            "digest": sealed_files.digest_of(places.read(file.place)),
        }
        for file in application.files.order_by("role", "pk")
    ]
    held = [
        {"title": f"{title}：{name}", "facts": holding.get_disposition_display(), "digest": digest}
        for holding in application.holdings.order_by("position")
        for title, name, digest in (
            ("原件", holding.original_name, holding.original),
            ("提供的信息", holding.result_name, holding.result),
        )
        if digest
    ]
    return [*attached, *held]


def _receipts(application: Application) -> Iterator[Paper]:
    for delivery in deliveries_of(application):
        if delivery.receipt_file:
            content = sealed_files.read(delivery.receipt_file)
            yield Paper(f"送达回证：{delivery.letter_name}", as_pages(content))


def _form(application: Application, applicant: ApplicantDetails) -> Paper:
    is_person = applicant.kind == ApplicantKind.NATURAL_PERSON
    told = ApplicationForm(
        organ=application.organ,
        number=application.number,
        kind=applicant.kind,
        name=applicant.name,
        paper=str(IdentityPaper(applicant.paper).label),
        paper_number=applicant.paper_number,
        representative=applicant.representative,
        contact=applicant.contact,
        phone=applicant.phone,
        postcode=applicant.postcode,
        address=applicant.address,
        email=applicant.email,
        wanted=application.wanted,
        form=application.wanted_form,
        delivery=application.wanted_delivery,
        needs_help=application.needs_help,
        applied_on=_day(timezone.localdate(application.submitted_at)),
    )
    document = "application_form.person" if is_person else "application_form.organisation"
    return Paper("政府信息公开申请表", render(document, told).pdf)


def _registration(application: Application, applicant: ApplicantDetails) -> Paper:
    told = RegistrationSheet(
        organ=application.organ,
        number=application.number,
        channel=application.get_channel_display(),
        submitted_on=_day(timezone.localdate(application.submitted_at)),
        received_on=_day(application.received_on),
        confirmed_on=_day(application.received_on),
        due_on=_day(application.due_on),
        applicant=applicant.name,
        kind=application.get_applicant_kind_display(),
        wanted=application.wanted,
        form=application.get_wanted_form_display(),
        delivery=application.get_wanted_delivery_display(),
        handler=application.handler.name if application.handler else "",
        registered_by="",
    )
    return Paper("政府信息公开申请登记表", render("registration_sheet", told).pdf)


def _review(application: Application, applicant: ApplicantDetails, reply: Reply) -> Paper:
    kind = outcome_of(reply.outcome)
    told = ReviewSheet(
        organ=application.organ,
        number=application.number,
        applicant=applicant.name,
        title=application.wanted[:200],
        carrier=application.get_wanted_form_display(),
        manner=application.get_wanted_delivery_display(),
        planned_on=_day(timezone.localdate(reply.signed_at) if reply.signed_at else None),
        state_secret="见答复书" if reply.outcome == "36.3/14a" else "否",
        trade_secret="见答复书" if reply.outcome == "36.3/15" else "否",
        privacy="见答复书" if reply.outcome == "36.3/15" else "否",
        proposal=f"{kind.family_label}：{document_of_outcome(reply.outcome).title}",
        opinions=tuple(_opinions(reply)),
    )
    return Paper("政府信息公开审查呈批单", render("review_sheet", told).pdf)


def _opinions(reply: Reply) -> Iterator[Opinion]:
    drafted = _day(timezone.localdate(reply.drafted_at))
    yield Opinion("承办人意见", "拟按所附答复书答复", reply.drafted_by.name, drafted)
    for label, who, at in (
        ("审核意见", reply.reviewed_by, reply.reviewed_at),
        ("签发意见", reply.signed_by, reply.signed_at),
    ):
        if who and at:
            yield Opinion(label, "同意", who.name, _day(timezone.localdate(at)))


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
