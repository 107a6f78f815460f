"""公示内容: what of a register's row its line of the public list holds; natural persons are never named in full."""

from collections.abc import Mapping
from typing import Any

from gongkai.decisions.choices import Sort
from gongkai.decisions.days import period_of
from gongkai.decisions.rules import NATURAL
from gongkai.items.kinds import ColumnType, kind_of
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask
from gongkai.privacy.names import is_name

LEGAL = "法人及非法人组织"


def public_values(sort: Sort, values: Mapping[str, Any]) -> dict[str, Any]:
    """The checked values of the public line, from the open values of the register's row.

    A natural person's name is masked wherever it stands, so is a representative's; a sole trader's where the trade goes
    under a person's name. Papers are sealed in the register and do not come here.
    """
    kind = kind_of(sort.list_kind)
    persons, is_person = names_in_row(values), _is_person(values)
    found: dict[str, Any] = {}
    for column in kind.columns:
        value = values.get(column.code)
        is_text = isinstance(value, str) and column.type is ColumnType.TEXT
        if is_text and (is_person or column.code != "party"):
            value = _without(persons, str(value))
        found[column.code] = value
    if values.get("party_kind") == NATURAL:
        found["credit_code"] = None
    period = period_of(sort, values)
    if "shown_until" in found:
        found["shown_until"] = (
            period.last_day.isoformat() if period and period.may_block and period.last_day else None
        )
    return kind.checked_row(found)


def _is_person(values: Mapping[str, Any]) -> bool:
    kind, party = values.get("party_kind"), str(values.get("party", "")).strip()
    return kind == NATURAL or (kind != LEGAL and is_name(party))


def names_in_row(values: Mapping[str, Any]) -> list[str]:
    """Names of persons that the row holds, the longest first."""
    told = [values.get("representative", ""), values["party"] if _is_person(values) else ""]
    names = {str(name).strip() for name in told}
    return sorted((name for name in names if len(name) > 1), key=len, reverse=True)


def _without(names: list[str], text: str) -> str:
    for name in names:
        text = text.replace(name, masks.apply(Mask.SURNAME, name))
    return text
