"""差异: where a frozen report no longer agrees with the records."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.building import Build
from gongkai.report.figures import FIGURES, printed


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell or a figure of the text that would be computed otherwise today.

    `place` says in Chinese where it stands; `added` and `removed` are names of records.
    """

    code: str
    place: str
    frozen: str
    now: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


def differences_between(frozen: Build, now: Build) -> list[Difference]:
    """What has changed in the records since the freezing: cell by cell, then figure by figure."""
    found = []
    for code, spec in frozen.form.cells.items():
        before, after = frozen.tables.cells[code], now.tables.cells[code]
        values = (_shown(before.value), _shown(after.value))
        found.append(_difference(code, spec.place, values, before.record_ids, after.record_ids))
    for code, value in frozen.figures.items():
        place = f"正文“{FIGURES[code].label if code in FIGURES else code}”"
        values = (value, now.figures.get(code, ""))
        records = (frozen.figure_records.get(code, ()), now.figure_records.get(code, ()))
        found.append(_difference(code, place, values, *records))
    return [difference for difference in found if difference is not None]


def _difference(
    code: str, place: str, values: tuple[str, str], before: Sequence[str], after: Sequence[str]
) -> Difference | None:
    if values[0] == values[1] and tuple(before) == tuple(after):
        return None
    kept, current = set(before), set(after)
    added = tuple(name for name in after if name not in kept)
    removed = tuple(name for name in before if name not in current)
    if values[0] == values[1] and not added and not removed:
        return None
    return Difference(code, place, *values, added, removed)


def _shown(value: object) -> str:
    return "" if value is None else printed(value if isinstance(value, int | str) else str(value))
