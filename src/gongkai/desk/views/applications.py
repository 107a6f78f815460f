"""依申请公开: one application, its applicant on the record, its letter."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.applications import identity
from gongkai.applications.attached import HINT
from gongkai.applications.choices import FileRole
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import HOLDING
from gongkai.applications.whole import read_whole
from gongkai.casework.entries import subject_of
from gongkai.casework.folding import folded
from gongkai.casework.models import Entry
from gongkai.desk import application_list
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.application_cards import applicant_card, reply_card
from gongkai.desk.application_files import file_views, shown_of
from gongkai.desk.application_hints import grouped
from gongkai.desk.application_next import next_step
from gongkai.desk.application_steps import COUNTER, find
from gongkai.desk.challenge_panel import lines_of as challenge_lines
from gongkai.desk.challenge_steps import REGISTRATION_COUNTER, challenges_of
from gongkai.desk.delivery_steps import DeliveryLine, came_back
from gongkai.desk.delivery_steps import lines_of as delivery_lines
from gongkai.desk.holding_lines import lines_of
from gongkai.desk.letters_panel import LettersPanel, panel_of
from gongkai.desk.looks import after_look, look_reasons
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.publishing import publishing_of
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.choices import PaperRole
from gongkai.remedies.models import Challenge
from gongkai.remedies.papers import HINT as PAPERS_HINT


@desk_view(*READERS)
@require_safe
def application(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    return shown(request, actor, find(actor, pk))


@desk_view(*READERS)
@require_POST
def application_identity(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    return after_look(
        lambda: identity.look(found, actor, files=shown_of(found)), partial(shown, request, actor, found)
    )


def shown(
    request: HttpRequest,
    actor: Actor,
    found: Application,
    *,
    looked: ApplicantDetails | None = None,
    problem: str = "",
) -> HttpResponse:
    """The page of one application; `looked` is there only right after it was looked up."""
    read_whole(found)
    today, calendar = timezone.localdate(), calendar_in(found.organ.calendar_region)
    papers, earlier = panel_of(found, actor), earlier_ones(found, actor)
    context = {
        **contents_of(found, on=today, calendar=calendar),
        "applicant_card": applicant_card(looked) if looked else [],
        "files": file_views(found, looked=looked is not None),
        "may_add_files": not PERMISSIONS["attach_files"](actor, found),
        "file_roles": FileRole.choices,
        "file_hint": HINT,
        "problem": problem,
        "look_reasons": look_reasons(PERMISSIONS["look"], actor, found),
        "papers": papers,
        "deliveries": delivery_lines(found, actor),
        "earlier": earlier,
        "came_of": [*found.pieces.all(), *found.acted_again.all()],
        "holding_lines": [] if PERMISSIONS["look_at_holding"](actor, found) else lines_of(found),
        "may_suggest": actor.works_in(found.organ_id) and actor.has(Role.CLERK),
        "may_hold": not HOLDING.why_not("hold", found, actor),
    }
    repeated = earlier.repeated[0].told if earlier.repeated else ""
    context["challenge_lines"] = challenge_lines(context["challenges"], actor)
    context |= {"paper_roles": PaperRole.choices, "paper_hint": PAPERS_HINT}
    back = came_back(context["deliveries"])
    context |= ways_on(
        found, actor, papers, context["challenges"], back=back, repeated=repeated, on=today, calendar=calendar
    )
    if earlier.same_words:
        context["publishing"] = publishing_of(found, actor, context["offers"])
    return page(request, "desk/application.html", context, status=REFUSED if problem else 200)


def ways_on(
    found: Application,
    actor: Actor,
    papers: LettersPanel,
    challenges: Sequence[Challenge],
    *,
    back: DeliveryLine | None,
    repeated: str,
    on: date,
    calendar: Calendar,
) -> dict[str, Any]:
    """What leads on and by when, what else can be done, and what cannot."""
    offers = [*COUNTER.offers(found, actor), *REGISTRATION_COUNTER.offers(found, actor)]
    leads = next_step(
        found,
        notices=papers.notices,
        consultations=papers.consultations,
        challenges=challenges,
        returned=back.delivery if back else None,
        repeated=repeated,
        on=on,
    )
    return {
        "offers": offers,
        "next_step": leads,
        "next_left": workdays_left(calendar, on, leads.due_on) if leads.due_on else None,
        "leading": next((offer for offer in offers if offer.verb == leads.verb), None),
        "letter_steps": papers.leading(leads.letter),
        "again": next((each for each in back.offers if each.verb == "deliver_again"), None)
        if back and leads.delivery
        else None,
        "others": grouped(offers, leading=leads.verb),
    }


def contents_of(found: Application, *, on: date, calendar: Calendar) -> dict[str, Any]:
    """What everyone who reads the application sees of it."""
    challenges = challenges_of(found)
    told_of = [subject_of(each) for each in (found, *challenges)]
    return {
        "application": found,
        "reply": getattr(found, "reply", None),
        "released": found.reply.released_as if hasattr(found, "reply") else None,
        "given": found.reply.items.all() if hasattr(found, "reply") else [],
        "reply_card": reply_card(found.reply) if hasattr(found, "reply") else [],
        "clock": application_list.clock_of(found, on=on, calendar=calendar),
        "today": on,
        "stands_still": application_list.why_it_stands_still(found),
        "moves": [each for each in found.moves.all() if each.seen_at is None],
        "contacts": found.contacts.all(),
        "challenges": challenges,
        "entries": folded(Entry.objects.filter(subject__in=told_of).order_by("sequence")),
    }
