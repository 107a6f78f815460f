"""登记: a delivered reply is challenged, by 行政复议 or in court."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.organs.actors import Actor
from gongkai.remedies import warnings
from gongkai.remedies.actions.recording import record
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.remedies.procedure import REGISTRATION


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
    record(review, step, actor, on=filed_on, at=moment, payload={"warnings": found})
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
    found = (
        warnings.of_a_lawsuit_after(review, filed_on)
        if review
        else warnings.of_a_direct_lawsuit(application, filed_on)
    )
    record(lawsuit, step, actor, on=filed_on, at=moment, payload={"warnings": found})
    return RegisteredLawsuit(lawsuit, found)


def _locked(application_id: int, actor: Actor) -> Application:
    visible = Application.objects.visible_to(actor).select_for_update(of=("self",))
    return visible.select_related("organ", "reply").get(pk=application_id)
