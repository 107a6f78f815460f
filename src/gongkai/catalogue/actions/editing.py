"""Changing a draft: headings added, changed, moved and ended; nothing that the public sees moves."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record
from gongkai.catalogue.actions.locking import begin
from gongkai.catalogue.checks import faults_among, faults_of
from gongkai.catalogue.codes import new_code
from gongkai.catalogue.in_force import codes_ever_used
from gongkai.catalogue.lines import Line, as_mapping, in_tree_order, lines_from
from gongkai.catalogue.models import CatalogueVersion
from gongkai.catalogue.standards import standard
from gongkai.catalogue.takeover import taken_over
from gongkai.organs.actors import Actor

FIXED = {"code", "parent"}
CHANGEABLE = {field.name for field in fields(Line)} - FIXED


@transaction.atomic
def add_heading(
    version_id: int,
    *,
    actor: Actor,
    parent: str = "",
    code: str = "",
    at: datetime | None = None,
    **values: Any,
) -> Line:
    """A new line at the end of those below `parent` ("" for the first level); `values` are fields of Line.

    `code` is its own for good and part of its address; without one it gets the next number.
    """
    version, step = begin("add_heading", version_id, actor, {})
    lines = lines_from(version.lines)
    taken = codes_ever_used(version.organ, version.catalogue) | {line.code for line in lines}
    if code in taken:
        raise StepRefused(step.label, [f"代码“{code}”已经用过，停用的事项也不再使用它：请换一个"])
    line = Line(code=code or new_code(str(values.get("title", "")), taken), parent=parent, **_known(values))
    lines.append(line)
    _keep(version, step, actor, lines, touched=line, note=line.title, at=at)
    return line


@transaction.atomic
def change_heading(
    version_id: int, *, actor: Actor, code: str, at: datetime | None = None, **values: Any
) -> Line:
    """Other values for some fields of a line; what an import could not read of it counts as seen to."""
    version, step = begin("change_heading", version_id, actor, {})
    lines = lines_from(version.lines)
    place = _place(lines, code, step)
    line = replace(lines[place], **_known(values))
    version.faults = [fault for fault in version.faults if fault["code"] != code]
    lines[place] = line
    _keep(version, step, actor, lines, touched=line, note=line.title, at=at)
    return line


@transaction.atomic
def move_heading(
    version_id: int,
    *,
    actor: Actor,
    code: str,
    parent: str,
    number: int,
    at: datetime | None = None,
) -> Line:
    """Put a line, with what stands below it, at place `number` (from 1) among those below `parent`."""
    version, step = begin("move_heading", version_id, actor, {})
    lines = lines_from(version.lines)
    moved = replace(lines.pop(_place(lines, code, step)), parent=parent)
    siblings = [place for place, line in enumerate(lines) if line.parent == parent]
    wanted = max(number, 1) - 1
    lines.insert(siblings[wanted] if wanted < len(siblings) else len(lines), moved)
    _keep(version, step, actor, lines, touched=moved, note=f"{moved.title}（第 {number} 项）", at=at)
    return moved


@transaction.atomic
def end_heading(version_id: int, *, actor: Actor, code: str, at: datetime | None = None) -> tuple[Line, ...]:
    """Take a line and all below it out of the draft; its items stay where they are."""
    version, step = begin("end_heading", version_id, actor, {})
    lines = lines_from(version.lines)
    title = lines[_place(lines, code, step)].title
    gone = {code}
    for line in in_tree_order(lines):
        if line.parent in gone:
            gone.add(line.code)
    version.faults = [fault for fault in version.faults if fault["code"] not in gone]
    ended = tuple(line for line in lines if line.code in gone)
    kept = [line for line in lines if line.code not in gone]
    _keep(version, step, actor, kept, touched=None, note=f"{title}（共 {len(gone)} 项）", at=at)
    return ended


@transaction.atomic
def take_standard_rows(
    version_id: int, *, actor: Actor, field: str, rows: Sequence[str], at: datetime | None = None
) -> tuple[Line, ...]:
    """Bring rows of a standard catalogue into the draft: missing ones are added, others get its elements and limits."""
    version, step = begin("take_standard_rows", version_id, actor, {})
    if not rows:
        raise StepRefused(step.label, ["请先勾选要采用的事项"])
    lines = lines_from(version.lines)
    taken = codes_ever_used(version.organ, version.catalogue) | {line.code for line in lines}
    lines, touched = taken_over(lines, standard(field), rows, taken=taken)
    _keep(version, step, actor, lines, touched=None, note=f"{standard(field).label}{len(touched)} 项", at=at)
    return touched


def _known(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - CHANGEABLE
    if unknown:
        raise TypeError(f"a line has no field {sorted(unknown)}")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _place(lines: Sequence[Line], code: str, step: Step) -> int:
    for place, line in enumerate(lines):
        if line.code == code:
            return place
    raise StepRefused(step.label, [f"草案中没有代码为“{code}”的事项：可能已被他人停用，请刷新页面"])


def _keep(
    version: CatalogueVersion,
    step: Step,
    actor: Actor,
    lines: list[Line],
    *,
    touched: Line | None,
    note: str,
    at: datetime | None,
) -> None:
    faults = faults_among(lines)
    if touched is not None:
        is_leaf = all(line.parent != touched.code for line in lines)
        faults += faults_of(touched, catalogue=version.catalogue, is_leaf=is_leaf)
    if faults:
        raise StepRefused(step.label, faults)
    version.lines = [as_mapping(line) for line in in_tree_order(lines)]
    if actor.member_id and actor.member_id not in version.editor_ids:
        version.editor_ids = [*version.editor_ids, actor.member_id]
    version.save(update_fields=["lines", "faults", "editor_ids"])
    payload = {"line": as_mapping(touched)} if touched else {}
    record(version, step, actor, note=note, payload=payload, at=at)
