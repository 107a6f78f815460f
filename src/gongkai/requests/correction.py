"""更正 of what is public: the edition that holds it."""

from gongkai.items.choices import EditionKind
from gongkai.items.models import Edition
from gongkai.requests.models import Rectification


def corrected_edition(case: Rectification) -> Edition | None:
    """The last edition that changed or withdrew the item since the person asked; None where there is none yet."""
    if case.item_id is None:
        return None
    changed = Edition.objects.filter(
        item_id=case.item_id,
        kind__in=(EditionKind.CHANGED, EditionKind.WITHDRAWN),
        made_at__gte=case.submitted_at,
    )
    return changed.order_by("-number").first()
