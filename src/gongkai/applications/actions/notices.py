"""过程文书: drafted within a step, signed by another, and of effect on the day they leave."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.applications import letters
from gongkai.applications.actions.deliveries import left
from gongkai.applications.actions.effects import on_dropped, on_received, on_sent
from gongkai.applications.actions.sent import Handover, form_of, told_of
from gongkai.applications.actions.signed_letters import keep_signed
from gongkai.applications.actions.step import opened, with_writer
from gongkai.applications.choices import NoticeKind, NoticeState
from gongkai.applications.clock import late_correction, set_clock
from gongkai.applications.models import Application, Notice
from gongkai.applications.numbers import allocate_notice_number
from gongkai.applications.procedure import NOTICE
from gongkai.applications.requirements.notices import goes_to_a_section
from gongkai.casework.procedure import Step
from gongkai.casework.sealing import seal
from gongkai.casework.steps import record, take
from gongkai.organs.actors import Actor


def drafted(
    application: Application,
    kind: str,
    particulars: Mapping[str, str],
    *,
    actor: Actor,
    at: datetime,
    addressee: str = "",
    address: str = "",
) -> Notice:
    """A new letter of that kind with its text; `address` is where a third party is reached, kept under seal."""
    told = {key: str(value).strip() for key, value in particulars.items()}
    return Notice.objects.create(
        application=application,
        kind=kind,
        addressee=addressee or application.applicant_label,
        addressee_sealed=seal(address.encode(), bound_to=application.number) if address else b"",
        particulars=told,
        letter=letters.compose_notice(application, kind, told, timezone.localdate(at)),
        drafted_by_id=cast(int, actor.member_id),  # permitted to members only
        drafted_at=at,
        writer_ids=with_writer([], actor),
    )


@transaction.atomic
def amend_notice(notice_id: int, *, actor: Actor, letter: str, at: datetime | None = None) -> Notice:
    """Write the text of a drafted letter anew; what its kind must state has to stay in it."""
    notice, _ = _locked(notice_id, actor)
    step = take(NOTICE, "amend_notice", notice, actor, {"letter": letter})
    notice.letter = letters.tidied(letter)
    notice.writer_ids = with_writer(notice.writer_ids, actor)
    notice.save(update_fields=["letter", "writer_ids"])
    _record(notice, step, actor, at=at)
    return notice


@transaction.atomic
def sign_notice(notice_id: int, *, actor: Actor, at: datetime | None = None) -> Notice:
    """Sign a letter that somebody else drafted; it gets its number, and a section of the organ has it at once."""
    moment = at or timezone.now()
    notice, application = _locked(notice_id, actor)
    today = timezone.localdate(moment)
    step = take(NOTICE, "sign_notice", notice, actor, {"today": today})
    word = letters.notice_text(notice.kind).word
    notice.document_number = allocate_notice_number(application.organ, today.year, word)
    notice.signed_by_id, notice.signed_at = actor.member_id, moment
    if goes_to_a_section(notice):  # nothing is sent within the house: they have it now
        notice.state, notice.sent_on, notice.received_on = NoticeState.SENT, today, today
    notice.save(
        update_fields=["state", "document_number", "signed_by", "signed_at", "sent_on", "received_on"]
    )
    kept = keep_signed(letters.document_of(notice).id, letters.context_of(notice))
    told = {"file_digest": kept.digest}
    _record(notice, step, actor, note=notice.document_number, payload=told, at=moment)
    return notice


@transaction.atomic
def send_notice(
    notice_id: int,
    *,
    actor: Actor,
    method: str,
    sent_on: date,
    evidence: str = "",
    handover: Handover | None = None,
    at: datetime | None = None,
) -> Notice:
    """Record how and when a signed letter left: from that day it counts, and the clock is set anew."""
    moment = at or timezone.now()
    notice, application = _locked(notice_id, actor)
    form = {
        **form_of(method, evidence, handover),
        "sent_on": sent_on,
        "today": timezone.localdate(moment),
        "signed_on": timezone.localdate(notice.signed_at) if notice.signed_at else None,
    }
    step = take(NOTICE, "send_notice", notice, actor, form)
    notice.sent_on = sent_on
    notice.save(update_fields=["state", "sent_on"])
    delivery = left(notice, method, sent_on, evidence=evidence, handover=handover)
    on_sent(notice, application)
    arrived(notice, application, delivery.received_on)
    set_anew(application)
    told = {**told_of(delivery), "due_on": application.due_on}
    _record(notice, step, actor, note=moved(application), payload=told, legal_on=sent_on, at=moment)
    late = late_correction(application, sent_on) if notice.kind == NoticeKind.CORRECTION else ()
    notice.warnings = (*late, *delivery.warnings)  # type: ignore[misc]
    return notice


@transaction.atomic
def confirm_notice_received(
    notice_id: int, *, actor: Actor, received_on: date, at: datetime | None = None
) -> Notice:
    """Record the day on which a letter reached its addressee, from which the addressee's own period runs."""
    moment = at or timezone.now()
    notice, application = _locked(notice_id, actor)
    form = {"received_on": received_on, "today": timezone.localdate(moment)}
    step = take(NOTICE, "confirm_notice_received", notice, actor, form)
    arrived(notice, application, received_on)
    _tell_delivery(notice, received_on)
    set_anew(application)
    _record(notice, step, actor, note=f"{received_on} 收到", legal_on=received_on, at=moment)
    return notice


def arrived(notice: Notice, application: Application, received_on: date | None) -> None:
    """The addressee has the letter: the period that runs from there begins."""
    if received_on is None:
        return
    notice.received_on = received_on
    notice.save(update_fields=["received_on"])
    on_received(notice, application)


def _tell_delivery(notice: Notice, received_on: date) -> None:
    """The last delivery that has neither receipt nor return is the one that arrived."""
    delivery = notice.deliveries.filter(received_on=None, returned_on=None).last()
    if delivery is not None:
        delivery.received_on = max(received_on, delivery.delivered_on)
        delivery.save(update_fields=["received_on"])


@transaction.atomic
def drop_notice(notice_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Notice:
    """Give up a letter that has not left; what it was to do is undone with it."""
    notice, application = _locked(notice_id, actor)
    step = take(NOTICE, "drop_notice", notice, actor, {"reason": reason})
    notice.save(update_fields=["state"])
    on_dropped(notice, application)
    _record(notice, step, actor, note=reason, at=at)
    return notice


def _locked(notice_id: int, actor: Actor) -> tuple[Notice, Application]:
    """The letter and its application, both as this actor may see them; the application's row is the lock."""
    found = Notice.objects.filter(pk=notice_id).values_list("application_id", flat=True)
    application = opened(found.get(), actor)
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice_id)
    notice.application = application
    return notice, application


def set_anew(application: Application) -> None:
    """Due day and what is awaited, as the records now say, stored."""
    application.refresh_from_db(fields=["state"])
    if application.is_over:
        return
    set_clock(application)
    application.save(update_fields=["due_on", "calendar_version", "awaited"])


def moved(application: Application) -> str:
    """What the step did to the clock, for the entry."""
    if application.is_over:
        return ""
    if application.due_on is None:
        return f"{application.get_awaited_display()}，答复期限待重新起算"
    return f"答复期限至 {application.due_on}"


def _record(
    notice: Notice,
    step: Step,
    actor: Actor,
    *,
    note: str = "",
    payload: Mapping[str, object] | None = None,
    legal_on: date | None = None,
    at: datetime | None = None,
) -> None:
    """The entry stands with the application, whose story it is."""
    told = {
        "notice": notice.pk,
        "kind": notice.kind,
        "letter_digest": letters.digest(notice.letter),
        "document_number": notice.document_number,
        **(payload or {}),
    }
    said = f"{notice.get_kind_display()}{'，' + note if note else ''}"
    record(notice.application, step, actor, note=said, payload=told, legal_on=legal_on, at=at)
