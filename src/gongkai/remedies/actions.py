"""The only writers of 行政复议、行政诉讼."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.casework import entries
from gongkai.casework.procedure import Step
from gongkai.organs.actors import Actor
from gongkai.remedies import warnings
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.procedure import CLOSING, REGISTRATION

AnyChallenge = TypeVar("AnyChallenge", Reconsideration, Lawsuit)


@dataclass(frozen=True)
class RegisteredReconsideration:
    """The record, and what the clerk should look at."""

    reconsideration: Reconsideration
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class RegisteredLawsuit:
    """The record, and what the clerk should look at (复议前置)."""

    lawsuit: Lawsuit
    warnings: tuple[str, ...]


@transaction.atomic
def register_reconsideration(
    application_id: int, *, actor: Actor, case_number: str, filed_on: date, at: datetime | None = None
) -> RegisteredReconsideration:
    """Record that a delivered reply is challenged by 行政复议."""
    moment, number = at or timezone.now(), case_number.strip()
    application = _locked(application_id, actor)
    form = {
        "kind": Reconsideration,
        "case_number": number,
        "filed_on": filed_on,
        "today": timezone.localdate(moment),
    }
    step = REGISTRATION.demand("register_reconsideration", application, actor, form)
    review = Reconsideration.objects.create(
        organ_id=application.organ_id, reply=application.reply, case_number=number, filed_on=filed_on
    )
    found = warnings.of_a_reconsideration(application, filed_on)
    _record(review, step, actor, on=filed_on, at=moment, payload={"warnings": found})
    return RegisteredReconsideration(review, found)


@transaction.atomic
def register_lawsuit(
    application_id: int,
    *,
    actor: Actor,
    case_number: str,
    filed_on: date,
    after_review_id: int | None = None,
    at: datetime | None = None,
) -> RegisteredLawsuit:
    """Record that a delivered reply is sued over, directly or after a decided reconsideration."""
    moment, number = at or timezone.now(), case_number.strip()
    application = _locked(application_id, actor)
    review = None
    if after_review_id is not None:
        review = Reconsideration.objects.visible_to(actor).select_related("reply").get(pk=after_review_id)
    form = {
        "kind": Lawsuit,
        "case_number": number,
        "filed_on": filed_on,
        "after_review": review,
        "today": timezone.localdate(moment),
    }
    step = REGISTRATION.demand("register_lawsuit", application, actor, form)
    lawsuit = Lawsuit.objects.create(
        organ_id=application.organ_id,
        reply=application.reply,
        case_number=number,
        filed_on=filed_on,
        after_review=review,
    )
    found = () if review else warnings.of_a_direct_lawsuit(application, filed_on)
    _record(lawsuit, step, actor, on=filed_on, at=moment, payload={"warnings": found})
    return RegisteredLawsuit(lawsuit, found)


@transaction.atomic
def close_reconsideration(
    reconsideration_id: int, *, actor: Actor, result: str, closed_on: date, at: datetime | None = None
) -> Reconsideration:
    """Record how the 行政复议 ended; `result` is a value of Result."""
    review = Reconsideration.objects.visible_to(actor).select_for_update().get(pk=reconsideration_id)
    return _close(review, actor=actor, result=result, closed_on=closed_on, at=at)


@transaction.atomic
def close_lawsuit(
    lawsuit_id: int, *, actor: Actor, result: str, closed_on: date, at: datetime | None = None
) -> Lawsuit:
    """Record how the 行政诉讼 ended; `result` is a value of Result."""
    lawsuit = Lawsuit.objects.visible_to(actor).select_for_update().get(pk=lawsuit_id)
    return _close(lawsuit, actor=actor, result=result, closed_on=closed_on, at=at)


def _close(
    challenge: AnyChallenge, *, actor: Actor, result: str, closed_on: date, at: datetime | None
) -> AnyChallenge:
    moment = at or timezone.now()
    form = {"result": result, "closed_on": closed_on, "today": timezone.localdate(moment)}
    step = CLOSING.demand("close", challenge, actor, form)
    challenge.result, challenge.closed_on = result, closed_on
    challenge.save(update_fields=["result", "closed_on"])
    note = challenge.get_result_display()
    _record(challenge, step, actor, on=closed_on, at=moment, note=note, payload={"result": result})
    return challenge


def _locked(application_id: int, actor: Actor) -> Application:
    visible = Application.objects.visible_to(actor).select_for_update(of=("self",))
    return visible.select_related("organ", "reply").get(pk=application_id)


def _record(
    challenge: Challenge,
    step: Step,
    actor: Actor,
    *,
    on: date,
    at: datetime,
    payload: Mapping[str, Any],
    note: str = "",
) -> None:
    label = f"{step.label}：{challenge.case_number}{' ' + note if note else ''}"
    entries.write(
        challenge.organ_id,
        challenge,
        verb=step.verb,
        label=label,
        actor=actor,
        legal_on=on,
        payload={"case_number": challenge.case_number, **payload},
        at=at,
    )
