"""台账的办理: a register is kept for years, so its rows are added and changed in every state but the withdrawn."""

from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, Step
from gongkai.items.choices import State
from gongkai.items.kinds import Kind, all_kinds, kind_of
from gongkai.items.kinds.shapes import Tracking
from gongkai.items.models import Item, RowChange
from gongkai.items.permissions import PERMISSIONS
from gongkai.items.procedure import PROCEDURE

KEPT = (State.REGISTERED, State.CHECKED, State.REVIEWED, State.DETERMINED)
BASIS = "《公共租赁住房管理办法》"


def a_register(item: Item, form: Mapping[str, Any]) -> str | None:
    kind = kind_of(item.kind)
    return None if kind.tracking else f"“{kind.label}”不是台账"


def a_reason(item: Item, form: Mapping[str, Any]) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写原因"


STEPS = (
    Step("add_tracked_row", "登记台账", KEPT, None, "", (a_register,)),
    Step("import_tracked_rows", "导入台账", KEPT, None, "", (a_register,)),
    Step("change_row", "办理台账变动", KEPT, None, "", (a_register, a_reason)),
    Step("correct_tracked_row", "更正台账", KEPT, None, "", (a_register, a_reason)),
    Step(
        "open_tracked_row",
        "查看台账封存内容",
        KEPT,
        None,
        "《中华人民共和国个人信息保护法》第五十一条",
        (a_register,),
    ),
)
TRACKING = Procedure(STEPS, dict(State.choices), PERMISSIONS)


def registers() -> list[str]:
    """The codes of the kinds that are registers."""
    return [code for code, kind in all_kinds().items() if kind.tracking]


def bringing(code: str) -> tuple[Procedure, str]:
    """The procedure and the verb by which rows of that kind come in from a spreadsheet."""
    return (TRACKING, "import_tracked_rows") if kind_of(code).tracking else (PROCEDURE, "amend")


def tracking_of(kind: Kind) -> Tracking:
    """How the rows of that register live on; LookupError when the kind is no register."""
    if kind.tracking is None:
        raise LookupError(f"kind {kind.code!r} is no register: it has no tracking")
    return kind.tracking


def label_of(kind: Kind, change: str) -> str:
    """What a change of a row is called."""
    own = {RowChange.ADDED: "登记", RowChange.CORRECTED: "更正"}
    return own.get(change) or tracking_of(kind).change(change).label


def values_as_of(chosen: RowChange, changes: Iterable[RowChange]) -> dict[str, Any]:
    """The open values that `chosen` set, with the corrections made since; `changes` are the row's, oldest first.

    A later change of the same column (a move to another flat) leaves what was so on that day.
    """
    values, settled, is_later = dict(chosen.values), set[str](), False
    for each in changes:
        if each.pk == chosen.pk:
            is_later = True
        elif is_later and each.change == RowChange.CORRECTED:
            values.update(
                {code: v for code, v in each.values.items() if code in values and code not in settled}
            )
        elif is_later:
            settled.update(each.values)
    return values
