"""应诉: the copy that was served, the organ's answer in time, the hearing, and how it ended."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import Step
from gongkai.law.challenge_endings import all_endings
from gongkai.law.deadlines import Deadline, deadline
from gongkai.organs.actors import Actor
from gongkai.organs.calendars import calendar_in
from gongkai.remedies.actions.recording import record
from gongkai.remedies.choices import Against, Instance, Result
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.procedure import CLOSING

Kind = type[Reconsideration] | type[Lawsuit]


@transaction.atomic
def record_service(
    kind: Kind,
    challenge_id: int,
    *,
    actor: Actor,
    body: str,
    served_on: date,
    is_simplified: bool = False,
    at: datetime | None = None,
) -> Challenge:
    """Record the day on which the copy came, from which the organ's own days to answer run."""
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    form = {"body": body, "served_on": served_on, "today": timezone.localdate(moment)}
    step = CLOSING.demand("record_service", challenge, actor, form)
    challenge.body, challenge.served_on = body.strip()[:100], served_on
    if isinstance(challenge, Reconsideration):
        challenge.is_simplified = is_simplified
    found = answer_deadline(challenge, served_on)
    challenge.answer_due_on = found.due_on
    challenge.save()
    note = f"{challenge.body}，应于 {found.due_on} 前提交（{found.basis[0].label}）"
    _recorded(challenge, step, actor, on=served_on, at=moment, note=note)
    return challenge


def answer_deadline(challenge: Challenge, served_on: date) -> Deadline:
    """The organ's last day to answer (行政复议法第四十八条、第五十四条；行政诉讼法第六十七条、第八十六条)."""
    if isinstance(challenge, Reconsideration):
        period = "reconsideration_answer_period"
        period += "_simplified" if challenge.is_simplified else ""
    else:
        in_appeal = isinstance(challenge, Lawsuit) and challenge.instance == Instance.SECOND
        period = "appeal_answer_period" if in_appeal else "lawsuit_answer_period"
    calendar = calendar_in(challenge.organ.calendar_region)
    return deadline(period, started_on=served_on, calendar=calendar)


@transaction.atomic
def record_answer(
    kind: Kind, challenge_id: int, *, actor: Actor, answered_on: date, at: datetime | None = None
) -> Challenge:
    """Record the day on which answer and evidence were handed in; a late one is said to be late."""
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    form = {"answered_on": answered_on, "today": timezone.localdate(moment)}
    step = CLOSING.demand("record_answer", challenge, actor, form)
    challenge.answered_on = answered_on
    challenge.save(update_fields=["answered_on"])
    is_late = challenge.answer_due_on is not None and answered_on > challenge.answer_due_on
    note = f"已超过期限 {challenge.answer_due_on}" if is_late else ""
    _recorded(challenge, step, actor, on=answered_on, at=moment, note=note)
    return challenge


@transaction.atomic
def set_hearing(
    kind: Kind, challenge_id: int, *, actor: Actor, hearing_on: date, at: datetime | None = None
) -> Challenge:
    """Record the day of a hearing; a later day takes its place."""
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    form = {"hearing_on": hearing_on, "today": timezone.localdate(moment)}
    step = CLOSING.demand("set_hearing", challenge, actor, form)
    challenge.hearing_on = hearing_on
    challenge.save(update_fields=["hearing_on"])
    _recorded(challenge, step, actor, on=timezone.localdate(moment), at=moment, note=str(hearing_on))
    return challenge


@transaction.atomic
def close(
    kind: Kind,
    challenge_id: int,
    *,
    actor: Actor,
    closed_on: date,
    result: str = "",
    ending: str = "",
    decision_number: str = "",
    decision_received_on: date | None = None,
    must_act_again: bool = False,
    order_days: int | None = None,
    order_unit: str = "",
    at: datetime | None = None,
) -> Challenge:
    """Record how it ended, and whether the organ has to answer the applicant anew, within what days of its own.

    `ending` is a code of law.challenge_endings; without `result` (of Result) it is the one that the ending leads to.
    """
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    proposed = result_of(ending)
    form = {
        "result": result or proposed,
        "ending": ending,
        "closed_on": closed_on,
        "decision_number": decision_number,
        "decision_received_on": decision_received_on,
        "must_act_again": must_act_again,
        "order_days": order_days,
        "order_unit": order_unit,
        "today": timezone.localdate(moment),
    }
    step = CLOSING.demand("close", challenge, actor, form)
    challenge.result, challenge.ending = result or proposed, ending
    challenge.closed_on, challenge.decision_received_on = closed_on, decision_received_on
    challenge.decision_number, challenge.must_act_again = decision_number.strip()[:80], must_act_again
    challenge.order_days, challenge.order_unit = order_days or None, order_unit if order_days else ""
    challenge.save()
    _recorded(
        challenge, step, actor, on=closed_on, at=moment, note=how_it_ended(challenge), payload=told(challenge)
    )
    return challenge


def result_of(ending: str) -> str:
    """The column of table 四 that an ending leads to; "" for none or an unknown one."""
    found = all_endings().get(ending)
    return found.result if found else ""


def how_it_ended(challenge: Challenge) -> str:
    """结果维持（维持），责令 20 个工作日内重新作出答复"""
    said = Result(challenge.result).label
    if challenge.ending:
        said += f"（{challenge.ending_label}）"
        if result_of(challenge.ending) != challenge.result:
            said += "，与结案方式通常对应的结果不同"
    if not challenge.must_act_again:
        return said
    within = f" {challenge.order_label}内" if challenge.order_label else ""
    return f"{said}，责令{within}{'作出答复' if challenge.against == Against.INACTION else '重新作出答复'}"


def told(challenge: Challenge) -> dict[str, Any]:
    return {
        "result": challenge.result,
        "ending": challenge.ending,
        "decision_number": challenge.decision_number,
        "must_act_again": challenge.must_act_again,
        "order_days": challenge.order_days,
        "order_unit": challenge.order_unit,
    }


def locked(kind: Kind, challenge_id: int, actor: Actor) -> Challenge:
    visible = kind.objects.visible_to(actor).select_for_update(of=("self",))
    found: Challenge = visible.select_related("organ").get(pk=challenge_id)
    return found


def _recorded(
    challenge: Challenge,
    step: Step,
    actor: Actor,
    *,
    on: date,
    at: datetime,
    note: str = "",
    payload: dict[str, Any] | None = None,
) -> None:
    record(challenge, step, actor, on=on, at=at, note=note, payload=payload or {})
