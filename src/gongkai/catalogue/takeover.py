"""采用标准目录的事项: rows of a standard become lines of a draft (pure)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from gongkai.catalogue.codes import new_code
from gongkai.catalogue.comparison import is_first, line_for
from gongkai.catalogue.lines import Line
from gongkai.catalogue.standards import Standard, StandardRow


def taken_over(
    lines: Sequence[Line], standard: Standard, rows: Sequence[str], *, taken: Collection[str]
) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines with these rows in them, and the lines that are new or different; codes that are no rows are left out."""
    made = list(lines)
    touched: list[Line] = []
    used = set(taken)
    for row in standard.rows:
        if row.code not in rows:
            continue
        by_code = {line.code: line for line in made}
        parents = {line.parent for line in made}
        known = line_for(row, standard, [line for line in made if line.code not in parents], by_code)
        if known is not None:
            line = replace(known, **_standard_values(row))
            made[made.index(known)] = line
        else:
            parent = _first_level(made, row, standard, used)
            line = Line(
                code=new_code("", used, stem=row.code),
                title=row.second,
                parent=parent,
                government_levels=("county",),
                statutory_class="20.11" if standard.code != "municipal" else "21.county",
                **_standard_values(row),
            )
            used.add(line.code)
            made.append(line)
        touched.append(line)
    return made, tuple(touched)


def _standard_values(row: StandardRow) -> dict[str, Any]:
    values: dict[str, Any] = {
        "contents": "；".join(row.elements),
        "time_limit": row.limit,
        "time_unit": row.unit.value,
        "time_words": row.time_words,
        "channels": row.channels,
    }
    return values | ({"basis": "、".join(row.basis)} if row.basis else {})


def _first_level(lines: list[Line], row: StandardRow, standard: Standard, used: set[str]) -> str:
    """The line of level one for the row; a new one where there is none."""
    for line in lines:
        if not line.parent and is_first(line.title, row, standard):
            return line.code
    code = new_code("", used, stem=f"{standard.code}-{len(lines)}")
    used.add(code)
    lines.append(Line(code=code, title=f"{standard.prefix}·{row.first}"))
    return code
