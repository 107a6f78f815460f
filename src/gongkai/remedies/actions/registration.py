"""登记: what an organ did with an application, or did not, is challenged by 行政复议 or in court."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.models import Application
from gongkai.organs.actors import Actor
from gongkai.remedies import warnings
from gongkai.remedies.actions.recording import record
from gongkai.remedies.choices import Against, Result, Route, Standing
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
    application_id: int,
    *,
    actor: Actor,
    case_number: str,
    filed_on: date,
    against: str = Against.REPLY,
    at: datetime | None = None,
) -> RegisteredReconsideration:
    """Record that a delivered reply, or that there was none, is challenged by 行政复议."""
    moment, number = at or timezone.now(), case_number.strip()
    application = _locked(application_id, actor)
    form = {
        "kind": Reconsideration,
        "against": against,
        "case_number": number,
        "filed_on": filed_on,
        "today": timezone.localdate(moment),
    }
    step = REGISTRATION.demand("register_reconsideration", application, actor, form)
    review = Reconsideration.objects.create(
        organ_id=application.organ_id,
        application=application,
        against=against,
        case_number=number,
        filed_on=filed_on,
    )
    found = warnings.of_a_reconsideration(application, filed_on, against=against)
    record(review, step, actor, on=filed_on, at=moment, payload={"against": against, "warnings": found})
    return RegisteredReconsideration(review, found)


@transaction.atomic
def register_lawsuit(
    application_id: int,
    *,
    actor: Actor,
    case_number: str,
    filed_on: date,
    against: str = Against.REPLY,
    after_review_id: int | None = None,
    route: str = "",
    standing: str = "",
    at: datetime | None = None,
) -> RegisteredLawsuit:
    """Record that a delivered reply, or that there was none, is sued over, directly or after a reconsideration.

    Without `route` it is after a reconsideration where one is named; without `standing` the organ is defendant, and
    together with the organ of reconsideration where that upheld the reply (行政诉讼法第二十六条).
    """
    moment, number = at or timezone.now(), case_number.strip()
    application = _locked(application_id, actor)
    review = None
    if after_review_id is not None:
        review = Reconsideration.objects.visible_to(actor).select_related("organ").get(pk=after_review_id)
    suit = Lawsuit(
        organ_id=application.organ_id,
        application=application,
        against=against,
        case_number=number,
        filed_on=filed_on,
        after_review=review,
        route=Route.AFTER_REVIEW if review else route or Route.DIRECT,
        standing=standing or proposed_standing(review),
    )
    form = {
        "kind": Lawsuit,
        "against": against,
        "case_number": number,
        "filed_on": filed_on,
        "after_review": review,
        "route": suit.route,
        "standing": suit.standing,
        "today": timezone.localdate(moment),
    }
    step = REGISTRATION.demand("register_lawsuit", application, actor, form)
    suit.save(force_insert=True)
    found = warnings.of_a_lawsuit(application, suit)
    payload = {"against": against, "route": suit.route, "standing": suit.standing, "warnings": found}
    record(suit, step, actor, on=filed_on, at=moment, payload=payload)
    return RegisteredLawsuit(suit, found)


def proposed_standing(review: Reconsideration | None) -> Standing:
    upheld = review is not None and review.result == Result.UPHELD
    return Standing.CO_DEFENDANT if upheld else Standing.DEFENDANT


def _locked(application_id: int, actor: Actor) -> Application:
    visible = Application.objects.visible_to(actor).select_for_update(of=("self",))
    return visible.select_related("organ", "reply").get(pk=application_id)
