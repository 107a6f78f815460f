"""目录版本 as the desk shows them: what differs, what is wrong, the lines as a tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from gongkai.catalogue.checks import all_faults
from gongkai.catalogue.comparison import Misfit, misfits
from gongkai.catalogue.differences import Difference, difference_from, differences, in_short
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import Line, Node, counts, lines_from, tree
from gongkai.catalogue.models import CatalogueVersion, VersionState


@dataclass(frozen=True)
class Changes:
    """What a version changes; for a draft compared with what is in force today."""

    differences: tuple[Difference, ...]
    in_short: str
    is_first: bool


@dataclass(frozen=True)
class Fault:
    """`cell` is where it stands in the imported file, "" for what was typed; `code` the line that mends it."""

    cell: str
    code: str
    text: str
    sentence: str


@dataclass(frozen=True)
class VersionView:
    """A version's page."""

    version: CatalogueVersion
    card: list[list[Any]]
    changes: Changes
    faults: tuple[Fault, ...]
    misfits: tuple[Misfit, ...]
    nodes: tuple[Node, ...]
    counted: str
    status: str


def changes_of(version: CatalogueVersion) -> Changes:
    """Frozen with the version once it is approved; one query before (two for a first one)."""
    if version.state == VersionState.APPROVED:
        found = tuple(difference_from(each) for each in version.changes)
        return Changes(found, in_short(found), version.number == 1)
    before = lines_in_force(version.organ_id, version.catalogue, on=timezone.localdate())
    found = differences(before, lines_from(version.lines))
    return Changes(found, in_short(found), not before)


def version_view(version: CatalogueVersion, *, on: date, next_day: date | None) -> VersionView:
    """`next_day` is the day on which the following version came (or comes) into force."""
    lines = lines_from(version.lines)
    first, second, every = counts(lines)
    return VersionView(
        version=version,
        card=_card(version),
        changes=changes_of(version),
        faults=tuple(_faults(version, lines)),
        misfits=tuple(misfits(lines)),
        nodes=tree(lines),
        counted=f"一级 {first} 项，二级 {second} 项" + (f"，共 {every} 项" if first + second < every else ""),
        status=status_of(version, on=on, next_day=next_day),
    )


def status_of(version: CatalogueVersion, *, on: date, next_day: date | None) -> str:
    """现行, 将施行 or 已被代替; the state's label for what is not approved."""
    if version.state != VersionState.APPROVED or version.in_force_from is None:
        return version.get_state_display()
    if version.in_force_from > on:
        return f"自 {version.in_force_from.isoformat()} 起施行"
    if next_day is not None and next_day <= on:
        return f"施行至 {(next_day - timedelta(days=1)).isoformat()}"
    return "现行"


def _card(version: CatalogueVersion) -> list[list[Any]]:
    def name(member: Any) -> str:
        return member.name if member else ""

    at = timezone.localtime(version.approved_at).strftime("%Y-%m-%d") if version.approved_at else ""
    pairs = [
        ["版次", f"第 {version.number} 版" if version.number else ""],
        ["施行日期", version.in_force_from.isoformat() if version.in_force_from else ""],
        ["起草", name(version.drafted_by)],
        ["批准", f"{name(version.approved_by)} {at}".strip()],
        ["来源文件", version.source],
        ["调整理由", version.reason],
    ]
    return [pair for pair in pairs if pair[1]]


def _faults(version: CatalogueVersion, lines: Sequence[Line]) -> list[Fault]:
    if version.state == VersionState.APPROVED:
        return []
    told = [Fault(each["cell"], each["code"], each["text"], each["sentence"]) for each in version.faults]
    titles = {line.code: line.title for line in lines}
    return told + [
        Fault("", code, titles.get(code, ""), sentence)
        for code, sentence in all_faults(lines, catalogue=version.catalogue)
    ]
