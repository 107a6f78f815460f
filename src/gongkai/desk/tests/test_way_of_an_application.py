"""An application goes from the worklist to delivery, through the desk alone."""

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.applications.letters.printing import glyphs
from gongkai.applications.tests.samples import brought_to
from gongkai.casework.models import Entry
from gongkai.desk.application_steps import COUNTER
from gongkai.desk.tests.desk_client import APPLICANT, HOW, logged_in, published, submitted

TODAY = timezone.localdate().isoformat()


def test_an_application_goes_from_the_worklist_to_delivery(cast: Cast) -> None:
    application = submitted(cast)
    page = f"/desk/applications/{application.pk}/"
    clerk, head = logged_in(cast, "clerk"), logged_in(cast, "section_head")
    assert page in clerk.get("/desk/").content.decode()

    form = {"received_on": TODAY, "handler": cast.members["clerk"].pk, **HOW}
    assert clerk.post(f"{page}register/", form).status_code == 302
    assert "20 个工作日" in clerk.get(page).content.decode()

    outcomes = clerk.get(f"{page}draft_reply/").content.decode()
    assert "?outcome=36.2" in outcomes
    reply = {"particular_content_or_path": "2019 年公租房配租方案", "what": "save"}
    assert clerk.post(f"{page}draft_reply/?outcome=36.2", reply).status_code == 302
    assert clerk.get(f"{page}letter/").status_code == 200

    assert "配租方案" in head.get(f"{page}review_reply/").content.decode()
    assert head.post(f"{page}review_reply/").status_code == 302
    assert logged_in(cast, "director").post(f"{page}sign_reply/").status_code == 302
    assert clerk.post(f"{page}deliver/", {"method": "online", "delivered_on": TODAY}).status_code == 302

    application.refresh_from_db()
    assert (application.state, application.outcome) == ("delivered", "36.2")
    shown = clerk.get(page).content.decode()
    assert "已送达" in shown and "青住建" in shown


def test_the_letter_is_composed_on_demand_and_then_edited(cast: Cast) -> None:
    application = submitted(cast)
    clerk = logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})

    reply = {"particular_search_record": "档案系统，关键词“配租”，2019 年", "what": "compose"}
    composed = clerk.post(f"{page}draft_reply/?outcome=36.4", reply)
    assert composed.status_code == 200
    assert "青石县人民政府" in composed.content.decode()

    assert clerk.post(f"{page}draft_reply/?outcome=36.4", {"what": "save"}).status_code == 422
    edited = {**reply, "what": "save", "letter": "经检索，本机关没有您申请的信息。"}
    assert clerk.post(f"{page}draft_reply/?outcome=36.4", edited).status_code == 302
    application.reply.refresh_from_db()
    assert application.reply.letter == "经检索，本机关没有您申请的信息。"


def test_a_letter_without_the_right_remedy_is_not_signed(cast: Cast) -> None:
    application = submitted(cast)
    page = f"/desk/applications/{application.pk}/"
    clerk = logged_in(cast, "clerk")
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    reply = {"particular_search_record": "档案系统", "what": "save", "letter": "没有这份信息。"}
    clerk.post(f"{page}draft_reply/?outcome=36.4", reply)
    logged_in(cast, "section_head").post(f"{page}review_reply/")

    answer = logged_in(cast, "director").post(f"{page}sign_reply/")
    assert answer.status_code == 409
    assert "救济途径" in answer.content.decode()


def test_items_are_provided_by_their_index_number(cast: Cast) -> None:
    application, item = submitted(cast), published(cast)
    clerk = logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    reply = {"items": "640299042/2020-00001", "what": "save", "particular_content_or_path": "附后"}
    answer = clerk.post(f"{page}draft_reply/?outcome=36.2", reply)
    assert answer.status_code == 422 and "登记簿中没有" in answer.content.decode()

    assert (
        clerk.post(f"{page}draft_reply/?outcome=36.2", {**reply, "items": item.index_number}).status_code
        == 302
    )
    assert list(application.reply.items.all()) == [item]


def test_the_applicant_is_shown_on_request_only_and_the_look_is_written_down(cast: Cast) -> None:
    application = submitted(cast)
    clerk = logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    plain = clerk.get(page).content.decode()
    assert APPLICANT.name not in plain and APPLICANT.paper_number not in plain

    shown = clerk.post(f"{page}identity/")
    assert APPLICANT.name in shown.content.decode() and APPLICANT.paper_number in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert Entry.objects.filter(verb="look", member=cast.members["clerk"]).count() == 1
    assert clerk.get(f"{page}identity/").status_code == 405
    assert APPLICANT.name not in clerk.get(page).content.decode()


def test_who_need_not_know_the_applicant_is_told_why(cast: Cast) -> None:
    application = submitted(cast)
    answer = logged_in(cast, "auditor").post(f"/desk/applications/{application.pk}/identity/")
    assert answer.status_code == 409
    assert APPLICANT.name not in answer.content.decode()


def test_a_day_of_receipt_in_the_future_is_refused_and_stays_in_the_form(cast: Cast) -> None:
    application = submitted(cast)
    answer = logged_in(cast, "clerk").post(
        f"/desk/applications/{application.pk}/register/", {"received_on": "2099-01-01", **HOW}
    )
    assert answer.status_code == 409
    assert "收到之日不能晚于今天" in answer.content.decode() and "2099-01-01" in answer.content.decode()


def test_another_organ_never_sees_the_application(cast: Cast) -> None:
    application = submitted(cast)
    other = logged_in(cast, "other_director")
    for tail in ("", "letter/", "letter.pdf", "sign_reply/"):
        assert other.get(f"/desk/applications/{application.pk}/{tail}").status_code == 404, tail
    assert application.number not in other.get("/desk/applications/").content.decode()


def test_a_draft_that_somebody_saved_meanwhile_is_not_replaced_unseen(cast: Cast) -> None:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    said = {"particular_content_or_path": "附表一份", "what": "save", "seen": ""}
    assert clerk.post(f"{page}draft_reply/?outcome=36.2", said).status_code == 302
    late = clerk.post(f"{page}draft_reply/?outcome=36.2", {**said, "particular_content_or_path": "附表两份"})
    shown = late.content.decode()
    assert late.status_code == 409 and "已经另外保存过" in shown and "附表两份" in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    again = {**said, "particular_content_or_path": "附表两份", "seen": seen}
    assert clerk.post(f"{page}draft_reply/?outcome=36.2", again).status_code == 302


def test_a_reply_that_came_too_late_keeps_its_words_and_says_who_was_first(cast: Cast) -> None:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    assert "保存拟稿，送审核" not in clerk.get(f"{page}draft_reply/?outcome=36.2").content.decode()
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    assert "保存拟稿，送审核" in clerk.get(f"{page}draft_reply/?outcome=36.2").content.decode()
    clerk.post(f"{page}withdraw_application/", {"evidence": "来函", "withdrawn_on": TODAY})
    said = {"particular_content_or_path": "附表一份", "what": "save"}
    late = clerk.post(f"{page}draft_reply/?outcome=36.2", said)
    shown = late.content.decode()
    assert late.status_code == 409 and "附表一份" in shown and "撤回申请" in shown.split("最近一次是")[1]


def test_a_name_that_cannot_be_printed_is_told_without_a_look_and_without_the_name(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "unprintable", lambda text: "申" if "许申请" in text else "")
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    clerk.post(f"{page}draft_reply/?outcome=36.2", {"particular_content_or_path": "附后", "what": "save"})
    for shown in (clerk.get(f"{page}letter/"), logged_in(cast, "section_head").get(f"{page}review_reply/")):
        text = shown.content.decode()
        assert "受送达人的姓名中有 1 个字本机没有字体" in text and "许申请" not in text
    assert not Entry.objects.filter(verb="look").exists()


def test_a_letter_comes_as_pdf_with_the_full_name_only_on_the_record(cast: Cast) -> None:
    application = submitted(cast)
    clerk = logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    assert clerk.get(f"{page}letter.pdf").status_code == 404
    clerk.post(f"{page}register/", {"received_on": TODAY, **HOW})
    clerk.post(f"{page}draft_reply/?outcome=36.2", {"particular_content_or_path": "附后", "what": "save"})

    assert clerk.get(f"{page}letter.pdf").content.startswith(b"%PDF")
    assert clerk.post(f"{page}letter-named.pdf").content.startswith(b"%PDF")
    assert Entry.objects.filter(verb="look").count() == 1


def test_every_step_has_a_page_before_its_time_which_says_why_not(cast: Cast) -> None:
    """An address that was kept, or another window, may lead there."""
    application = brought_to("registered", cast)
    member = cast.members["clerk"]
    member.roles = ["clerk", "section_head", "secrecy_reviewer", "director"]
    member.save()
    client = logged_in(cast, "clerk")
    for step in COUNTER.pages:
        answer = client.get(f"/desk/applications/{application.pk}/{step.verb}/")
        assert answer.status_code in (200, 409), step.verb
