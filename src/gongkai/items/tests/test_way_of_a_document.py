"""A document's way from registration to the public and down again."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

DRAFT = actions.Draft(
    kind="notice",
    title="公共租赁住房配租结果公示",
    formed_on=date(2026, 3, 2),
    proposed_attribute="proactive",
    body="第一段\n第二段",
)


def determined(cast: Cast, draft: actions.Draft = DRAFT, **determination: str) -> Item:
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    return actions.determine(item.pk, actor=cast.director, **{"attribute": "proactive", **determination})


def published(cast: Cast, draft: actions.Draft = DRAFT) -> Item:
    item = determined(cast, draft)
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)


def test_a_document_goes_from_registration_to_the_public(cast: Cast) -> None:
    item = published(cast)

    assert item.index_number.startswith("640299041/")
    assert list(Item.objects.visible_to(cast.stranger)) == [item]
    edition = item.editions.get()
    assert edition.content == "<p>第一段</p><p>第二段</p>"
    assert ["索引号", item.index_number] in edition.card
    assert item.releases.get().channel == "website"
    assert entries.verify() == (5, [])


def test_what_is_not_proactive_stays_in_the_register(cast: Cast) -> None:
    item = determined(cast, attribute="withheld", ground="16.process.request_report")

    with pytest.raises(StepRefused, match="只有主动公开的信息才能发布"):
        actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)
    assert not Item.objects.visible_to(cast.stranger).exists()
    assert item.next_review_on is not None


def test_withholding_needs_a_ground_of_the_regulation(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="第十四条至第十六条"):
        determined(cast, attribute="withheld", ground="because")


def test_a_secret_is_never_opened(cast: Cast) -> None:
    item = actions.register(cast.organ, DRAFT, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="secret")

    with pytest.raises(StepRefused, match="涉及国家秘密"):
        actions.determine(item.pk, actor=cast.director, attribute="proactive")


def test_a_drafter_cannot_sign_their_own_document(cast: Cast) -> None:
    everything = Actor(
        name="一人多岗",
        member_id=cast.members["clerk"].pk,
        organ_id=cast.organ.pk,
        roles=cast.clerk.roles | cast.section_head.roles | cast.reviewer.roles | cast.director.roles,
        organs_read=cast.clerk.organs_read,
    )
    item = actions.register(cast.organ, DRAFT, actor=everything)

    with pytest.raises(StepRefused, match="不能审核本人拟稿的信息"):
        actions.check(item.pk, actor=everything)


def test_a_stranger_cannot_even_find_the_item(cast: Cast) -> None:
    item = actions.register(cast.organ, DRAFT, actor=cast.clerk)

    with pytest.raises(Item.DoesNotExist):
        actions.check(item.pk, actor=cast.other_director)


def test_a_withdrawn_item_keeps_its_address_and_reason_and_loses_its_content(cast: Cast) -> None:
    item = published(cast)
    number = item.index_number
    actions.withdraw(item.pk, actor=cast.director, reason="名单有误，正在核实")

    item.refresh_from_db()
    assert (item.index_number, item.visibility, item.state) == (number, "tombstone", "withdrawn")
    first, tombstone = item.editions.all()
    assert first.content and not tombstone.content
    assert tombstone.reason == "名单有误，正在核实"
    assert not Item.objects.public().exists()
    assert list(Item.objects.visible_to(cast.stranger)) == [item]


def test_a_change_needs_a_second_person_and_keeps_the_old_edition(cast: Cast) -> None:
    item = published(cast)
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": "改后的正文"}, reason="户数有误")
    assert item.editions.count() == 1

    actions.decide_revision(item.pk, actor=cast.director, is_approved=True)

    assert [edition.content for edition in item.editions.all()] == [
        "<p>第一段</p><p>第二段</p>",
        "<p>改后的正文</p>",
    ]
    assert item.editions.last().reason == "户数有误"


def test_an_imported_number_keeps_its_form_and_is_never_used_twice(cast: Cast) -> None:
    first, second = determined(cast), determined(cast)
    actions.publish(
        first.pk, actor=cast.clerk, heading_id=cast.heading.pk, imported_number="640221041/2018-93513"
    )
    with pytest.raises(StepRefused, match="不得重复使用"):
        actions.publish(
            second.pk, actor=cast.clerk, heading_id=cast.heading.pk, imported_number="640221041/2018-93513"
        )


def test_a_notice_board_item_is_published_without_a_page(cast: Cast) -> None:
    item = determined(cast)
    actions.publish(item.pk, actor=cast.clerk, channels=["notice_board"], place="一楼公开栏")

    assert not Item.objects.visible_to(cast.stranger).exists()
    assert item.releases.get().place == "一楼公开栏"


def test_pasted_scripts_do_not_survive_registration(cast: Cast) -> None:
    hostile = actions.Draft(
        kind="notice",
        title="标题<script>alert(1)</script>\x00",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="<p onclick='x()'>正文</p><script>alert(1)</script>\ud800",
    )
    item = actions.register(cast.organ, hostile, actor=cast.clerk)

    assert item.body == "<p>正文</p>"
    assert "\x00" not in item.title


def test_the_rows_of_a_list_are_checked_before_any_is_kept(cast: Cast) -> None:
    draft = actions.Draft(
        kind="penalty_decisions",
        title="行政处罚决定",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    good = {
        "party": "青石建筑有限公司", "document": "青住建罚〔2026〕1号", "fact": "未取得施工许可证擅自施工",
        "basis": "《建设工程质量管理条例》第五十七条", "category": "罚款", "fine_wan": "1.2", "decided_on": "2026-03-02",
    }  # fmt: skip
    with pytest.raises(StepRefused) as refusal:
        actions.add_rows(
            item.pk, [good, {**good, "decided_on": "昨天", "fine_wan": "很多"}], actor=cast.clerk
        )
    assert "第 2 行" in str(refusal.value) and item.rows.count() == 0

    actions.add_rows(item.pk, [good], actor=cast.clerk)
    assert item.rows.get().formed_on == date(2026, 3, 2)
