"""关联: which items may be linked, what both pages say of it, and when a page stops saying it."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions, kinds
from gongkai.items.choices import Validity
from gongkai.items.links import neighbours_of, public_neighbours_of
from gongkai.items.models import Item, ItemLink, PendingCopy

DAY = date(2026, 3, 2)


def registered(cast: Cast, kind: str = "official_document", **stated: Any) -> Item:
    draft = {
        "title": f"关于{kind}的通知",
        "formed_on": DAY,
        "proposed_attribute": "proactive",
        "body": "正文",
    }
    return actions.register(cast.organ, actions.Draft(kind=kind, **{**draft, **stated}), actor=cast.clerk)


def published(cast: Cast, kind: str = "official_document", **stated: Any) -> Item:
    return publish(cast, registered(cast, kind, **stated))


def publish(cast: Cast, item: Item) -> Item:
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, five_open=["decision"])


def test_a_link_is_told_at_both_ends(cast: Cast) -> None:
    document, explainer = published(cast), published(cast, "explainer", title="一图读懂")
    actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)

    assert [(each.head, each.item) for each in neighbours_of(explainer)] == [("解读的文件", document)]
    assert [(each.head, each.item) for each in neighbours_of(document)] == [("政策解读", explainer)]
    told = Entry.objects.filter(verb="link").order_by("sequence").values_list("subject", "label")
    assert list(told) == [
        (f"items.item:{explainer.pk}", f"关联：解读《{document.title}》"),
        (f"items.item:{document.pk}", "被解读：《一图读懂》"),
    ]


def test_only_what_is_public_is_named_to_the_public(cast: Cast) -> None:
    document, explainer = published(cast), registered(cast, "explainer")
    actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)
    assert public_neighbours_of(document) == []

    PendingCopy.objects.all().delete()
    publish(cast, explainer)
    assert [each.item for each in public_neighbours_of(document)] == [explainer]
    assert {copy.item_id for copy in PendingCopy.objects.all()} == {document.pk, explainer.pk}


def test_the_other_page_is_made_anew_when_one_end_is_withdrawn(cast: Cast) -> None:
    document, explainer = published(cast), published(cast, "explainer")
    actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)
    PendingCopy.objects.all().delete()
    actions.withdraw_at_once(explainer.pk, actor=cast.clerk, reason="内容有误")

    assert public_neighbours_of(document) == []
    assert document.pk in {copy.item_id for copy in PendingCopy.objects.all()}


def test_a_link_ends_and_stays_in_the_record(cast: Cast) -> None:
    document, explainer = published(cast), published(cast, "explainer")
    made = actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)
    actions.unlink(explainer.pk, link_id=made.pk, actor=cast.clerk)

    assert neighbours_of(document) == [] and ItemLink.objects.get().ended_at
    with pytest.raises(StepRefused, match="已经取消"):
        actions.unlink(explainer.pk, link_id=made.pk, actor=cast.clerk)
    actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk)


REFUSED = [
    ("official_document", "explains", "official_document", "“公文”不能有“解读”关系"),
    ("explainer", "explains", "roster", "“解读”的须是公文"),
    ("explainer", "likes", "official_document", "须选择关系"),
]


@pytest.mark.parametrize(("kind", "relation", "target", "why"), REFUSED, ids=[case[3] for case in REFUSED])
def test_a_link_that_the_kind_does_not_have_is_refused(
    cast: Cast, kind: str, relation: str, target: str, why: str
) -> None:
    item, other = registered(cast, kind), registered(cast, target)
    with pytest.raises(StepRefused, match=why):
        actions.link(item.pk, relation=relation, target_id=other.pk, actor=cast.clerk)


def test_items_are_linked_once_and_not_in_a_ring(cast: Cast) -> None:
    new, old = registered(cast, "normative_document"), registered(cast, "normative_document")
    actions.link(new.pk, relation="replaces", target_id=old.pk, actor=cast.clerk)
    with pytest.raises(StepRefused, match="已经关联过了"):
        actions.link(new.pk, relation="replaces", target_id=old.pk, actor=cast.clerk)
    with pytest.raises(StepRefused, match="不能倒过来"):
        actions.link(old.pk, relation="replaces", target_id=new.pk, actor=cast.clerk)
    with pytest.raises(StepRefused, match="不能关联自己"):
        actions.link(new.pk, relation="amends", target_id=new.pk, actor=cast.clerk)


def test_what_ends_another_document_is_linked_before_anybody_reviews_it(cast: Cast) -> None:
    new, old = registered(cast, "normative_document"), registered(cast, "normative_document")
    actions.check(new.pk, actor=cast.section_head)
    with pytest.raises(StepRefused, match="退回后在登记环节关联"):
        actions.link(new.pk, relation="repeals", target_id=old.pk, actor=cast.clerk)


def test_after_publication_the_other_document_is_changed_by_its_own_approval_first(cast: Cast) -> None:
    new, old = published(cast, "official_document"), published(cast, "official_document")
    Item.objects.filter(pk=new.pk).update(kind="normative_document")
    with pytest.raises(StepRefused, match="先对那份文件申请变更效力状态"):
        actions.link(new.pk, relation="repeals", target_id=old.pk, actor=cast.clerk)
    actions.propose_revision(old.pk, actor=cast.clerk, changes={"validity": "repealed"}, reason="已废止")
    actions.decide_revision(old.pk, actor=cast.director, is_approved=True)

    made = actions.link(new.pk, relation="repeals", target_id=old.pk, actor=cast.clerk)
    with pytest.raises(StepRefused, match="恢复效力状态后再取消"):
        actions.unlink(new.pk, link_id=made.pk, actor=cast.clerk)
    assert Item.objects.get(pk=old.pk).validity == Validity.REPEALED


def test_another_organs_items_cannot_be_linked(cast: Cast) -> None:
    mine = registered(cast, "explainer")
    draft = actions.Draft(
        kind="official_document", title="外单位", formed_on=DAY, proposed_attribute="proactive"
    )
    theirs = actions.register(cast.other_organ, draft, actor=cast.other_clerk)
    with pytest.raises(StepRefused, match="须选择要关联的信息"):
        actions.link(mine.pk, relation="explains", target_id=theirs.pk, actor=cast.clerk)


def written_kind(code: str, **told: Any) -> str:
    return "\n".join(
        [f"code: {code}", f"label: {code}", f"description: {code}", *map(": ".join, told.items())]
    )


def test_a_required_link_is_asked_for_before_publication(cast: Cast, monkeypatch: Any) -> None:
    result = kinds.kind_of("explainer")
    strict = result.model_copy(update={"links": (result.links[0].model_copy(update={"required": True}),)})
    monkeypatch.setattr(kinds, "all_kinds", lambda: {**_KINDS, "explainer": strict})
    item, document = registered(cast, "explainer"), published(cast)
    with pytest.raises(StepRefused, match="须先关联解读的文件"):
        publish(cast, item)
    made = actions.link(item.pk, relation="explains", target_id=document.pk, actor=cast.clerk)
    actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, five_open=["decision"])
    with pytest.raises(StepRefused, match="公开后须保留关联"):
        actions.unlink(item.pk, link_id=made.pk, actor=cast.clerk)


_KINDS = kinds.all_kinds()
WRONG = {
    "不存在的种类": {"links": "[{relation: explains, kinds: [nothing]}]"},
    "不能属于的种类": {"stages": "[{code: one, label: 一, kinds: [part]}]"},
    "同一关系两次": {"links": "[{relation: explains}, {relation: explains}]"},
    "同一阶段两次": {"links": "[{relation: belongs_to}]", "stages": "[{code: a, label: 一, kinds: [a]}, {code: a, label: 二, kinds: [b]}]"},
    "没有的关系": {"links": "[{relation: likes}]"},
}  # fmt: skip


@pytest.mark.parametrize("told", WRONG.values(), ids=WRONG)
def test_a_kinds_links_and_stages_are_checked_on_load(tmp_path: Any, told: dict[str, str]) -> None:
    (tmp_path / "whole.yaml").write_text(written_kind("whole", **told), encoding="utf-8")
    (tmp_path / "part.yaml").write_text(written_kind("part"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"whole\.yaml"):
        kinds.kinds_in(tmp_path)


def test_stages_take_kinds_that_may_belong(tmp_path: Any) -> None:
    stages = "[{code: tender, label: 招标, kinds: [part]}]"
    (tmp_path / "whole.yaml").write_text(written_kind("whole", stages=stages), encoding="utf-8")
    links = "[{relation: belongs_to, kinds: [whole]}]"
    (tmp_path / "part.yaml").write_text(written_kind("part", links=links), encoding="utf-8")
    assert kinds.kinds_in(tmp_path)["whole"].stages[0].label == "招标"
