"""协办: a section or another unit is asked for records or an opinion by a 协办函; the clock runs on."""

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.notices import drafted
from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.letters.composing import in_letters
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
    matter: str,
    due_on: date,
    section: Section | None = None,
    unit: str = "",
    at: datetime | None = None,
) -> Assistance:
    """Draft the 协办函 to a section of the organ, or to another unit, for an answer by a day within the period."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    today = timezone.localdate(moment)
    form = {"section": section, "unit": unit, "matter": matter, "due_on": due_on, "today": today}
    step = demand("ask_for_help", application, actor, form)
    asked = section.name if section else unit.strip()
    particulars = {"matter": matter, "due": in_letters(due_on)}
    notice = drafted(application, NoticeKind.ASSISTANCE, particulars, actor=actor, at=moment, addressee=asked)
    found = Assistance.objects.create(
        application=application,
        notice=notice,
        section=section,
        unit="" if section else asked,
        matter=matter.strip(),
        asked_by_id=cast(int, actor.member_id),  # permitted to members only
        asked_on=today,
        due_on=due_on,
    )
    note, told = f"{asked}，请于 {due_on} 前回复，已拟稿", {"notice": notice.pk, "due_on": due_on}
    record(application, step, actor, note=note, payload=told, at=moment)
    return found


@transaction.atomic
def answer_help(
    assistance_id: int,
    *,
    actor: Actor,
    answer: str,
    answered_on: date | None = None,
    at: datetime | None = None,
) -> Assistance:
    """Keep what was answered, by the section itself or for a unit that wrote; a later answer needs a new request."""
    moment = at or timezone.now()
    application_id = Assistance.objects.values_list("application_id", flat=True).get(pk=assistance_id)
    application = locked(application_id, actor)
    found = Assistance.objects.select_related("section", "notice").get(pk=assistance_id)
    today = timezone.localdate(moment)
    on = answered_on or today
    refusal = PERMISSIONS["answer_help"](actor, application)
    reasons = ([refusal] if refusal else []) + _why_no_answer(found, on, today)
    if not answer.strip():
        reasons.append("须填写协办意见")
    if reasons:
        raise StepRefused(ANSWER, reasons)
    found.answer, found.answered_by_id, found.answered_on = answer.strip(), actor.member_id, on
    found.save(update_fields=["answer", "answered_by", "answered_on"])
    label = f"{ANSWER}：{found.asked}"[:200]
    entries.write(
        application.organ_id,
        application,
        verb="answer_help",
        label=label,
        actor=actor,
        legal_on=on,
        at=moment,
    )
    return found


def _why_no_answer(found: Assistance, on: date, today: date) -> list[str]:
    reasons = []
    if found.answered_on is not None:
        reasons.append(f"{found.asked}已于 {found.answered_on} 回复")
    if found.notice is not None and found.notice.state != NoticeState.SENT:
        reasons.append(f"协办函{found.notice.get_state_display()}，尚未送到{found.asked}")
    elif on < (found.notice.sent_on or found.asked_on if found.notice else found.asked_on):
        reasons.append("回复日期不能早于请其协办的日期")
    if on > today:
        reasons.append(f"回复日期不能晚于今天（{today}）")
    return reasons
