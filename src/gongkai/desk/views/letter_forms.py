"""Forms of an application as files: 登记表, 呈批单, 第三方回执, 送达回证, 邮寄清单."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.applications import internal_sheets
from gongkai.applications.choices import NoticeKind
from gongkai.desk import delivery_steps, notice_steps
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.application_steps import find
from gongkai.desk.views.letter_deliveries import day_of
from gongkai.desk.views.letters import file_of, with_reply
from gongkai.organs.actors import Actor


@desk_view(*READERS)
@require_safe
def registration_sheet(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    found = find(actor, pk)
    return file_of(internal_sheets.registration_sheet(found), f"登记表_{found.number}", suffix)


@desk_view(*READERS)
@require_safe
def review_sheet(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    found = with_reply(actor, pk)
    return file_of(internal_sheets.review_sheet(found.reply), f"呈批单_{found.number}", suffix)


@desk_view(*READERS)
@require_safe
def third_party_answer(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    notice = notice_steps.find(actor, pk)
    if notice.kind != NoticeKind.THIRD_PARTY:
        raise Http404
    made = internal_sheets.third_party_answer(notice)
    return file_of(made, f"第三方意见回执_{notice.application.number}", suffix)


@desk_view(*READERS)
@require_safe
def service_receipt(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    delivery = delivery_steps.find(actor, pk)
    made = internal_sheets.service_receipt(delivery)
    return file_of(made, f"送达回证_{delivery.letter.document_number}", suffix)


@desk_view(*READERS)
@require_safe
def posted_list(request: HttpRequest, actor: Actor, *, suffix: str) -> HttpResponse:
    on, organ = day_of(request), member_of(request).organ
    return file_of(internal_sheets.posted_on(organ, on), f"{organ.short_name}_邮寄清单_{on:%Y%m%d}", suffix)
