"""建议提案: the list, one proposal, its letter, registration, and the year's list."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.desk import proposal_list
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.proposal_registration import ProposalForm
from gongkai.desk.forms.proposals import HandledListForm
from gongkai.desk.keyset import page_of
from gongkai.desk.looks import after_look, look_reasons
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.proposal_cards import contact_card, proposal_card, reply_card
from gongkai.desk.proposal_steps import COUNTER, address, find
from gongkai.desk.steps import taken
from gongkai.dialogue import actions, letters
from gongkai.dialogue.choices import HandlingPart, ProposalKind, ProposalLevel, ProposalState
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.dialogue.proposals.contacts import ProposerContact, look
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in

LETTERS = {"pdf": letters.render_pdf, "docx": letters.render_docx}


@desk_view(*READERS)
@require_safe
def proposals(request: HttpRequest, actor: Actor) -> HttpResponse:
    filters, today = proposal_list.filters_from(request), timezone.localdate()
    calendar = calendar_in(member_of(request).organ.calendar_region)
    found = filters.apply(proposal_list.proposals_of(actor), on=today, calendar=calendar)
    shown = page_of(request, found, moment="registered_at")
    context = {
        "filters": filters,
        "lines": proposal_list.lines_of(list(shown.rows), on=today, calendar=calendar),
        "shown": shown,
        "years": proposal_list.years_of(actor),
        "kinds": ProposalKind.choices,
        "levels": ProposalLevel.choices,
        "our_parts": HandlingPart.choices,
        "states": ProposalState.choices,
        "due": proposal_list.DUE.items(),
        "may_register": actor.has(Role.CLERK),
        "own_organ": actor.organ_id,
    }
    return page(request, "desk/proposals.html", context)


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    form = ProposalForm(posted(request))
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        organ = member_of(request).organ
        made, reasons = taken(actions.register_proposal, organ, form.draft(), actor=actor)
        if isinstance(made, Proposal):
            messages.success(request, f"已登记，办理期限至 {made.due_on}。")
            return HttpResponseRedirect(address(made))
    context = {
        "form": form,
        "reasons": reasons,
        "subject": None,
        "is_closed": False,
        "step": {"label": "登记建议提案"},
        "back": reverse("desk:proposals"),
    }
    return page(request, "desk/proposal_form.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def handled_list_new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Make the list of a year and level; it goes on as an item of the register."""
    form = HandledListForm(posted(request), initial={"year": timezone.localdate().year, "level": "county"})
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        organ = member_of(request).organ
        made, reasons = taken(actions.draw_handled_list, organ, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "清单已生成并登记，请核对后办理审核、发布。")
            return HttpResponseRedirect(reverse("desk:item", kwargs={"pk": getattr(made, "pk", 0)}))
    context = {"form": form, "reasons": reasons, "back": reverse("desk:proposals")}
    return page(request, "desk/handled_list.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def proposal(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return _shown(request, actor, find(actor, pk))


@desk_view(*READERS)
@require_POST
def proposal_contact(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    return after_look(lambda: look(found, actor), partial(_shown, request, actor, found))


@desk_view(*READERS)
@require_safe
def proposal_letter(request: HttpRequest, actor: Actor, *, pk: int, round: int, suffix: str) -> HttpResponse:
    found = find(actor, pk)
    reply = _reply_of(found, round)
    name = f"{found.organ.short_name}_办理复文_{found.session}{found}.{suffix}"
    return file_response(LETTERS[suffix](found, reply), name)


def _reply_of(found: Proposal, round: int) -> ProposalReply:
    for reply in found.replies.all():
        if reply.round == round:
            return reply
    raise Http404


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: Proposal,
    *,
    looked: ProposerContact | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one proposal; `looked` is there only right after it was looked up."""
    context = {
        **_contents_of(found, on=timezone.localdate()),
        "contact_card": contact_card(looked) if looked else [],
        "problem": problem,
        "look_reasons": look_reasons(COUNTER.procedure.permissions["look_at_contact"], actor, found),
        **COUNTER.rail(found, actor),
    }
    return page(request, "desk/proposal.html", context, status=REFUSED if problem else 200)


def _contents_of(found: Proposal, *, on: date) -> dict[str, Any]:
    """What everyone who reads the proposal sees of it, the latest reply first."""
    calendar = calendar_in(found.organ.calendar_region)
    replies = sorted(found.replies.all(), key=lambda reply: -reply.round)
    return {
        "proposal": found,
        "card": proposal_card(found),
        "clock": proposal_list.clock_of(found, on=on, calendar=calendar),
        "today": on,
        "cohosts": found.cohosts.all(),
        "replies": [(reply, reply_card(reply), letters.render_html(found, reply)) for reply in replies],
        "reports": list(found.handling_reports.all()),
    }
