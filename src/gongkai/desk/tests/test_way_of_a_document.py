"""A document goes from the register form to the public and down again, through the desk alone."""

import pytest
from conftest import Cast

from gongkai.desk.forms.body import as_typed
from gongkai.desk.tests.desk_client import days_ago, determined, draft, logged_in, published
from gongkai.items import actions
from gongkai.items.body import clean
from gongkai.items.models import Item

FORM = {
    "title": "公共租赁住房配租结果公示",
    "document_number": "青住建发〔2026〕5号",
    "formed_on": days_ago(3).isoformat(),
    "proposed_attribute": "proactive",
    "body": "第一段\n第二段",
}


def test_a_document_goes_from_the_form_to_the_public(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    answer = clerk.post("/desk/items/new/?kind=official_document", FORM)
    item = Item.objects.get()
    page = f"/desk/items/{item.pk}/"
    assert (answer.status_code, answer["Location"]) == (302, page)

    steps = (
        ("section_head", "check", {"note": "同意"}),
        ("reviewer", "review_secrecy", {"opinion": "cleared"}),
        ("director", "determine", {"attribute": "proactive"}),
        (
            "clerk",
            "publish",
            {"heading": cast.heading.pk, "five_open": ["result"], "channels": ["website", "notice_board"]},
        ),
    )
    for who, verb, form in steps:
        client = logged_in(cast, who)
        assert client.get(f"{page}{verb}/").status_code == 200, verb
        answer = client.post(f"{page}{verb}/", form)
        assert answer.status_code == 302, (verb, answer.content.decode())

    item.refresh_from_db()
    assert (item.state, item.visibility, item.document_number) == (
        "published",
        "public",
        "青住建发〔2026〕5号",
    )
    shown = clerk.get(page).content.decode()
    assert item.index_number in shown
    assert "科室审核通过：同意" in shown


def test_a_step_that_cannot_be_taken_answers_409_with_every_reason_and_keeps_the_form(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    answer = logged_in(cast, "director").post(
        f"/desk/items/{item.pk}/determine/", {"attribute": "on_application", "reason": "我写的说明"}
    )

    assert answer.status_code == 409
    assert "当前环节是“已登记”" in answer.content.decode()
    assert "我写的说明" in answer.content.decode()


def test_an_invalid_form_answers_422_and_keeps_what_was_typed(cast: Cast) -> None:
    wrong = {
        **FORM,
        "document_number": "青住建发[2026]005",
        "proposed_attribute": "withheld",
        "title": "改<b>",
    }
    answer = logged_in(cast, "clerk").post("/desk/items/new/?kind=official_document", wrong)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "应写作 青住建发〔2026〕5号" in shown
    assert "须选择条例第十四条至第十六条规定的理由" in shown
    assert "改&lt;b&gt;" in shown and "青住建发[2026]005" in shown
    assert not Item.objects.exists()


def test_a_document_from_before_the_regulation_is_refused_with_a_sentence(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post(
        "/desk/items/new/?kind=notice", {**FORM, "document_number": "", "formed_on": "1949-10-01"}
    )
    assert answer.status_code in (302, 409)


def test_a_document_sent_back_is_amended_by_its_clerk(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    logged_in(cast, "section_head").post(f"/desk/items/{item.pk}/send_back/", {"reason": "标题不全"})
    clerk = logged_in(cast, "clerk")
    assert "退回修改" in clerk.get("/desk/").content.decode()

    answer = clerk.post(f"/desk/items/{item.pk}/amend/", {**FORM, "title": "补全的标题"})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.title == "补全的标题"
    assert "退回修改" not in clerk.get("/desk/").content.decode()


def test_a_change_is_shown_old_beside_new_and_needs_a_second_person(cast: Cast) -> None:
    item = published(cast)
    page = f"/desk/items/{item.pk}/"
    form = {
        "title": item.title,
        "validity": "in_force",
        "body": "<p>第一段</p><p>改后的第二段</p>",
        "reason": "户数有误",
    }
    clerk = logged_in(cast, "clerk")
    assert clerk.post(f"{page}propose_revision/", form).status_code == 302
    assert clerk.post(f"{page}propose_revision/", form).status_code == 409

    director = logged_in(cast, "director")
    shown = director.get(f"{page}decide_revision/").content.decode()
    assert "<ins>改后的</ins>" in shown
    assert director.post(f"{page}decide_revision/", {"decision": "approved"}).status_code == 302
    assert item.editions.count() == 2
    assert director.get(f"{page}decide_revision/").status_code == 409


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("第一段\n第二段 & 5<6", "第一段\n第二段 & 5<6"),
        ("<p>有<strong>重点</strong></p>", "<p>有<strong>重点</strong></p>"),
        ("<p>写着 &lt;p&gt; 的一段</p>", "<p>写着 &lt;p&gt; 的一段</p>"),
        ("", ""),
    ],
)
def test_a_text_comes_back_into_the_form_as_it_was_typed(body: str, typed: str) -> None:
    saved = clean(body)
    assert as_typed(saved) == typed
    assert clean(as_typed(saved)) == saved


def test_sending_the_change_form_untouched_changes_nothing(cast: Cast) -> None:
    item = published(cast)
    form = {"title": item.title, "validity": "in_force", "body": "第一段\r\n第二段", "reason": "试一试"}
    answer = logged_in(cast, "clerk").post(f"/desk/items/{item.pk}/propose_revision/", form)
    assert answer.status_code == 409
    assert "没有改动任何内容" in answer.content.decode()


def test_a_withdrawal_needs_a_reason_and_a_tick(cast: Cast) -> None:
    item = published(cast)
    director = logged_in(cast, "director")
    assert director.post(f"/desk/items/{item.pk}/withdraw/", {"reason": "名单有误"}).status_code == 422
    answer = director.post(f"/desk/items/{item.pk}/withdraw/", {"reason": "名单有误", "is_sure": "on"})
    assert answer.status_code == 302
    item.refresh_from_db()
    assert item.visibility == "tombstone"


def test_another_channel_is_recorded_with_its_evidence(cast: Cast) -> None:
    item = published(cast)
    form = {"channel": "notice_board", "place": "一楼公开栏", "evidence": "照片 12"}
    assert logged_in(cast, "clerk").post(f"/desk/items/{item.pk}/record_release/", form).status_code == 302
    assert item.releases.filter(channel="notice_board", evidence="照片 12").exists()


def test_an_item_that_is_not_proactive_shows_why_it_is_not_published(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(proposed_attribute="on_application"), actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="on_application")

    shown = logged_in(cast, "clerk").get(f"/desk/items/{item.pk}/").content.decode()
    assert "只有主动公开的信息才能发布" in shown


def test_a_public_item_of_another_organ_has_no_page_at_this_desk(cast: Cast) -> None:
    item = published(cast)
    assert logged_in(cast, "other_clerk").get(f"/desk/items/{item.pk}/").status_code == 404
    assert logged_in(cast, "authority").get(f"/desk/items/{item.pk}/").status_code == 200
    assert determined(cast).pk
