"""Letters of an application: as a page, as PDF, as Word file; with the applicant's name on the record."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gongkai.applications import identity, letters
from gongkai.applications.letters.documents import Rendered
from gongkai.applications.models import Application, Notice
from gongkai.cases.models import Case
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk import notice_steps
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.application_steps import address as application_address
from gongkai.desk.application_steps import find
from gongkai.desk.downloads import file_response
from gongkai.desk.letter_shown import letter_shown
from gongkai.desk.pages import page
from gongkai.desk.request_steps import address as case_address
from gongkai.desk.views.applications import shown
from gongkai.organs.actors import Actor

FILES = ("pdf", "docx")


@desk_view(*READERS)
@require_safe
def application_letter(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = with_reply(actor, pk)
    told = {
        "trail": trail_of(found),
        **letter_shown(found.reply),
        "name": letters.document_of(found.reply).title,
        "files": addresses_of("application_letter", pk),
    }
    return page(request, "desk/letter.html", told)


@desk_view(*READERS)
@require_safe
def application_letter_file(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    found = with_reply(actor, pk)
    return file_of(letters.rendered(found.reply), letter_name(found), suffix)


@desk_view(*READERS)
@require_POST
def application_letter_named(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    """The letter with the applicant's full name; looking up the name is written down."""
    found = with_reply(actor, pk)
    try:
        name = identity.look(found, actor).name
    except (StepRefused, DetailsUnreadable) as problem:
        return shown(request, actor, found, problem="；".join(getattr(problem, "reasons", (str(problem),))))
    return file_of(letters.rendered(found.reply, addressee=name), f"{letter_name(found)}_送达", suffix)


@desk_view(*READERS)
@require_safe
def notice_letter(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    notice = notice_steps.find(actor, pk)
    told = {
        "trail": trail_of(notice.application),
        **letter_shown(notice),
        "name": notice.get_kind_display(),
        "files": addresses_of("notice_letter", pk),
    }
    return page(request, "desk/letter.html", told)


@desk_view(*READERS)
@require_safe
def notice_letter_file(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    notice = notice_steps.find(actor, pk)
    return file_of(letters.rendered(notice), notice_name(notice), suffix)


def with_reply(actor: Actor, pk: int) -> Application:
    found = find(actor, pk)
    if not hasattr(found, "reply"):
        raise Http404
    return found


def file_of(made: Rendered, name: str, suffix: str) -> HttpResponse:
    """One of FILES, under a Chinese name."""
    return file_response(made.pdf if suffix == "pdf" else made.docx, f"{name}.{suffix}")


def letter_name(found: Application) -> str:
    return "_".join(
        part
        for part in (
            found.organ.short_name,
            letters.document_of(found.reply).title,
            found.reply.document_number or found.number,
        )
        if part
    )


def notice_name(notice: Notice) -> str:
    application = notice.application
    return (
        f"{application.organ.short_name}_{notice.get_kind_display()}_"
        f"{notice.document_number or application.number}"
    )


def addresses_of(name: str, pk: int) -> list[tuple[str, str]]:
    """Labels and addresses of the files of a letter or sheet."""
    return [
        (label, reverse(f"desk:{name}_{suffix}", kwargs={"pk": pk}))
        for label, suffix in (("下载 PDF", "pdf"), ("下载 Word", "docx"))
    ]


def trail_of(subject: Application | Case) -> list[tuple[str, str]]:
    """The way back from a letter or sheet: the list, and what it answers."""
    if isinstance(subject, Application):
        whole, own = ("依申请公开", reverse("desk:applications")), application_address(subject)
    else:
        whole, own = ("更正和建议", reverse("desk:requests")), case_address(subject)
    return [whole, (subject.number, own)]
