"""协办: a section of the organ is asked for records or an opinion; the clock runs on."""

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.models import Assistance
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor
from gongkai.organs.models import Section

ANSWER = "回复协办"


@transaction.atomic
def ask_for_help(
    application_id: int,
    *,
    actor: Actor,
    section: Section,
    matter: str,
    due_on: date,
    at: datetime | None = None,
) -> Assistance:
    """Ask a section of the organ for what it holds or thinks, by a day within the period."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    today = timezone.localdate(moment)
    form = {"section": section, "matter": matter, "due_on": due_on, "today": today}
    step = demand("ask_for_help", application, actor, form)
    found = Assistance.objects.create(
        application=application,
        section=section,
        matter=matter.strip(),
        asked_by_id=cast(int, actor.member_id),  # permitted to members only
        asked_on=today,
        due_on=due_on,
    )
    record(application, step, actor, note=f"{section.name}，请于 {due_on} 前回复", at=moment)
    return found


@transaction.atomic
def answer_help(assistance_id: int, *, actor: Actor, answer: str, at: datetime | None = None) -> Assistance:
    """Keep what the section answered; a later answer needs a new request."""
    moment = at or timezone.now()
    application_id = Assistance.objects.values_list("application_id", flat=True).get(pk=assistance_id)
    application = locked(application_id, actor)
    found = Assistance.objects.select_related("section").get(pk=assistance_id)
    refusal = PERMISSIONS["answer_help"](actor, application)
    reasons = [refusal] if refusal else []
    if found.answered_on is not None:
        reasons.append(f"{found.section.name}已于 {found.answered_on} 回复")
    if not answer.strip():
        reasons.append("须填写协办意见")
    if reasons:
        raise StepRefused(ANSWER, reasons)
    found.answer, found.answered_by_id = answer.strip(), actor.member_id
    found.answered_on = timezone.localdate(moment)
    found.save(update_fields=["answer", "answered_by", "answered_on"])
    label = f"{ANSWER}：{found.section.name}"[:200]
    entries.write(application.organ_id, application, verb="answer_help", label=label, actor=actor, at=moment)
    return found
