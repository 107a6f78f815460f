"""公开目录 to take away: XLSX in the ten columns, CSV, JSON."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.catalogue.channels import written
from gongkai.catalogue.grounds import ALL_GROUNDS
from gongkai.catalogue.lines import GOVERNMENT_LEVELS, Line, path_of, tree
from gongkai.catalogue.models import EVERYBODY, Manner
from gongkai.catalogue.spreadsheet import Sheet, spreadsheet
from gongkai.portal.lists.files.text_table import harmless

HEADS = (
    "序号", "代码", "一级事项", "二级事项", "三级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
    "公开对象：全社会", "公开对象：特定群体", "公开方式", "公开层级", "不予公开的理由",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A catalogue with what a file says above it; `version` 0 while there is none."""

    sheet: Sheet
    lines: Sequence[Line]
    address: str
    version: int
    begins: str


@dataclass(frozen=True)
class Format:
    label: str
    media_type: str
    write: Callable[[Told], bytes]


def _rows(told: Told) -> list[list[str]]:
    by_code = {line.code: line for line in told.lines}
    leaves = [leaf.line for top in tree(told.lines) for leaf in top.leaves()]
    return [
        [
            str(number),
            line.code,
            *(*path_of(line, by_code), "", "")[:3],
            line.contents,
            line.basis,
            line.limit_in_words,
            line.publisher or told.sheet.organ_name,
            written(line.channels, line.optional_channels),
            "√" if line.audience == EVERYBODY else "",
            "" if line.audience == EVERYBODY else line.audience,
            Manner(line.manner).label,
            "、".join(GOVERNMENT_LEVELS.get(level, level) for level in line.government_levels),
            ALL_GROUNDS.get(line.ground, ""),
        ]
        for number, line in enumerate(leaves, start=1)
    ]


def _as_csv(told: Told) -> bytes:
    text = io.StringIO(newline="")
    rows = [[harmless(cell) for cell in row] for row in _rows(told)]
    csv.writer(text, lineterminator="\r\n").writerows([HEADS, *rows])
    return text.getvalue().encode("utf-8-sig")


def _as_json(told: Told) -> bytes:
    head: dict[str, Any] = {
        "title": told.sheet.title,
        "organ": told.sheet.organ_name,
        "catalogue": told.sheet.catalogue,
        "version": told.version or None,
        "in_force_from": told.begins or None,
        "url": told.address,
        "columns": list(HEADS),
        "lines": [dict(zip(HEADS, row, strict=True)) for row in _rows(told)],
    }
    return json.dumps(head, ensure_ascii=False).encode()


FORMATS = {
    "xlsx": Format(
        "表格（XLSX）",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda told: spreadsheet(told.lines, told.sheet),
    ),
    "csv": Format("文本表格（CSV）", "text/csv; charset=utf-8", _as_csv),
    "json": Format("数据（JSON）", "application/json", _as_json),
}
