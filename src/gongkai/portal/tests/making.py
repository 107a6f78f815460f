"""Public items made directly, for tests of what the public sees."""

from datetime import UTC, datetime, timedelta
from typing import Any

from conftest import Cast

from gongkai.items.models import Edition, Item
from gongkai.organs.models import Organ

FIRST = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def public_item(cast: Cast, serial: int = 1, **values: Any) -> Item:
    """A public item with its first edition; the later the serial, the newer."""
    organ: Organ = values.pop("organ", cast.organ)
    content = values.pop("content", "<p>正文第一段</p>")
    item = Item.objects.create(
        **{
            "organ": organ,
            "heading": cast.heading if organ == cast.organ else None,
            "kind": "notice",
            "title": f"公共租赁住房配租结果公示第{serial}号",
            "formed_on": FIRST.date(),
            "proposed_attribute": "proactive",
            "attribute": "proactive",
            "state": "published",
            "visibility": "public",
            "index_number": f"{organ.index_prefix}/2026-{serial:05d}",
            "registered_at": FIRST,
            "published_at": FIRST + timedelta(minutes=serial),
            **values,
        }
    )
    edition(item, content=content)
    return item


def public_items(cast: Cast, count: int, **values: Any) -> list[Item]:
    return [public_item(cast, serial, **values) for serial in range(1, count + 1)]


def edition(item: Item, number: int = 1, **values: Any) -> Edition:
    return Edition.objects.create(
        **{
            "item": item,
            "number": number,
            "kind": "published",
            "made_at": FIRST,
            "title": item.title,
            "card": [["索引号", item.index_number], ["发布机构", item.organ.name]],
            "content": "<p>正文第一段</p>",
            "text": "正文第一段",
            **values,
        }
    )


LIST_COLUMNS = [
    {"code": "household", "label": "户主姓名", "type": "text", "unit": ""},
    {"code": "village", "label": "行政村", "type": "text", "unit": ""},
    {"code": "grant", "label": "补助金额", "type": "decimal", "unit": "元"},
    {"code": "decided_on", "label": "认定日期", "type": "date", "unit": ""},
]
LIST_ROWS = [
    ["赵一", "六顷地村", "15000", "2026-03-01"],
    ["钱二", "高仁村", "30000.50", "2026-02-01"],
    ["孙三", "庙渠村", None, None],
    ["=李四", "高仁村", "2000", "2026-01-05"],
]


def list_table(rows: list[Any] | None = None, **values: Any) -> dict[str, Any]:
    """A frozen list as an edition keeps it."""
    kept = LIST_ROWS if rows is None else rows
    return {"caption": "花名册", "count": len(kept), "columns": LIST_COLUMNS, "rows": kept, **values}


def list_item(cast: Cast, serial: int = 1, table: dict[str, Any] | None = None, **values: Any) -> Item:
    """A public list whose first edition froze that table."""
    item = public_item(cast, serial, **{"kind": "roster", "title": f"危房改造花名册第{serial}批", **values})
    item.editions.update(table=table or list_table(), text="赵一\n钱二\n孙三")
    return item
