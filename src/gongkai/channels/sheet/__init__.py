"""公开栏张贴页: what hangs on the board of any published item, as the public sees it, in large type on A4."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils import timezone
from markupsafe import Markup

from gongkai.casework.procedure import StepRefused
from gongkai.items.choices import State
from gongkai.items.models import Edition, Item
from gongkai.items.privacy_gate import verdict_of, why_not_public
from gongkai.items.public_address import public_address
from gongkai.items.public_tables import chinese_date, table_from, table_html
from gongkai.web.printing import WALL, paper_environment, pdf_of, qr_code

LABEL = "制作公开栏张贴页"
FOLDER = Path(__file__).parent / "frame"
WIDE = 7
"""Columns from which on the sheet lies on its side."""


@dataclass(frozen=True)
class BoardSheet:
    """A sheet before it is set; `content` and `table` are the HTML that the public's page shows, `card` [label, value]."""

    title: str
    organ: str
    card: tuple[tuple[str, str], ...]
    content: str
    table: str
    is_wide: bool
    starts_on: date
    ends_on: date | None
    address: str

    @property
    def period(self) -> str:
        starts = chinese_date(self.starts_on)
        return f"{starts}至{chinese_date(self.ends_on)}" if self.ends_on else f"{starts}起"


def board_sheet(item: Item, *, starts_on: date, ends_on: date | None = None) -> BoardSheet:
    """The sheet of a published item; StepRefused when it is not public, or the privacy check would not let it out."""
    reasons = (
        [] if item.state == State.PUBLISHED else [f"信息{item.get_state_display()}，公开后才能制作张贴页"]
    )
    if ends_on and ends_on < starts_on:
        reasons.append("张贴截止日期早于开始日期")
    edition = latest_edition(item)
    if edition is None or reasons:
        raise StepRefused(LABEL, reasons or ["还没有公开的版本"])
    stopped = why_not_public(item, verdict_of(item))
    if stopped:
        raise StepRefused(LABEL, stopped)
    table = table_from(edition.table) if edition.table else None
    return BoardSheet(
        title=edition.title,
        organ=item.organ.name,
        card=_card(item),
        content=edition.content,
        table=table_html(table) if table else "",
        is_wide=table is not None and len(table.columns) > WIDE,
        starts_on=starts_on,
        ends_on=ends_on,
        address=public_address(item),
    )


def latest_edition(item: Item) -> Edition | None:
    """The edition that the public sees now."""
    return item.editions.filter(closed_at=None).order_by("-number").first()


def _card(item: Item) -> tuple[tuple[str, str], ...]:
    published = chinese_date(timezone.localdate(item.published_at)) if item.published_at else ""
    pairs = (
        ("文号", item.document_number),
        ("索引号", item.index_number or ""),
        ("成文日期", chinese_date(item.formed_on)),
        ("公开日期", published),
        ("咨询电话", item.organ.phone),
    )
    return tuple((label, value) for label, value in pairs if value)


def render_html(sheet: BoardSheet) -> str:
    """The sheet as a page of its own."""
    code = qr_code(sheet.address)
    template = paper_environment(FOLDER, WALL).get_template("board.html")
    # Text and table were made safe when the edition was frozen.
    return template.render(sheet=sheet, content=Markup(sheet.content), table=Markup(sheet.table), code=code)  # noqa: S704


def render_pdf(sheet: BoardSheet) -> bytes:
    """The sheet on A4, tagged."""
    return pdf_of(render_html(sheet)).content
