"""What every action does first and last: lock, ask why not, and write down what happened."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.casework import entries
from gongkai.casework.procedure import Step
from gongkai.items.models import Item
from gongkai.items.procedure import PROCEDURE
from gongkai.organs.actors import Actor


def begin(verb: str, item_id: int, actor: Actor, form: Mapping[str, Any]) -> tuple[Item, Step]:
    """The locked item and its step, or StepRefused; call it inside a transaction."""
    locked = Item.objects.visible_to(actor).select_for_update(of=("self",)).select_related("organ", "heading")
    item = locked.get(pk=item_id)
    step = PROCEDURE.demand(verb, item, actor, form)
    if step.target:
        item.state = step.target
    return item, step


def record(
    item: Item,
    step: Step,
    actor: Actor,
    *,
    note: str = "",
    payload: Mapping[str, Any] | None = None,
    legal_on: date | None = None,
    at: datetime | None = None,
) -> None:
    """One entry for the step that was just taken."""
    label = f"{step.label}：{note}" if note else step.label
    entries.write(
        item.organ_id,
        item,
        verb=step.verb,
        label=label[:200],
        actor=actor,
        payload=payload,
        legal_on=legal_on,
        at=at,
    )
