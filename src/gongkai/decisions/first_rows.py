"""发布条件: a rolling list goes out with its first decisions, never empty."""

from gongkai.decisions.models import DecisionList
from gongkai.items.models import Item


def why_not_without_decisions(item: Item) -> str | None:
    """A condition of `items.conditions`; two queries for a rolling list, one for any other item of its kinds."""
    if not item.kind.endswith("_decisions") or not DecisionList.objects.filter(item=item).exists():
        return None
    is_empty = not item.rows.filter(withdrawn_at=None).exists()
    return "滚动公示名单还没有决定：请在“执法决定”中发布已签核的决定" if is_empty else None
