"""Forms of an application as files: 登记表, 呈批单, 第三方回执, 送达回证, 邮寄清单."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.applications import internal_sheets
from gongkai.applications.choices import NoticeKind
from gongkai.applications.letters.documents import Rendered
from gongkai.applications.models import Application
from gongkai.cases.models import Case
from gongkai.desk import delivery_steps, notice_steps, request_steps
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.application_steps import find
from gongkai.desk.pages import page
from gongkai.desk.views.letter_deliveries import day_of
from gongkai.desk.views.letters import addresses_of, file_of, trail_of, with_reply
from gongkai.organs.actors import Actor


@desk_view(*READERS)
@require_safe
def registration_sheet(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    found = find(actor, pk)
    made = internal_sheets.registration_sheet(found)
    return shown_or_file(request, made, found, f"登记表_{found.number}", suffix, "registration_sheet", pk)


@desk_view(*READERS)
@require_safe
def review_sheet(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    found = with_reply(actor, pk)
    made = internal_sheets.review_sheet(found.reply)
    return shown_or_file(request, made, found, f"呈批单_{found.number}", suffix, "review_sheet", pk)


@desk_view(*READERS)
@require_safe
def third_party_answer(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    notice = notice_steps.find(actor, pk)
    if notice.kind != NoticeKind.THIRD_PARTY:
        raise Http404
    made = internal_sheets.third_party_answer(notice)
    name = f"第三方意见回执_{notice.application.number}"
    return shown_or_file(request, made, notice.application, name, suffix, "third_party_answer", pk)


@desk_view(*READERS)
@require_safe
def service_receipt(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    delivery = delivery_steps.find(actor, pk)
    made = internal_sheets.service_receipt(delivery)
    name = f"送达回证_{delivery.letter.document_number}"
    return shown_or_file(request, made, delivery.application, name, suffix, "service_receipt", pk)


@desk_view(*READERS)
@require_safe
def request_service_receipt(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    delivery = request_steps.find_delivery(actor, pk)
    made = internal_sheets.service_receipt(delivery)
    name = f"送达回证_{delivery.letter.document_number}"
    return shown_or_file(request, made, delivery.subject, name, suffix, "request_service_receipt", pk)


@desk_view(*READERS)
@require_safe
def posted_list(request: HttpRequest, actor: Actor, *, suffix: str) -> HttpResponse:
    on, organ = day_of(request), member_of(request).organ
    return file_of(internal_sheets.posted_on(organ, on), f"{organ.short_name}_邮寄清单_{on:%Y%m%d}", suffix)


def shown_or_file(
    request: HttpRequest,
    made: Rendered,
    subject: Application | Case,
    name: str,
    suffix: str,
    address: str,
    pk: int,
) -> HttpResponse:
    """The sheet as one of FILES, or without a suffix as a page to look at and to print."""
    if suffix:
        return file_of(made, name, suffix)
    told = {
        "trail": trail_of(subject),
        "letter": made.html,
        "name": name.partition("_")[0],
        "files": addresses_of(address, pk),
    }
    return page(request, "desk/letter.html", told)
