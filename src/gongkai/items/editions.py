"""版本: what the public sees is made once, at publication, and frozen."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.utils import timezone

from gongkai.items.annexes import annex_of, annex_text
from gongkai.items.body import plain_text
from gongkai.items.choices import EditionKind
from gongkai.items.kinds import Column, kind_of
from gongkai.items.models import Attachment, Edition, Item
from gongkai.items.public_tables import Line, PublicTable, chinese_date, public_table, shown, table_text
from gongkai.items.renditions import is_made


def make_edition(
    item: Item,
    kind: EditionKind,
    *,
    at: datetime,
    reason: str = "",
    title: str = "",
    card: list[list[str]] | None = None,
    table: PublicTable | None = None,
    made: Sequence[dict[str, Any]] | None = None,
) -> Edition:
    """Freeze the item as it is now; a withdrawal keeps the card and drops the content.

    `title` and `card` stand for the item's own where these must not be shown any more; `table` is the list where the
    caller has made it already; `made` are the files made of its text, those of the last edition where it is None.
    """
    last = item.editions.order_by("-number").only("number", "files").first()
    is_gone = kind == EditionKind.WITHDRAWN
    table = None if is_gone else table or table_of(item)
    return Edition.objects.create(
        item=item,
        number=last.number + 1 if last else 1,
        kind=kind,
        made_at=at,
        reason=reason,
        title=title or item.title,
        card=card_of(item) if card is None else card,
        content="" if is_gone else item.body,
        text="" if is_gone else text_of(item, table),
        table=table.as_mapping() if table else None,
        annex=None if is_gone else item.annex,
        files=[] if is_gone else [*files_of(item), *(_made_before(last) if made is None else made)],
    )


def _made_before(last: Edition | None) -> list[dict[str, Any]]:
    return [file for file in last.files if is_made(file)] if last else []


def text_of(item: Item, table: PublicTable | None) -> str:
    """Every word of text, list, annexed tables and attachments that the public sees: what search finds."""
    files = item.attachments.standing().values_list("name", "text")
    parts = (
        plain_text(item.body),
        table_text(table) if table else "",
        annex_text(annex_of(item.annex)),
        *chain.from_iterable(files),
    )
    return "\n".join(part for part in parts if part)


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
    pairs += [(field.label, _with_unit(field, item.fields.get(field.code))) for field in kind.fields]
    return [[label, value] for label, value in pairs if value]


def _with_unit(field: Column, value: object) -> str:
    """2260.00万元: a figure on the card is told with its unit."""
    told = shown(field, field.public(value))
    return f"{told}{field.unit}" if told else ""


def table_of(item: Item) -> PublicTable | None:
    """The list as the public would see it now; None for an item without rows."""
    kind = kind_of(item.kind)
    if not kind.is_list:
        return None
    values = item.rows.filter(withdrawn_at=None).order_by("position").values_list("values", flat=True)
    rows = [Line(each) for each in values.iterator(chunk_size=2000)]
    if not rows:
        return None
    return public_table(kind, rows, caption=item.title, afterwards=item.after_posting)


def files_of(item: Item) -> list[dict[str, Any]]:
    """The attachments as an edition freezes them."""
    return [file_as_frozen(file) for file in item.attachments.standing().defer("text")]


def file_as_frozen(file: Attachment) -> dict[str, Any]:
    """One attachment as an edition names it."""
    return {
        "name": file.name,
        "digest": file.rendition,
        "media_type": file.media_type,
        "size": file.size,
        "pages": file.pages,
        **({"alt": file.alt_text} if file.alt_text else {}),
    }
