"""附表 for programs: every table by the codes of its lines and columns, figures as decimal text."""

from typing import Any

from gongkai.items.annexes import Annex, AnnexPart, AnnexTable


def annex_data(annex: Annex) -> list[dict[str, Any]]:
    """The tables, the comparison last; amounts are exact, so they are text."""
    return [_table(table) for table in (*annex.tables, *annex.summary)]


def _table(table: AnnexTable) -> dict[str, Any]:
    return {
        "code": table.code,
        "number": table.number,
        "title": table.title,
        "unit": table.unit,
        "is_empty": table.is_empty,
        "notes": list(table.notes),
        "parts": [_part(part) for part in table.parts],
    }


def _part(part: AnnexPart) -> dict[str, Any]:
    return {
        "code": part.code,
        "label": part.label,
        "columns": [{"code": column.code, "label": column.label} for column in part.columns],
        "lines": [
            {
                "code": line.code,
                "level": line.level,
                "is_total": line.is_total,
                "values": {
                    column.code: cell for column, cell in zip(part.columns, line.cells, strict=True) if cell
                },
            }
            for line in part.lines
        ],
    }
