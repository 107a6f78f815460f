"""目录的差别: what a version adds, changes, moves and ends (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from gongkai.catalogue.grounds import ALL_GROUNDS
from gongkai.catalogue.lines import GOVERNMENT_LEVELS, LABELS, Line, in_tree_order, path_of
from gongkai.catalogue.models.heading import Cadence, Manner, TimeUnit, Upkeep


class DifferenceKind(StrEnum):
    """What becomes of a line."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return {"added": "新增", "changed": "修改", "moved": "移动", "ended": "停用"}[self.value]


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after, as staff and public read it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One line that differs; `path` are its titles from the first level (the later ones)."""

    kind: DifferenceKind
    code: str
    path: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> str:
        return " / ".join(self.path)


def differences(before: Sequence[Line], after: Sequence[Line]) -> tuple[Difference, ...]:
    """Every line that differs, in the order of the later catalogue, ended ones last."""
    old, new = {line.code: line for line in before}, {line.code: line for line in after}
    moved = _moved(before, after)
    found = []
    for line in in_tree_order(after):
        path = path_of(line, new)
        known = old.get(line.code)
        if known is None:
            found.append(Difference(DifferenceKind.ADDED, line.code, path, ()))
        elif changed := _fields(known, line):
            found.append(Difference(DifferenceKind.CHANGED, line.code, path, changed))
        if known is not None and line.code in moved:
            where = FieldChange("位置", _place(known, old, before), _place(line, new, after))
            found.append(Difference(DifferenceKind.MOVED, line.code, path, (where,)))
    for line in in_tree_order(before):
        if line.code not in new:
            found.append(Difference(DifferenceKind.ENDED, line.code, path_of(line, old)))
    return tuple(found)


def _fields(before: Line, after: Line) -> tuple[FieldChange, ...]:
    """What differs of a line that stays; its limit is told once, in its words."""
    names = [field.name for field in fields(Line) if field.name not in ("code", "parent")]
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    told: tuple[FieldChange, ...] = ()
    if {"time_limit", "time_unit", "time_words"} & set(changed):
        changed = [name for name in changed if not name.startswith("time_")]
        limit = FieldChange(LABELS["time_words"], before.limit_in_words, after.limit_in_words)
        is_same = "".join(limit.before.split()) == "".join(limit.after.split())
        if not is_same:
            told = (limit,)
        elif _days(before) != _days(after):
            told = (FieldChange("时限天数", _days(before), _days(after)),)
    return (
        *told,
        *(
            FieldChange(LABELS[name], shown(name, getattr(before, name)), shown(name, getattr(after, name)))
            for name in changed
        ),
    )


def _days(line: Line) -> str:
    return f"{line.time_limit} {TimeUnit(line.time_unit).label}" if line.time_limit else "不计天数"


def shown(name: str, value: Any) -> str:
    """A field's value in Chinese."""
    if name == "cadence":
        return Cadence(value).label
    if name == "upkeep":
        return Upkeep(value).label
    if name == "manner":
        return Manner(value).label
    if name == "ground":
        return ALL_GROUNDS.get(value, str(value))
    if name == "government_levels":
        return "、".join(GOVERNMENT_LEVELS.get(each, each) for each in value)
    if isinstance(value, tuple):
        return "、".join(str(each) for each in value)
    return "" if value is None else str(value)


def _moved(before: Sequence[Line], after: Sequence[Line]) -> set[str]:
    """Codes of lines that stand under another parent, or elsewhere among those of their siblings that stay."""
    old, new = {line.code: line for line in before}, {line.code: line for line in after}
    stay = old.keys() & new.keys()
    moved = {code for code in stay if old[code].parent != new[code].parent}
    for parent in {new[code].parent for code in stay}:
        earlier = [line.code for line in before if line.code in stay - moved and line.parent == parent]
        later = [line.code for line in after if line.code in stay - moved and line.parent == parent]
        if earlier != later:
            kept = {
                code
                for block in SequenceMatcher(None, earlier, later, autojunk=False).get_matching_blocks()
                for code in later[block.b : block.b + block.size]
            }
            moved |= set(later) - kept
    return moved


def _place(line: Line, by_code: Mapping[str, Line], lines: Sequence[Line]) -> str:
    siblings = [each.code for each in lines if each.parent == line.parent]
    above = by_code[line.parent].title if line.parent in by_code else "第一级"
    return f"{above}，第 {siblings.index(line.code) + 1} 项"


def as_mapping(difference: Difference) -> dict[str, Any]:
    """What a version freezes of it."""
    return {
        "kind": difference.kind.value,
        "code": difference.code,
        "path": list(difference.path),
        "fields": [[each.label, each.before, each.after] for each in difference.fields],
    }


def difference_from(told: Mapping[str, Any]) -> Difference:
    return Difference(
        DifferenceKind(told["kind"]),
        told["code"],
        tuple(told["path"]),
        tuple(FieldChange(*each) for each in told["fields"]),
    )


def in_short(found: Sequence[Difference]) -> str:
    """新增 2 项，修改 5 项，停用 1 项"""
    counted = [(kind.label, sum(each.kind is kind for each in found)) for kind in DifferenceKind]
    return "，".join(f"{label} {number} 项" for label, number in counted if number) or "没有改动"
