"""更正登记事项: a day, an answer or a proof that was recorded wrongly is put right; what stood before is in the chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from gongkai.applications.actions.effects import on_received, on_sent
from gongkai.applications.actions.moves import keep_move
from gongkai.applications.actions.step import demand, locked
from gongkai.applications.choices import ConsultationAnswer, NoticeState, State
from gongkai.applications.clock import running_deadline, set_clock
from gongkai.applications.mending.facts import facts_of
from gongkai.applications.mending.faults import faults_of, late_extensions
from gongkai.applications.mending.putting import Change, put
from gongkai.applications.models import Application, Consultation, Notice
from gongkai.applications.whole import read_whole
from gongkai.casework import steps
from gongkai.casework.procedure import Step, StepRefused
from gongkai.organs.actors import Actor

OF_APPLICATION = ("submitted_at", "received_on", "channel", "applicant_kind", "closed_on", "clock_from")
IN_LETTERS = ("arrived_on", "received_on", "corrected_on")  # letters tell these days


@transaction.atomic
def mend_record(
    application_id: int,
    *,
    actor: Actor,
    changes: Mapping[str, Any],
    reason: str,
    at: datetime | None = None,
) -> Application:
    """Put right what was recorded wrongly; `changes` by `Fact.key`, of which each that differs stands in the entry.

    The clock is counted anew, in the pieces of the form too. StepRefused when nothing differs, and with every reason
    for which the record could not stand then; faults that it had before are no reason.
    """
    moment = at or timezone.now()
    application = _whole(application_id, actor)
    changed = _changed(application, changes)
    form = {"changed": [each.fact.key for each in changed], "reason": reason}
    step = demand("mend_record", application, actor, form)
    _refuse(step, [fault for each in changed if (fault := _fault_of(each))])
    pieces = [_whole(pk, actor) for pk in application.pieces.order_by("pk").values_list("pk", flat=True)]
    before, was = _Days.of(application), application.due_on
    mended = _mended(application, changed, actor, step, moment)
    said = "；".join(each.told for each in changed)
    _record(mended, step, actor, changed, f"{said}；原因：{reason.strip()}", moment, was=was)
    after = _Days.of(mended)
    for piece in pieces if after != before else ():
        _follow(
            piece, before, after, actor, step, moment, note=f"（随 {mended.number}）；原因：{reason.strip()}"
        )
    mended.warnings = _warnings(mended, changed)  # type: ignore[attr-defined]
    return mended


def _whole(application_id: int, actor: Actor) -> Application:
    application = locked(application_id, actor)
    read_whole(application)
    return application


def _changed(application: Application, changes: Mapping[str, Any]) -> list[Change]:
    found = []
    for fact in facts_of(application):
        if fact.key not in changes:
            continue
        value = changes[fact.key]
        value = value.strip() if isinstance(value, str) else value
        if value != fact.value:
            found.append(Change(fact, value))
    return found


def _fault_of(change: Change) -> str | None:
    fact, value = change.fact, change.value
    if not value:
        return None if fact.optional else f"{fact.name}不能为空"
    return f"{fact.name}：没有这一项" if fact.choices and value not in dict(fact.choices) else None


def _refuse(step: Step, faults: Iterable[str]) -> None:
    found = list(faults)
    if found:
        raise StepRefused(step.label, found)


def _mended(
    application: Application, changed: list[Change], actor: Actor, step: Step, moment: datetime
) -> Application:
    """The application as it reads with the changes, stored with its clock."""
    today = timezone.localdate(moment)
    known = faults_of(application, today)
    days = {notice.pk: (notice.sent_on, notice.received_on) for notice in application.notices.all()}
    touched: dict[tuple[type[Model], Any], Model] = {}
    for change in changed:
        for record in put(application, change):
            touched[(type(record), record.pk)] = record
    _refuse(step, _new(faults_of(application, today), known))
    for record in touched.values():
        record.save(update_fields=OF_APPLICATION if isinstance(record, Application) else None)
    for notice in application.notices.all():
        _tell_on(notice, application, days[notice.pk])
    _end_the_silent(application)
    return _counted_anew(application, known, actor, step, moment)


def _counted_anew(
    application: Application, known: list[str], actor: Actor, step: Step, moment: datetime
) -> Application:
    """Read again as it was stored: it can stand, and its clock tells what the days that are right lead to."""
    found, was = _whole(application.pk, actor), application.due_on
    _refuse(step, _new(faults_of(found, timezone.localdate(moment)), known))
    _count(found)
    if was and found.due_on and was != found.due_on and not found.is_over:
        keep_move(found, was=was, due_on=found.due_on, at=moment)
    return found


def _new(faults: list[str], known: list[str]) -> list[str]:
    return [each for each in faults if each not in known]


def _tell_on(notice: Notice, application: Application, were: tuple[date | None, date | None]) -> None:
    """What a letter's days began begins on the days that are right."""
    if notice.state != NoticeState.SENT:
        return
    if notice.sent_on != were[0]:
        on_sent(notice, application)
    if notice.received_on != were[1]:
        on_received(notice, application)


def _end_the_silent(application: Application) -> None:
    """Silence ends with the last day of the period, which a day of receipt may have moved."""
    silent = Consultation.objects.filter(application=application, answer=ConsultationAnswer.SILENT)
    for each in silent:
        if each.ended_on != each.due_on:
            each.ended_on = each.due_on
            each.save(update_fields=["ended_on"])


def _count(application: Application) -> None:
    """Also of what was answered: whether that was in time is told by the days that are right."""
    if application.received_on is None or application.state == State.CLOSED:
        return
    if not application.is_over:
        set_clock(application)
    elif (found := running_deadline(application)) is not None:
        application.due_on, application.calendar_version = found.due_on, found.calendar_version
    application.save(update_fields=["due_on", "calendar_version", "awaited"])


# ---- the pieces of a form


@dataclass(frozen=True)
class _Days:
    """The days of a form that its pieces share."""

    submitted_at: datetime
    received_on: date | None
    corrected_on: date | None

    @classmethod
    def of(cls, application: Application) -> "_Days":
        correction = getattr(application, "correction", None)
        since = correction.corrected_on if correction else application.clock_from
        return cls(application.submitted_at, application.received_on, since)


def _follow(
    piece: Application,
    before: _Days,
    after: _Days,
    actor: Actor,
    step: Step,
    moment: datetime,
    *,
    note: str,
) -> None:
    """A piece has the days of the form that it was split from."""
    known, told = faults_of(piece, timezone.localdate(moment)), []
    piece.submitted_at = after.submitted_at
    if piece.received_on != after.received_on:
        told.append(f"收到之日 {piece.received_on} 改为 {after.received_on}")
        piece.received_on = after.received_on
    if piece.clock_from is not None and piece.clock_from == before.corrected_on != after.corrected_on:
        told.append(f"收到补正之日 {piece.clock_from} 改为 {after.corrected_on}")
        piece.clock_from = after.corrected_on
    piece.save(update_fields=OF_APPLICATION)
    was, found = piece.due_on, _counted_anew(piece, known, actor, step, moment)
    if told:
        _record(found, step, actor, [], "；".join(told) + note, moment, was=was)


# ---- what is written down and told


def _record(
    application: Application,
    step: Step,
    actor: Actor,
    changed: list[Change],
    note: str,
    moment: datetime,
    *,
    was: date | None,
) -> None:
    told = [each for each in changed if each.fact.is_told]
    payload = {
        "before": {each.fact.key: each.fact.value for each in told},
        "after": {each.fact.key: each.value for each in told},
        "due_on": application.due_on,
        "moved": was != application.due_on,
    }
    until = f"；答复期限至 {application.due_on}" if application.due_on and not application.is_over else ""
    on = timezone.localdate(moment)
    steps.record(application, step, actor, note=f"{note}{until}", payload=payload, legal_on=on, at=moment)


def _warnings(application: Application, changed: list[Change]) -> tuple[str, ...]:
    found = late_extensions(application)
    if any(each.fact.field in IN_LETTERS and not each.fact.about for each in changed):
        signed = [each.get_kind_display() for each in application.notices.all() if each.signed_at]
        reply = getattr(application, "reply", None)
        if reply is not None and reply.signed_at is not None:
            signed.append("答复书")
        if signed:
            names = "、".join(dict.fromkeys(signed))
            found.append(f"已经签发的{names}写的是更正前的日期，请核对是否需要另行告知")
    return tuple(found)
