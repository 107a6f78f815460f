"""本机关发现: items on application that several applicants were given (条例第四十四条第一款)."""

from django.db.models import Count

from gongkai.applications.earlier import OTHERS_NEEDED, worth_publishing
from gongkai.items.choices import Attribute
from gongkai.items.models import Item
from gongkai.organs.actors import Actor
from gongkai.requests.models import Conversion
from gongkai.requests.permissions import may_detect


def applicants_of(item: Item) -> int:
    """How many different applicants were given it; 0 where they are too few, or it is open already."""
    if item.attribute != Attribute.ON_APPLICATION:
        return 0
    counted = Item.objects.filter(pk=item.pk, reply__application__closed_on__isnull=False).aggregate(
        applicants=Count("reply__application__identity_digest", distinct=True)
    )
    count: int = counted["applicants"]
    return count if count >= OTHERS_NEEDED else 0


def reasons_against(actor: Actor, item: Item) -> list[str]:
    """Why this member cannot open a case about the item; empty when they can."""
    if refusal := may_detect(actor, item.organ_id):
        return [refusal]
    reasons = []
    if not applicants_of(item):
        reasons.append("两个以上不同的申请人依申请取得同一信息的，才需要本机关主动研究")
    if Conversion.objects.open().filter(item=item).exists():
        reasons.append("已有一件针对该信息的转主动公开建议正在办理")
    return reasons


def worth_a_case(actor: Actor) -> list[tuple[Item, int]]:
    """Those of the actor's own organ for which no case was opened yet, with how many applicants; two queries."""
    found = [(item, count) for item, count in worth_publishing(actor) if item.organ_id == actor.organ_id]
    known = set(
        Conversion.objects.filter(item_id__in=[item.pk for item, _ in found]).values_list(
            "item_id", flat=True
        )
    )
    return [(item, count) for item, count in found if item.pk not in known]
