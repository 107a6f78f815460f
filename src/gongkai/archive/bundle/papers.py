"""The papers of an application in their order, each as its own PDF."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import timezone

from gongkai.applications import form_sheets, internal_sheets, letters
from gongkai.applications.attached import places
from gongkai.applications.choices import ApplicantKind, Disposition, NoticeState
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters.documents import render
from gongkai.applications.models import Application, Delivery, Reply
from gongkai.archive.bundle.paper import Paper
from gongkai.archive.bundle.scans import outside_paper
from gongkai.items import sealed_files
from gongkai.remedies.models import ChallengePaper
from gongkai.remedies.papers import papers_over


def papers_of(application: Application, applicant: ApplicantDetails) -> Iterator[Paper]:
    """Form, registration, letters in the order of their sending, reply, review sheet, receipts."""
    yield _form(application, applicant)
    yield from _attachments(application)
    sheet = internal_sheets.registration_sheet(application, applicant=applicant.name)
    yield Paper("政府信息公开申请登记表", sheet.pdf)
    for notice in application.notices.filter(state=NoticeState.SENT).order_by("sent_on", "pk"):
        notice.application = application
        name = f"{notice.get_kind_display()} {notice.document_number}"
        yield Paper(name, letters.render_pdf(notice))
    reply: Reply | None = getattr(application, "reply", None)
    if reply is not None and reply.document_number:
        reply.application = application
        yield Paper(f"答复书 {reply.document_number}", letters.render_pdf(reply, addressee=applicant.name))
        yield Paper(
            "政府信息公开审查呈批单", internal_sheets.review_sheet(reply, applicant=applicant.name).pdf
        )
    yield from _holdings(application)
    yield from _receipts(application)


def deliveries_of(application: Application) -> list[Delivery]:
    """Every delivery of the case, in the order in which it was recorded."""
    return Delivery.objects.select_related("reply", "notice").of_application(application.pk)


def _attachments(application: Application) -> Iterator[Paper]:
    """What came with the form."""
    for file in application.files.order_by("role", "pk"):
        yield outside_paper(f"申请附件：{file.name}", file.name, places.read(file.place))


def _holdings(application: Application) -> Iterator[Paper]:
    """What was given, and the unredacted pages of what was not given whole (for the archive only)."""
    for holding in application.holdings.order_by("position"):
        if holding.result:
            given = sealed_files.read(holding.result)
            yield outside_paper(f"提供的信息：{holding.result_name}", holding.result_name, given)
        if holding.disposition != Disposition.OPEN and holding.working:
            title, pages = f"原件（仅归档）：{holding.original_name}", sealed_files.read(holding.working)
            yield outside_paper(title, f"{holding.name}.pdf", pages)


def papers_of_challenges(application: Application) -> Iterator[Paper]:
    """应诉材料: what was served, answered, proved and decided."""
    for paper in papers_over(application):
        yield outside_paper(_title(paper), paper.name, places.read(paper.place))


def _title(paper: ChallengePaper) -> str:
    return f"应诉材料：{paper.challenge.case_number} {paper.get_role_display()} {paper.name}"


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
    papers = [
        {
            "title": _title(paper),
            "facts": paper.facts,
            "digest": sealed_files.digest_of(places.read(paper.place)),
        }
        for paper in papers_over(application)
    ]
    return [*attached, *held, *papers]


def _receipts(application: Application) -> Iterator[Paper]:
    for delivery in deliveries_of(application):
        if delivery.receipt_file:
            content = sealed_files.read(delivery.receipt_file)
            yield outside_paper(f"送达回证：{delivery.letter_name}", delivery.receipt_name, content)


def _form(application: Application, applicant: ApplicantDetails) -> Paper:
    is_person = applicant.kind == ApplicantKind.NATURAL_PERSON
    on = _day(timezone.localdate(application.submitted_at))
    told = replace(form_sheets.stated_form(application, applicant), applied_on=on)
    document = form_sheets.DOCUMENTS["person" if is_person else "organisation"]
    return Paper("政府信息公开申请表", render(document, told).pdf)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
