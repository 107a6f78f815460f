"""The register as a table to take away."""

from collections.abc import Iterator

from django.utils import timezone

from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, ItemQuerySet

HEADINGS = (
    "索引号", "标题", "文号", "种类", "成文日期", "发布机构", "承办科室", "公开事项", "环节",
    "拟定公开属性", "公开属性", "认定依据", "认定日期", "“五公开”属性", "公开期限", "发布日期", "登记日期",
)  # fmt: skip


def rows_of(items: ItemQuerySet) -> Iterator[tuple[object, ...]]:
    """The head and one row for each item, newest first, read as they are sent."""
    yield HEADINGS
    labels = {code: kind.label for code, kind in all_kinds().items()}
    found = items.select_related("organ", "section", "heading").defer("body", "annex")
    for item in found.order_by("-registered_at", "-pk").iterator(chunk_size=500):
        yield _row(item, labels)


def _row(item: Item, labels: dict[str, str]) -> tuple[object, ...]:
    published_on = timezone.localdate(item.published_at) if item.published_at else None
    return (
        item.index_number,
        item.title,
        item.document_number,
        labels.get(item.kind, item.kind),
        item.formed_on,
        item.organ.name,
        item.section.name if item.section else "",
        item.heading.title if item.heading else "",
        item.get_state_display(),
        item.get_proposed_attribute_display(),
        item.get_attribute_display(),
        item.attribute_ground,
        item.determined_on,
        "、".join(item.five_open_labels),
        item.publish_due_on,
        published_on,
        timezone.localdate(item.registered_at),
    )
