"""公示期满: the named list gives way to a summary or to masked names, on its day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.items import public_copies
from gongkai.items.choices import AfterPosting, EditionKind
from gongkai.items.editions import make_edition
from gongkai.items.models import Item
from gongkai.items.privacy_gate import kept, verdict_of_editions
from gongkai.organs.actors import Actor


@transaction.atomic
def end_posting(
    item_id: int, *, becomes: AfterPosting, actor: Actor, reason: str, at: datetime | None = None
) -> Item:
    """Close every edition that names persons and publish what stays; doing it twice changes nothing.

    The names stay in the register; for the public no page, file or earlier edition shows them any more
    (个人信息保护法第四十七条). This asks no gate, names must go on their day; what a scan finds in the rest is kept as
    a recheck, so that it stands on the list of those who look after it.
    """
    item = Item.objects.select_for_update(of=("self",)).select_related("organ", "heading").get(pk=item_id)
    if item.after_posting == becomes:
        return item
    now = at or timezone.now()
    item.after_posting = becomes
    item.save(update_fields=["after_posting"])
    if item.is_public:
        item.editions.filter(closed_at=None).update(closed_at=now)
        edition = make_edition(item, EditionKind.CLOSED_POSTING, at=now, reason=reason)
        kept(item, verdict_of_editions(item, [edition], at=at), at=at, is_recheck=True)
        public_copies.forget(item)
        public_copies.request(item, wait=True)
    label = f"公示期满，名单{AfterPosting(becomes).label}：{reason}"[:200]
    entries.write(item.organ_id, item, verb="end_posting", label=label, actor=actor, at=at)
    return item
