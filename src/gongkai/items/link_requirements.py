"""What linking two items needs; each says in one sentence what is missing."""

from collections.abc import Mapping
from typing import Any

from gongkai.items.choices import Relation, State, Validity
from gongkai.items.kinds import kind_of
from gongkai.items.links import CHANGES_VALIDITY, ENDS_THE_OTHER, WORDS
from gongkai.items.models import Item, ItemLink

Form = Mapping[str, Any]


def a_relation_of_its_kind(item: Item, form: Form) -> str | None:
    if form.get("looking"):
        return None
    kind = kind_of(item.kind)
    if form.get("relation") not in Relation.values:
        return "须选择关系"
    relation = Relation(form["relation"])
    return None if kind.link(relation) else f"“{kind.label}”不能有“{relation.label}”关系"


def another_item(item: Item, form: Form) -> str | None:
    target: Item | None = form.get("target")
    if form.get("looking"):
        return None
    if target is None:
        return "须选择要关联的信息"
    if target.pk == item.pk:
        return "不能关联自己"
    if target.organ_id != item.organ_id:
        return "只能关联本机关的信息"
    return "要关联的信息已经撤下" if target.state == State.WITHDRAWN else None


def a_target_of_the_right_kind(item: Item, form: Form) -> str | None:
    target: Item | None = form.get("target")
    shape = kind_of(item.kind).link(form.get("relation", ""))
    if target is None or shape is None or not shape.kinds or target.kind in shape.kinds:
        return None
    wanted = "、".join(kind_of(code).label for code in shape.kinds)
    return f"“{shape.relation.label}”的须是{wanted}，所选的是{kind_of(target.kind).label}"


def not_linked_yet(item: Item, form: Form) -> str | None:
    target, relation = form.get("target"), form.get("relation", "")
    if target is None:
        return None
    standing = ItemLink.objects.standing().filter(relation=relation)
    if standing.filter(source=item, target=target).exists():
        return "已经关联过了"
    if standing.filter(source=target, target=item).exists():
        return f"对方已经{WORDS[Relation(relation)].says}本信息，不能倒过来再关联"
    return None


def four_eyes_on_validity(item: Item, form: Form) -> str | None:
    """What ends another document is read by those who review and sign this one."""
    target, relation = form.get("target"), form.get("relation")
    if target is None or relation not in CHANGES_VALIDITY or item.state == State.REGISTERED:
        return None
    says = WORDS[Relation(relation)].says
    if item.state != State.PUBLISHED:
        return f"本文件已在审核：要{says}别的文件，请退回后在登记环节关联，与文件一并审核签发"
    if relation not in ENDS_THE_OTHER:
        return f"本文件已经公开：要{says}别的文件，须在登记环节关联"
    if target.validity == Validity.IN_FORCE:
        return f"本文件已经公开：要{says}别的文件，请先对那份文件申请变更效力状态，审批后再关联"
    return None


def a_standing_link(item: Item, form: Form) -> str | None:
    return None if form.get("looking") or form.get("link") else "没有这项关联，或者已经取消"


def not_the_last_required(item: Item, form: Form) -> str | None:
    link: ItemLink | None = form.get("link")
    shape = kind_of(item.kind).link(link.relation) if link else None
    if link is None or shape is None or not shape.required or item.state != State.PUBLISHED:
        return None
    if item.links.standing().filter(relation=link.relation).exclude(pk=link.pk).exists():
        return None
    return f"“{kind_of(item.kind).label}”公开后须保留关联：请先关联另一份，再取消这一项"


def validity_put_right_first(item: Item, form: Form) -> str | None:
    link: ItemLink | None = form.get("link")
    if link is None or link.relation not in CHANGES_VALIDITY or item.state == State.REGISTERED:
        return None
    if item.state != State.PUBLISHED:
        return "本文件已在审核，请退回后再取消"
    if link.relation in ENDS_THE_OTHER and link.target.validity != Validity.IN_FORCE:
        return "那份文件的效力状态已经改变：请先对它申请变更，恢复效力状态后再取消关联"
    return None
