"""The drawn permission matrix: rows are verbs, columns the cast as the first line names them; x may, - may not."""

from collections.abc import Callable, Mapping
from typing import Any

from conftest import Cast

from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor


def drawn(matrix: str) -> dict[str, dict[str, bool]]:
    """Verb by verb, who may, in the drawing's order."""
    head, *lines = (line.split() for line in matrix.strip().splitlines())
    assert len({verb for verb, *_ in lines}) == len(lines), "a verb is drawn twice"
    assert {mark for _, *marks in lines for mark in marks} <= {"x", "-"}
    return {verb: {who: mark == "x" for who, mark in zip(head, marks, strict=True)} for verb, *marks in lines}


def assert_matrix_holds(
    matrix: str,
    permissions: Mapping[str, Permission],
    cast: Cast,
    subject: Any | Callable[[str], Any],
    **others: Actor,
) -> None:
    """Every verb of the table is drawn, and every cell is as drawn.

    `subject` is a record, or gives the record for a verb; `others` are columns that are not of the cast.
    """
    table = drawn(matrix)
    assert set(table) == set(permissions)
    subject_of = subject if callable(subject) else lambda verb: subject
    wrong = []
    for verb, row in table.items():
        for who, may in row.items():
            why_not = permissions[verb](others.get(who) or getattr(cast, who), subject_of(verb))
            if (why_not is None) != may:
                wrong.append(f"{who} {verb}: {why_not or 'may'}")
    assert not wrong
