"""异议办理: investigated, answered by two pairs of eyes, and what the answer says is done with the row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.casework.procedure import StepRefused
from gongkai.casework.steps import record, take
from gongkai.items import actions as item_actions
from gongkai.items import public_copies
from gongkai.items.body import without_control_characters
from gongkai.items.kinds import kind_of
from gongkai.items.row_values import all_values
from gongkai.organs.actors import Actor
from gongkai.postings.actions.locking import day_of, locked_objection
from gongkai.postings.choices import ObjectionResult, RoundState
from gongkai.postings.current import current_round
from gongkai.postings.models import Objection, RowPosting
from gongkai.postings.periods import period_of
from gongkai.postings.procedure import OBJECTION

REMOVED = "公示异议经核实，移出名单"
CORRECTED = "公示异议经核实，更正后重新公示"


@transaction.atomic
def investigate(
    objection_id: int, *, actor: Actor, findings: str, position: int | None = None, at: datetime | None = None
) -> Objection:
    """记录调查情况, and which row of the list it is about."""
    objection = locked_objection(objection_id, actor)
    step = take(OBJECTION, "investigate", objection, actor, {"findings": findings})
    if position is not None:
        row = objection.posting.item.rows.filter(position=position).first()
        if row is None:
            raise StepRefused(step.label, [f"名单中没有第 {position} 行"])
        objection.row = row
    objection.findings = without_control_characters(findings).strip()
    objection.investigated_by_id = actor.member_id
    objection.save(update_fields=["state", "findings", "investigated_by", "row"])
    record(objection, step, actor, payload={"findings": objection.findings, "row": objection.row_id}, at=at)
    return objection


@transaction.atomic
def draft_answer(
    objection_id: int,
    *,
    actor: Actor,
    result: str,
    reply: str,
    corrections: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Objection:
    """拟写答复: what is to become of the row, and what the objector is told; nothing happens before it is approved.

    `corrections`: new values of the row's open columns by code, for a result of REPOSTED.
    """
    objection = locked_objection(objection_id, actor)
    changed = _effective(objection, corrections or {}) if result == ObjectionResult.REPOSTED else {}
    form = {"result": result, "reply": reply, "corrections": changed}
    step = take(OBJECTION, "draft_answer", objection, actor, form)
    objection.result, objection.corrections = result, changed
    objection.reply = without_control_characters(reply).strip()
    objection.drafted_by_id = actor.member_id
    objection.save(update_fields=["state", "result", "corrections", "reply", "drafted_by"])
    payload = {"result": result, "corrections": changed, "reply": objection.reply}
    record(objection, step, actor, note=objection.get_result_display(), payload=payload, at=at)
    return objection


def _effective(objection: Objection, corrections: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are really new, checked; StepRefused for what does not fit a column."""
    if objection.row is None:
        return {}
    kind = kind_of(objection.posting.item.kind)
    shut = [kind.column(code).label for code in corrections if kind.column(code).is_sealed]
    if shut:
        raise StepRefused("拟写答复", [f"“{'、'.join(shut)}”封存保管，不能在这里更正"])
    try:
        checked = kind.checked_row({**all_values(objection.row), **corrections})
    except ValueError as fault:
        raise StepRefused("拟写答复", [str(fault)]) from None
    now = objection.row.values
    return {code: checked.get(code) for code in corrections if checked.get(code) != now.get(code)}


@transaction.atomic
def approve_answer(objection_id: int, *, actor: Actor, at: datetime | None = None) -> Objection:
    """批准答复: the row leaves the list, or is corrected and posted for a period of its own."""
    objection, today = locked_objection(objection_id, actor), day_of(at)
    step = take(OBJECTION, "approve_answer", objection, actor, {"result": objection.result})
    objection.approved_by_id, objection.answered_on = actor.member_id, today
    objection.save(update_fields=["state", "approved_by", "answered_on"])
    record(objection, step, actor, note=objection.get_result_display(), at=at)
    if objection.row_id and objection.result == ObjectionResult.REMOVED:
        item_actions.withdraw_row(objection.row_id, actor=actor, reason=REMOVED, at=at)
    elif objection.row_id and objection.result == ObjectionResult.REPOSTED:
        item_actions.correct_posted_row(
            objection.row_id, objection.corrections, actor=actor, reason=CORRECTED, at=at
        )
        _post_again(objection, at)
    return objection


def _post_again(objection: Objection, at: datetime | None) -> None:
    """A period of its own in the round that hangs; before a round hangs, that round's period is enough."""
    round_ = current_round(objection.posting)
    if round_ is None or round_.state != RoundState.HANGING or objection.row is None:
        return
    round_.posting = objection.posting
    period = period_of(round_, day_of(at))
    RowPosting.objects.create(
        round=round_,
        row=objection.row,
        objection=objection,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
    )
    if objection.posting.item.is_public:
        public_copies.request(objection.posting.item)


@transaction.atomic
def send_back_answer(
    objection_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> Objection:
    """退回重新调查, with the reason."""
    objection = locked_objection(objection_id, actor)
    step = take(OBJECTION, "send_back_answer", objection, actor, {"reason": reason})
    objection.save(update_fields=["state"])
    record(objection, step, actor, note=reason, at=at)
    return objection
