"""公示张贴页: what hangs on the board, in large type on A4: the public rows, the period, and how to object."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from gongkai.casework.procedure import StepRefused
from gongkai.items.kinds import Kind, kind_of
from gongkai.items.models import Row
from gongkai.items.privacy_gate import verdict_of, why_not_public
from gongkai.items.public_address import public_address
from gongkai.items.public_tables import PublicTable, chinese_date, public_table, shown
from gongkai.items.scanning_rules import allowance_of
from gongkai.postings.choices import RoundState
from gongkai.postings.models import PostingRound, RowPosting
from gongkai.postings.periods import period_of
from gongkai.privacy.passages import Table
from gongkai.privacy.scanning import scan_pieces
from gongkai.web.printing import WALL, paper_environment, pdf_of, qr_code

LABEL = "制作公示张贴页"
FOLDER = Path(__file__).parent / "frame"
WIDE = 7
"""Columns from which on the sheet lies on its side."""


@dataclass(frozen=True)
class Sheet:
    """A posting sheet before it is set; `heads` are label and unit, `lines` [serial number, cell, …]."""

    title: str
    heading: str
    organ: str
    introduction: str
    ways: tuple[tuple[str, str], ...]
    heads: tuple[tuple[str, str], ...]
    numeric: frozenset[int]
    lines: tuple[tuple[str, ...], ...]
    hung_on: date
    address: str = ""

    @property
    def is_wide(self) -> bool:
        return len(self.heads) > WIDE


def sheet_of(round_: PostingRound, *, on: date, again: RowPosting | None = None) -> Sheet:
    """The sheet of a round that hangs or is about to (then dated `on`), or of one corrected entry.

    StepRefused when the privacy check would not let it out of the building.
    """
    if round_.state not in (RoundState.REVIEWED, RoundState.HANGING):
        raise StepRefused(LABEL, [f"本榜{round_.get_state_display()}，审核通过后才能制作张贴页"])
    item = round_.posting.item
    kind = kind_of(item.kind)
    rows = list(item.rows.filter(withdrawn_at=None).order_by("position"))
    if again is not None:
        rows = [row for row in rows if row.pk == again.row_id]
    table = _without_empty_columns(public_table(kind, rows, caption=item.title))
    _demand_clean(round_, table, on)
    starts_on, ends_on = _period(round_, on, again)
    return Sheet(
        title=item.title,
        heading=f"{round_.label}{'（更正后重新公示）' if again else ''}",
        organ=item.organ.name,
        introduction=_introduction(round_, kind, len(rows), starts_on, ends_on),
        ways=_ways(round_),
        heads=(("序号", ""), *((column.label, column.unit) for column in table.columns)),
        numeric=frozenset(place for place, column in enumerate(table.columns, start=1) if column.is_numeric),
        lines=tuple(_line(row, table, values) for row, values in zip(rows, table.rows, strict=True)),
        hung_on=starts_on,
        address=public_address(item),
    )


def _without_empty_columns(table: PublicTable) -> PublicTable:
    """Room on the wall is scarce: a column in which nothing is filled in does not hang."""
    used = [
        place
        for place in range(len(table.columns))
        if any(row[place] not in (None, "") for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in used),
        rows=[[row[place] for place in used] for row in table.rows],
    )


def _line(row: Row, table: PublicTable, values: Any) -> tuple[str, ...]:
    cells = (shown(column, value) for column, value in zip(table.columns, values, strict=True))
    return (str(row.position), *cells)


def _period(round_: PostingRound, on: date, again: RowPosting | None) -> tuple[date, date]:
    if again is not None:
        return again.starts_on, again.ends_on
    if round_.state == RoundState.HANGING and round_.starts_on and round_.ends_on:
        return round_.starts_on, round_.ends_on
    period = period_of(round_, on)
    return period.starts_on, period.ends_on


def _demand_clean(round_: PostingRound, table: PublicTable, on: date) -> None:
    item = round_.posting.item
    reasons = why_not_public(item, verdict_of(item))
    heads = [column.heading for column in table.columns]
    lines = [
        [shown(column, value) for column, value in zip(table.columns, row, strict=True)] for row in table.rows
    ]
    found = scan_pieces([Table("张贴页", [heads, *lines])], allowed=allowance_of(item.organ), on=on)
    reasons += [f"张贴页中含有不得公开的个人信息：{each.sentence}" for each in found if each.blocks]
    if reasons:
        raise StepRefused(LABEL, reasons)


def _introduction(round_: PostingRound, kind: Kind, count: int, starts_on: date, ends_on: date) -> str:
    unit = "户" if kind.counts_as == "household" else "条"
    basis = f"依据{round_.posting.basis}，" if round_.posting.basis else ""
    return (
        f"{basis}经{round_.reviewed_by}{round_.review_label}，现将{round_.posting.item.title}（共{count}{unit}）"
        f"予以公示。公示期自{chinese_date(starts_on)}起，至{chinese_date(ends_on)}止"
        f"（{round_.period}，张贴当日不计入）。对公示内容有异议的，可以在公示期内提出，署名、匿名均可；"
        "请说明序号和理由。异议将逐件调查并答复，异议人的身份予以保密。"
    )


def _ways(round_: PostingRound) -> tuple[tuple[str, str], ...]:
    organ = round_.posting.item.organ
    ways = (
        ("监督电话", round_.phone or organ.phone),
        ("电子邮箱", round_.mailbox),
        ("来信来访", " ".join(part for part in (organ.address, organ.disclosure_office) if part)),
        ("张贴地点", round_.place),
    )
    return tuple((label, value) for label, value in ways if value)


def render_html(sheet: Sheet) -> str:
    """The sheet as a page of its own."""
    template = paper_environment(FOLDER, WALL).get_template("sheet.html")
    return template.render(sheet=sheet, code=qr_code(sheet.address), day=chinese_date(sheet.hung_on))


def render_pdf(sheet: Sheet) -> bytes:
    """The sheet on A4, tagged."""
    return pdf_of(render_html(sheet)).content
