"""What every action does first: lock the item and ask why not."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, Step
from gongkai.casework.steps import take
from gongkai.items.models import Item
from gongkai.items.procedure import PROCEDURE
from gongkai.items.tracking import bringing
from gongkai.organs.actors import Actor


def begin(
    verb: str, item_id: int, actor: Actor, form: Mapping[str, Any], *, procedure: Procedure = PROCEDURE
) -> tuple[Item, Step]:
    """The locked item and its step, or StepRefused; call it inside a transaction."""
    locked = Item.objects.visible_to(actor).select_for_update(of=("self",)).select_related("organ", "heading")
    item = locked.get(pk=item_id)
    return item, take(procedure, verb, item, actor, form)


def begin_rows(item_id: int, actor: Actor) -> tuple[Item, Step]:
    """The same for rows that come in from a spreadsheet: a register takes them as long as it is kept."""
    kind = Item.objects.visible_to(actor).values_list("kind", flat=True).get(pk=item_id)
    procedure, verb = bringing(kind)
    return begin(verb, item_id, actor, {}, procedure=procedure)
