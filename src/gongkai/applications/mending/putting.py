"""What a change touches beside the fact itself: the confirmation of that day, the letter, the reply's application."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Model
from django.utils import timezone

from gongkai.applications.choices import ConsultationAnswer, ContactAbout, ContactResult, State
from gongkai.applications.mending.facts import Fact, is_received_by_arrival
from gongkai.applications.models import (
    Application,
    Consultation,
    ContactAttempt,
    Correction,
    Delivery,
    Notice,
)
from gongkai.casework.unnamed import without_names


@dataclass(frozen=True)
class Change:
    """A fact and what it is now."""

    fact: Fact
    value: Any

    @property
    def told(self) -> str:
        if not self.fact.is_told:
            return self.fact.name
        return f"{self.fact.name} {self.fact.told(self.fact.value)} 改为 {self.fact.told(self.value)}"


def put(application: Application, change: Change) -> list[Model]:
    """The records that the change touches, changed and not yet stored."""
    record, field, value = change.fact.record, change.fact.field, change.value
    if field == "arrived_on":
        return [_arrived(application, value)]
    was = getattr(record, field)
    if isinstance(value, str) and not change.fact.choices:
        value = without_names(application, value)
    setattr(record, field, value)
    if isinstance(record, Application) and field == "received_on":
        return [record, *_confirmed(application, ContactAbout.RECEIPT, was, value)]
    if isinstance(record, Correction):
        return [record, *_confirmed(application, ContactAbout.CORRECTION, was, value)]
    if isinstance(record, Delivery) and field == "delivered_on":
        return [record, *_left_first(application, record, value)]
    if isinstance(record, Notice):
        return [record, *_arrived_with(record, was, value)]
    if isinstance(record, Consultation) and record.answer == ConsultationAnswer.SILENT:
        record.ended_on = record.due_on
    return [record]


def _arrived(application: Application, day: date) -> Application:
    """A paper is written down with the beginning of the day on which it arrived."""
    was_by_arrival = is_received_by_arrival(application)
    application.submitted_at = timezone.make_aware(datetime.combine(day, time()))
    if was_by_arrival and application.received_on is not None:
        application.received_on = day
    return application


def _confirmed(application: Application, about: str, was: date, day: date) -> list[ContactAttempt]:
    """The confirmation of both sides that was recorded for that day moves with it."""
    found = [
        each
        for each in application.contacts.all()
        if each.about == about
        and each.result == ContactResult.CONFIRMED
        and each.made_on == was
        and each.made_by_id is not None
    ]
    for each in found:
        each.made_on = day
    return found


def _left_first(application: Application, delivery: Delivery, day: date) -> list[Model]:
    """The first delivery of a letter is the one that counts: for the letter, and for the reply's application."""
    letter = delivery.letter
    if next(iter(letter.deliveries.all())) != delivery:
        return []
    if isinstance(letter, Notice):
        letter.sent_on = day
        return [letter]
    if application.state != State.DELIVERED:
        return []
    application.closed_on = day
    return [application]


def _arrived_with(notice: Notice, was: date, day: date) -> list[Delivery]:
    found = [each for each in notice.deliveries.all() if each.received_on == was]
    for each in found:
        each.received_on = day
    return found
