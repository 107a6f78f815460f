"""更正、撤销登记: mistakes of whoever registered a challenge, put right with what stood before in the chain."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor
from gongkai.remedies import requirements as need
from gongkai.remedies.actions.progress import Kind, answer_deadline, locked, result_of
from gongkai.remedies.actions.recording import record
from gongkai.remedies.choices import Instance, Route, Standing
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.procedure import CLOSING, HOW_IT_ENDED

OF_BOTH = ("case_number", "filed_on", "against", "body", "served_on", "answered_on", "hearing_on")
OF_THE_END = (
    "ending",
    "result",
    "closed_on",
    "decision_number",
    "decision_received_on",
    "must_act_again",
    "order_days",
    "order_unit",
)
OF_A_REVIEW = ("is_simplified",)
OF_A_SUIT = ("route", "standing", "after_review_id", "reopened_on", "reopened_number")


def correctable(challenge: Challenge) -> tuple[str, ...]:
    """What can be put right: how it ended only once it has, an appeal, remand or retrial only once there is one."""
    own: tuple[str, ...] = OF_A_REVIEW if isinstance(challenge, Reconsideration) else OF_A_SUIT
    if isinstance(challenge, Lawsuit) and challenge.reopened_on is None:
        own = own[:-2]
    return (*OF_BOTH, *own, *(OF_THE_END if challenge.closed_on else ()))


@transaction.atomic
def correct(
    kind: Kind,
    challenge_id: int,
    *,
    actor: Actor,
    reason: str,
    changes: Mapping[str, Any],
    at: datetime | None = None,
) -> Challenge:
    """Put right what was registered wrongly; `changes` by field, of which each that differs stands in the entry.

    StepRefused when nothing differs, and with every reason for which the corrected record could not stand.
    """
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    step = CLOSING.demand("correct", challenge, actor, {"reason": reason})
    wanted = {name: changes[name] for name in correctable(challenge) if name in changes}
    before = {name: getattr(challenge, name) for name in wanted}
    if "ending" in wanted and wanted.get("result", "") == "":
        wanted["result"] = result_of(wanted["ending"]) or challenge.result
        before["result"] = challenge.result
    changed = {name: value for name, value in wanted.items() if value != before[name]}
    if not changed:
        raise StepRefused(step.label, ["没有改动：请修改填错的内容"])
    for name, value in changed.items():
        setattr(challenge, name, value)
    if isinstance(challenge, Lawsuit) and challenge.instance == Instance.RETRIAL:
        challenge.counted_from = challenge.reopened_on
    faults = _faults(challenge, timezone.localdate(moment))
    if faults:
        raise StepRefused(step.label, faults)
    challenge.answer_due_on = (
        answer_deadline(challenge, challenge.served_on).due_on if challenge.served_on else None
    )
    challenge.save()
    payload = {
        "reason": without_names(challenge, reason.strip())[:200],
        "before": {name: before[name] for name in changed},
        "after": changed,
    }
    note = f"{'、'.join(_label(challenge, name) for name in changed)}，原因：{reason.strip()}"
    record(challenge, step, actor, on=timezone.localdate(moment), at=moment, note=note, payload=payload)
    return challenge


def _faults(challenge: Challenge, today: date) -> list[str]:
    """Every reason for which a record as it now reads could not have been registered."""
    application = challenge.application
    form: dict[str, Any] = {name: getattr(challenge, name) for name in correctable(challenge)}
    form |= {
        "today": today,
        "kind": type(challenge),
        "after_review": getattr(challenge, "after_review", None),
    }
    found = [need.something_to_challenge(application, form), need.a_day_of_filing(application, form)]
    kind: Kind = Reconsideration if isinstance(challenge, Reconsideration) else Lawsuit
    others = kind.objects.filter(organ_id=challenge.organ_id, case_number=challenge.case_number)
    if not challenge.case_number or others.exclude(pk=challenge.pk).exists():
        found.append(f"案号“{challenge.case_number}”已经登记" if challenge.case_number else "须填写案号")
    if isinstance(challenge, Lawsuit):
        found.append(need.a_review_that_went_before(application, form))
        found.append(need.a_standing(application, form))
        found.append(need.a_day_after_the_instance_before(challenge))
        if challenge.after_review_id and challenge.route != Route.AFTER_REVIEW:
            found.append("选了此前的行政复议的，途径是“复议后起诉”")
        if challenge.standing not in Standing.values or challenge.route not in Route.values:
            found.append("须选择途径和诉讼地位")
    if challenge.served_on:
        found.append(need.a_day_of_service(challenge, form))
    if challenge.answered_on:
        found += [
            need.a_served_copy(challenge, form),
            need.a_day_of_answering(challenge, form),
        ]
    if challenge.hearing_on:
        found.append(need.a_day_of_hearing(challenge, form))
    if "closed_on" in form:
        found += (
            [requirement(challenge, form) for requirement in HOW_IT_ENDED]
            if form["closed_on"]
            else ["已经审结的，结案日期不能为空"]
        )
    return list(dict.fromkeys(fault for fault in found if fault))


def _label(challenge: Challenge, name: str) -> str:
    return str(challenge._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


@transaction.atomic
def annul(
    kind: Kind, challenge_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Challenge:
    """Leave a challenge that was registered by mistake (twice, on the wrong application) out of every count."""
    moment, challenge = at or timezone.now(), locked(kind, challenge_id, actor)
    step = CLOSING.demand("annul", challenge, actor, {"reason": reason})
    challenge.annulled_on = timezone.localdate(moment)
    challenge.annulled_because = without_names(challenge, reason.strip())[:200]
    challenge.save(update_fields=["annulled_on", "annulled_because"])
    on = timezone.localdate(moment)
    record(challenge, step, actor, on=on, at=moment, note=reason.strip(), payload={})
    return challenge
