"""An item as the public will see it, and what only the desk sees of it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from gongkai.items.annexes import annex_of
from gongkai.items.choices import Attribute
from gongkai.items.drawn_annexes import DrawnTable, drawn
from gongkai.items.editions import card_of
from gongkai.items.grounds import ALL_GROUNDS
from gongkai.items.kinds import kind_of
from gongkai.items.links import neighbours_of, quoted
from gongkai.items.models import Item
from gongkai.items.public_tables import chinese_date, public_table, table_html

ROWS_SHOWN = 100


@dataclass(frozen=True)
class Preview:
    """`card` and `content` are what an edition would hold (with the first rows only), `register` is ours alone."""

    card: list[list[str]]
    content: SafeString
    register: list[list[str]]
    row_count: int
    rows_shown: int
    rows_before: int | None
    rows_after: int | None
    tables: tuple[DrawnTable, ...] = ()


def preview_of(item: Item, *, after: int = 0) -> Preview:
    """`after` is the position behind which the rows shown begin; the other pages are named by theirs."""
    kind = kind_of(item.kind)
    found = item.rows.filter(withdrawn_at=None)
    rows = (
        list(found.filter(position__gt=after).order_by("position")[: ROWS_SHOWN + 1]) if kind.is_list else []
    )
    has_more, rows = len(rows) > ROWS_SHOWN, rows[:ROWS_SHOWN]
    table = (
        table_html(public_table(kind, rows, caption=item.title, afterwards=item.after_posting))
        if rows
        else ""
    )
    return Preview(
        card=card_of(item),
        # Both are made safe when they are written: items.body.clean, items.public_tables.table_html.
        content=mark_safe(item.body + table),  # noqa: S308
        register=register_card(item),
        row_count=found.count() if kind.is_list else 0,
        rows_shown=len(rows),
        rows_before=max(after - ROWS_SHOWN, 0) if after else None,
        rows_after=rows[-1].position if has_more else None,
        tables=_tables(item),
    )


def _tables(item: Item) -> tuple[DrawnTable, ...]:
    """Annexed tables, a comparison first."""
    annex = annex_of(item.annex)
    return tuple(drawn(table) for table in (*annex.summary, *annex.tables)) if annex else ()


def register_card(item: Item) -> list[list[str]]:
    """登记情况: what was proposed, reviewed and determined; empty lines left out."""
    is_open = (item.attribute or item.proposed_attribute) == Attribute.PROACTIVE
    pairs = [
        ("种类", kind_of(item.kind).label),
        ("拟稿人", item.drafter.name if item.drafter else ""),
        ("承办科室", item.section.name if item.section else ""),
        ("登记日期", chinese_date(timezone.localdate(item.registered_at))),
        ("拟定公开属性", item.get_proposed_attribute_display()),
        ("拟定理由", ALL_GROUNDS.get(item.proposed_ground, "")),
        ("理由说明", item.proposed_reason),
        ("保密审查意见", item.get_secrecy_opinion_display()),
        ("公开属性", item.get_attribute_display()),
        ("关联", "；".join(f"{each.verb}{quoted(each.item.title)}" for each in neighbours_of(item))),
        ("认定依据", ALL_GROUNDS.get(item.attribute_ground, "")),
        ("认定说明", item.attribute_reason),
        ("免予解读的理由", item.explainer_exemption),
        ("认定日期", chinese_date(item.determined_on) if item.determined_on else ""),
        ("公开期限", chinese_date(item.publish_due_on) if item.publish_due_on and is_open else ""),
        ("下次评估", chinese_date(item.next_review_on) if item.next_review_on else ""),
    ]
    return [[label, value] for label, value in pairs if value]
