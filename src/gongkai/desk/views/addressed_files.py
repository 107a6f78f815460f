"""Letters and sheets with the full name of whom they are for: each look is written down before the file leaves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.applications import identity, internal_sheets, letters
from gongkai.applications.addressees import Addressee, look_at_addressee
from gongkai.applications.models import SentLetter
from gongkai.applications.postal_list import look_at_posted
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk import delivery_steps, notice_steps, request_steps
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.application_steps import find
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.views.letter_deliveries import day_of
from gongkai.desk.views.letters import file_of, notice_name
from gongkai.organs.actors import Actor
from gongkai.requests.posted import look as look_at_request

Made = Callable[[], HttpResponse]


@desk_view(*READERS)
@require_POST
def notice_letter_named(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    """The letter as it goes into the envelope."""
    notice = notice_steps.find(actor, pk)

    def made() -> HttpResponse:
        name = look_at_addressee(notice, actor).name
        return file_of(letters.rendered(notice, addressee=name), f"{notice_name(notice)}_送达", suffix)

    return _or_why_not(request, made, back=notice_steps.address(notice))


@desk_view(*READERS)
@require_POST
def service_receipt_named(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    """送达回证 with name and address, for the signature."""
    delivery = delivery_steps.find(actor, pk)

    def look() -> Addressee:
        return look_at_addressee(delivery.letter, actor, delivery=delivery)

    return _receipt(request, delivery, look, back=delivery_steps.address(delivery), suffix=suffix)


@desk_view(*READERS)
@require_POST
def request_service_receipt_named(
    request: HttpRequest, actor: Actor, *, pk: int, suffix: str
) -> HttpResponse:
    """The same for the letter of a case."""
    delivery = request_steps.find_delivery(actor, pk)
    back = request_steps.delivery_address(delivery)
    return _receipt(request, delivery, lambda: look_at_request(delivery, actor), back=back, suffix=suffix)


def _receipt(
    request: HttpRequest, delivery: SentLetter, look: Callable[[], Addressee], *, back: str, suffix: str
) -> HttpResponse:
    def made() -> HttpResponse:
        sheet = internal_sheets.service_receipt(delivery, look())
        return file_of(sheet, f"送达回证_{delivery.letter.document_number}_送达", suffix)

    return _or_why_not(request, made, back=back)


@desk_view(*READERS)
@require_POST
def posted_list_named(request: HttpRequest, actor: Actor, *, suffix: str) -> HttpResponse:
    """邮寄清单 as the post office demands it: every name and address."""
    on, organ = day_of(request), member_of(request).organ

    def made() -> HttpResponse:
        sheet = internal_sheets.posted_on(organ, on, look_at_posted(organ, on, actor), by=actor.name)
        return file_of(sheet, f"{organ.short_name}_邮寄清单_{on:%Y%m%d}_交寄", suffix)

    return _or_why_not(request, made, back=f"{reverse('desk:posted_letters')}?on={on:%Y-%m-%d}")


@desk_view(*READERS)
@require_POST
def acknowledgement(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    """登记回执 for whoever stands at the counter."""
    found = find(actor, pk)

    def made() -> HttpResponse:
        details = identity.look(found, actor)
        return file_of(internal_sheets.acknowledgement(found, details), f"登记回执_{found.number}", suffix)

    return _or_why_not(request, made, back=reverse("desk:application", kwargs={"pk": pk}))


def _or_why_not(request: HttpRequest, made: Made, *, back: str) -> HttpResponse:
    try:
        return made()
    except (StepRefused, DetailsUnreadable) as problem:
        reasons = getattr(problem, "reasons", (str(problem),))
        told = {"reasons": reasons, "back": back}
        return page(request, "desk/addressed_refused.html", told, status=REFUSED)
