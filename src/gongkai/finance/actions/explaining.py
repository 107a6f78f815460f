"""说明: why a figure is not what it was in the year before."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongkai.casework.procedure import StepRefused
from gongkai.finance.actions.keeping import statement_of, told_to_the_item
from gongkai.finance.forms import form_of_kind
from gongkai.finance.procedure import PROCEDURE
from gongkai.finance.review import Review
from gongkai.items.actions.step import begin
from gongkai.items.body import without_control_characters
from gongkai.organs.actors import Actor

LONGEST = 300


@transaction.atomic
def explain_changes(
    item_id: int, *, explanations: Mapping[str, str], actor: Actor, at: datetime | None = None
) -> Review:
    """Set the reasons by code of the comparison; those that are not named stay, empty ones are taken off.

    The comparison is made anew with it, as the year before now stands.
    """
    item, step = begin("explain_changes", item_id, actor, {}, procedure=PROCEDURE)
    form = form_of_kind(item.kind)
    known = {told.code: told.label for told in form.comparison} if form else {}
    faults = [f"没有“{code}”这一项" for code in explanations if code not in known]
    cleaned = {code: without_control_characters(text).strip() for code, text in explanations.items()}
    faults += [
        f"“{known[code]}”的原因有 {len(text)} 字，最多 {LONGEST} 字"
        for code, text in cleaned.items()
        if code in known and len(text) > LONGEST
    ]
    if faults:
        raise StepRefused(step.label, faults)
    statement = statement_of(item, actor=actor, at=at)
    kept = {**statement.explanations, **cleaned}
    statement.explanations = {code: text for code, text in kept.items() if text}
    statement.save(update_fields=["explanations"])
    return told_to_the_item(item, step, actor=actor, note=f"{len(statement.explanations)} 项", at=at)
