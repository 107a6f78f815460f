"""更正和建议: the list, one case, who asked (on the record), its files and its letter."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.applications.intake import ApplicantDetails
from gongkai.cases.choices import CaseKind, CaseState
from gongkai.cases.letters import file_name, rendered
from gongkai.cases.models import CaseDelivery
from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.desk import delivery_steps, request_list
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.application_cards import applicant_card
from gongkai.desk.delivery_steps import DeliveryLine
from gongkai.desk.downloads import file_response
from gongkai.desk.keyset import page_of
from gongkai.desk.looks import after_look, look_reasons
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.request_cards import card_of
from gongkai.desk.request_steps import (
    CONVERSIONS,
    DELIVERIES,
    RECTIFICATIONS,
    Request,
    address,
    find_conversion,
    find_either,
    find_rectification,
    with_letter,
)
from gongkai.desk.sealed_uploads import hand_out
from gongkai.items.models import Item
from gongkai.law.workdays import workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.requests import actions
from gongkai.requests.detection import worth_a_case
from gongkai.requests.models import Rectification
from gongkai.requests.permissions import PERMISSIONS
from gongkai.requests.target import CALLED, target_of


@desk_view(*READERS)
@require_safe
def requests(request: HttpRequest, actor: Actor) -> HttpResponse:
    filters, today = request_list.filters_from(request), timezone.localdate()
    calendar = calendar_in(member_of(request).organ.calendar_region)
    found = filters.apply(request_list.requests_of(actor), on=today, calendar=calendar)
    shown = page_of(request, found, moment="submitted_at")
    context = {
        "filters": filters,
        "lines": request_list.lines_of(list(shown.rows), on=today, calendar=calendar),
        "shown": shown,
        "kinds": CaseKind.choices,
        "states": request_list.STATES,
        "may_register": actor.has(Role.CLERK),
        "worth": worth_a_case(actor) if actor.has(Role.CLERK, Role.SECTION_HEAD) else [],
        "called": CALLED,
        "own_organ": actor.organ_id,
    }
    return page(request, "desk/requests.html", context)


@desk_view(*READERS)
@require_safe
def rectification(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, find_rectification(actor, pk))


@desk_view(*READERS)
@require_safe
def conversion(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, find_conversion(actor, pk))


@desk_view(*READERS)
@require_POST
def request_identity(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find_either(actor, pk)
    return after_look(lambda: actions.look(found, actor), partial(_shown, request, actor, found))


@desk_view(*READERS)
@require_POST
def request_file(request: HttpRequest, actor: Actor, *, pk: int, file_id: int) -> HttpResponse:
    """An attachment as it came; never shown in the browser, whatever it is."""
    found = find_either(actor, pk)

    def opened() -> tuple[str, bytes]:
        name, content = actions.open_request_file(found, file_id, actor=actor)
        return f"{found.number}_{name}", content

    return hand_out(request, opened, back=partial(address, found))


@desk_view(*READERS)
@require_safe
def request_letter_file(request: HttpRequest, actor: Actor, *, pk: int, suffix: str) -> HttpResponse:
    letter = _letter(find_either(actor, pk))
    made = rendered(letter)
    return file_response(made.pdf if suffix == "pdf" else made.docx, f"{file_name(letter)}.{suffix}")


@desk_view(*READERS)
@require_POST
def request_letter_named(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The letter with the full name, to be sent; looking up the name is written down."""
    found = find_either(actor, pk)
    letter = _letter(found)
    try:
        person = actions.look(found, actor)
    except (StepRefused, DetailsUnreadable) as problem:
        return _shown(request, actor, found, problem="；".join(getattr(problem, "reasons", (str(problem),))))
    return file_response(
        rendered(letter, addressee=person.name if person else "").pdf, f"{file_name(letter)}_送达.pdf"
    )


@desk_view(Role.CLERK, Role.SECTION_HEAD)
@require_POST
def conversion_detected(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Open a case about an item that several applicants were given."""
    try:
        case = actions.open_detected(pk, actor=actor)
    except Item.DoesNotExist:
        raise Http404 from None
    except StepRefused as refusal:
        messages.warning(request, "；".join(refusal.reasons))
        return HttpResponseRedirect(request.headers.get("referer") or "../../")
    messages.success(request, "已发起，请审核是否转为主动公开。")
    return HttpResponseRedirect(address(case))


def _letter(found: Request) -> Any:
    if not hasattr(found, "letter"):
        raise Http404
    found.letter.case = found
    return found.letter


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Request,
    *,
    looked: ApplicantDetails | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one case; `looked` is there only right after it was looked up."""
    today = timezone.localdate()
    context = {
        **with_letter(found),
        **_offers(found, actor),
        **(sent := _deliveries(found, actor)),
        **_sent_back(sent["deliveries"]),
        **_days(found, on=today),
        "card": card_of(found),
        "person_card": applicant_card(looked) if looked else [],
        "problem": problem,
        "look_reasons": look_reasons(PERMISSIONS["look"], actor, found),
        "files": found.files.all(),
        "entries": folded(entries.of(found)),
    }
    return page(request, "desk/request.html", context, status=REFUSED if problem else 200)


def _offers(found: Request, actor: Actor) -> dict[str, Any]:
    """What leads on; of the two ways to decide a suggestion only the one that fits is shown."""
    if isinstance(found, Rectification):
        return {"offers": RECTIFICATIONS.offers(found, actor), "awaits": RECTIFICATIONS.awaits(found)}
    unfit = "decide_detected" if found.has_person else "decide_conversion"
    hidden = {unfit} if found.has_person else {unfit, "deliver_conversion"}
    offers = [offer for offer in CONVERSIONS.offers(found, actor) if offer.verb not in hidden]
    return {"offers": offers, "awaits": CONVERSIONS.awaits(found)}


def _deliveries(found: Request, actor: Actor) -> dict[str, Any]:
    """Each time that the letter left, and what can be done about the last."""
    if found.state != CaseState.DELIVERED:
        return {"deliveries": []}
    made = list(CaseDelivery.objects.filter(letter__case_id=found.pk))
    for each in made:
        each.letter = found.letter
        each.letter.case = found
    return {"deliveries": delivery_steps.lines(made, actor, DELIVERIES, "request_")}


def _sent_back(shown: Sequence[DeliveryLine]) -> dict[str, Any]:
    """A letter that came back is what the case waits for, though it is over."""
    back = delivery_steps.came_back(shown)
    if back is None:
        return {"is_back": False}
    again = [replace(each, leads_on=True) for each in back.offers if each.verb == "deliver_again"]
    return {"is_back": True, "offers": again, "awaits": "等待再次送达"}


def _days(found: Request, *, on: date) -> dict[str, Any]:
    """The house's own target, and the statutory period of what was opened."""
    calendar = calendar_in(found.organ.calendar_region)
    target_on = target_of(found, calendar)
    item = getattr(found, "opened_item", None)
    due_on = item.publish_due_on if item and not item.is_public else None
    return {
        "target_on": target_on,
        "target_left": None if found.is_over else workdays_left(calendar, on, target_on),
        "called": CALLED,
        "opened_item": item,
        "publish_left": workdays_left(calendar, on, due_on) if due_on else None,
    }
