"""版本: what the public sees is made once, at publication, and frozen."""

import html
from datetime import date, datetime

from django.utils import timezone

from gongkai.items.body import plain_text
from gongkai.items.choices import EditionKind
from gongkai.items.kinds import Column, ColumnType, Kind, kind_of
from gongkai.items.models import Edition, Item, Row


def make_edition(item: Item, kind: EditionKind, *, at: datetime, reason: str = "") -> Edition:
    """Freeze the item as it is now; a withdrawal keeps the card and drops the content."""
    last = item.editions.order_by("-number").values_list("number", flat=True).first() or 0
    content = "" if kind == EditionKind.WITHDRAWN else content_of(item)
    return Edition.objects.create(
        item=item,
        number=last + 1,
        kind=kind,
        made_at=at,
        reason=reason,
        title=item.title,
        card=card_of(item),
        content=content,
        text=plain_text(content),
    )


def card_of(item: Item) -> list[list[str]]:
    """The metadata as label and value, empty ones left out, in the order of an index card."""
    pairs: list[tuple[str, str]] = [
        ("索引号", item.index_number or ""),
        ("文号", item.document_number),
        ("发布机构", item.organ.name),
        ("联合发文机关", item.joint_issuers),
        ("成文日期", chinese_date(item.formed_on)),
        ("发布日期", chinese_date(timezone.localdate(item.published_at)) if item.published_at else ""),
        ("公开事项", item.heading.title if item.heading else ""),
        ("主题分类", item.subject),
        ("体裁分类", item.genre),
        ("关键词", item.keywords),
        ("效力状态", item.get_validity_display()),
        ("生效日期", chinese_date(item.effective_on) if item.effective_on else ""),
        ("废止日期", chinese_date(item.repealed_on) if item.repealed_on else ""),
        ("公开方式", item.get_attribute_display()),
        ("“五公开”属性", "、".join(item.five_open_labels)),
        ("信息来源", item.source),
        ("内容概述", item.summary),
    ]
    kind = kind_of(item.kind)
    pairs += [(field.label, shown(field, item.fields.get(field.code))) for field in kind.fields]
    return [[label, value] for label, value in pairs if value]


def content_of(item: Item) -> str:
    kind = kind_of(item.kind)
    rows = list(item.rows.filter(withdrawn_at=None).order_by("position")) if kind.is_list else []
    return item.body + (table_of(kind, rows, caption=item.title) if rows else "")


def table_of(kind: Kind, rows: list[Row], *, caption: str) -> str:
    """The rows as one HTML table with a caption and scoped heads."""
    heads = "".join(f'<th scope="col">{html.escape(column.heading)}</th>' for column in kind.columns)
    lines = "".join(
        "<tr>" + "".join(_cell(column, row.values.get(column.code)) for column in kind.columns) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{html.escape(caption)}">'
        f'<table class="list"><caption>{html.escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _cell(column: Column, value: object) -> str:
    numeric = ' class="number"' if column.type in (ColumnType.INTEGER, ColumnType.DECIMAL) else ""
    return f'<td data-label="{html.escape(column.label)}"{numeric}>{html.escape(shown(column, value))}</td>'


def shown(column: Column, value: object) -> str:
    """A stored value as a reader sees it."""
    if value is None:
        return ""
    if column.type == ColumnType.DATE:
        return chinese_date(date.fromisoformat(str(value)))
    return str(value)


def chinese_date(day: date) -> str:
    """2020年1月5日: no leading zeros (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"
