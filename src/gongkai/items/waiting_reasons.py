"""待说明理由: items that cannot go out before a reviewer says why what was found may be public."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.items.choices import State
from gongkai.items.models import Clearance, Revision, Scan

ON_THEIR_WAY = (State.CHECKED, State.REVIEWED, State.DETERMINED)


def unanswered(organ_ids: Collection[int]) -> QuerySet[Scan]:
    """The latest scan of each such item: nothing blocks, something warns, and nobody has answered for it.

    Of published items only those with an open change: the rest was let out, or is the rescan's to tell.
    """
    newer = Scan.objects.filter(item=OuterRef("item"), is_recheck=False, pk__gt=OuterRef("pk"))
    answered = Clearance.objects.filter(item=OuterRef("item"), findings_digest=OuterRef("findings_digest"))
    changing = Revision.objects.filter(item=OuterRef("item"), decided_at=None)
    waiting = Q(item__state__in=ON_THEIR_WAY) | (Q(item__state=State.PUBLISHED) & Q(Exists(changing)))
    found = Scan.objects.filter(waiting, item__organ_id__in=organ_ids, is_recheck=False)
    return found.filter(~Exists(newer), ~Exists(answered), blocking=0, warnings__gt=0)
