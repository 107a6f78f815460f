"""Letters before the reply, through the desk alone: drafted, signed by another, sent, answered."""

from datetime import date, timedelta

from conftest import Cast
from django.test import Client
from django.utils import timezone

from gongkai.applications.models import Application, Consultation, Notice
from gongkai.applications.tests.samples import brought_to
from gongkai.desk.forms.clock_steps import amounts_told
from gongkai.desk.forms.reply import ReplyForm
from gongkai.desk.tests.desk_client import HOW, logged_in, submitted
from gongkai.law.outcomes import outcome

TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=20)).isoformat()


def registered(cast: Cast) -> tuple[Application, str, Client]:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    assert clerk.post(f"{page}register/", {"received_on": TODAY.isoformat(), **HOW}).status_code == 302
    return application, page, clerk


def sent(cast: Cast, clerk: Client, *, method: str = "online") -> str:
    """The letter in hand, signed by the director and sent today; its address."""
    letter = f"/desk/applications/letters/{Notice.objects.latest('pk').pk}/"
    director = logged_in(cast, "director")
    assert "签发文书" in director.get(f"{letter}sign_notice/").content.decode()
    assert director.post(f"{letter}sign_notice/").status_code == 302
    how = {"method": method, "sent_on": TODAY.isoformat()}
    assert clerk.post(f"{letter}send_notice/", how).status_code == 302
    return letter


def test_a_correction_is_asked_signed_sent_and_received(cast: Cast) -> None:
    application, page, clerk = registered(cast)
    asked = {"unclear": "没有写明年度", "how": "请写明年度", "due_on": LATER}
    assert clerk.post(f"{page}ask_correction/", asked).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "补正告知书" in shown and "待签发" in shown
    letter = sent(cast, clerk)
    assert "没有写明年度" in clerk.get(letter).content.decode()
    assert clerk.get(f"{letter}letter.pdf")["Content-Type"] == "application/pdf"
    shown = clerk.get(page).content.decode()
    assert "等待补正" in shown and "重新计算答复期限" in shown
    to_do, _, awaited = clerk.get("/desk/").content.decode().partition('id="awaited"')
    assert "等待补正" in awaited and "等待补正" not in to_do and "没有等您办理" in to_do

    corrected = {"wanted": "2020 年公租房配租方案", "received_on": TODAY.isoformat(), "channel": "fax"}
    unconfirmed = clerk.post(f"{page}receive_correction/", corrected | {"with_whom": "申请人本人"})
    assert "须选择确认收到补正的方式" in unconfirmed.content.decode()
    corrected |= {"means": "phone", "with_whom": "申请人本人"}
    assert clerk.post(f"{page}receive_correction/", corrected).status_code == 302
    application.refresh_from_db()
    assert (application.wanted, application.awaited) == ("2020 年公租房配租方案", "")
    assert application.contacts.get(about="correction").means == "phone"
    assert '<td data-label="事项">补正</td>' in clerk.get(page).content.decode()
    refused = clerk.get(f"{page}ask_correction/")
    assert "补正只能告知一次" in refused.content.decode()


def test_a_third_party_is_asked_and_its_objection_stands_on_the_page(cast: Cast) -> None:
    _, page, clerk = registered(cast)
    asked = {"kind": "third_party", "party": "王建国", "matter": "施工合同", "address": "东街 3 号"}
    assert clerk.post(f"{page}consult/", asked).status_code == 302
    letter = sent(cast, clerk, method="in_person")
    assert clerk.post(f"{letter}confirm_notice_received/", {"received_on": TODAY}).status_code == 302
    answer = {"answer": "objects", "answered_on": TODAY.isoformat(), "text": "涉及商业秘密"}
    assert clerk.post(f"{letter}record_answer/", answer).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "不同意公开" in shown and "涉及商业秘密" in shown and "王建国" not in shown


def test_a_section_is_asked_and_answers(cast: Cast) -> None:
    _, page, clerk = registered(cast)
    asked = {"section": cast.section.pk, "matter": "请提供明细", "due_on": TODAY.isoformat()}
    assert clerk.post(f"{page}ask_for_help/", asked).status_code == 302
    head = logged_in(cast, "section_head")
    letter = clerk.get(page).content.decode().split('id="letter-')[1].split('"')[0]
    assert head.post(f"/desk/applications/letters/{letter}/sign_notice/").status_code == 302
    shown = clerk.get(page).content.decode()
    assert "公开协〔" in shown and "签发，已送科室" in shown
    place = clerk.get(page).content.decode().split('href="/desk/applications/help/')[1].split('"')[0]
    assert head.post(f"/desk/applications/help/{place}", {"answer": "明细附后"}).status_code == 302
    assert "明细附后" in clerk.get(page).content.decode()


def test_every_step_of_the_clock_has_a_form_that_opens(cast: Cast) -> None:
    from gongkai.desk.clock_steps import STEPS

    _, page, clerk = registered(cast)
    head = logged_in(cast, "section_head")
    for step in STEPS:
        client = clerk if "clerk" in step.roles else head
        assert client.get(f"{page}{step.verb}/").status_code in (200, 409), step.verb
        assert client.post(f"{page}{step.verb}/", {}).status_code in (302, 409, 422), step.verb


def test_a_partial_disclosure_asks_how_an_objection_was_met(cast: Cast) -> None:
    application = submitted(cast)
    assert "particular_third_party_record" not in ReplyForm(outcome=outcome("37"), subject=application).fields
    notice = Notice.objects.create(
        application=application,
        kind="third_party",
        addressee="王**",
        letter="征求",
        drafted_by=cast.members["clerk"],
        drafted_at=timezone.now(),
    )
    Consultation.objects.create(
        application=application,
        notice=notice,
        kind="third_party",
        party="王**",
        matter="报价",
        sent_on=TODAY,
        ended_on=TODAY,
        answer="objects",
    )
    form = ReplyForm(
        {"particular_open_part": "工期", "particular_withheld_part_reasons": "商业秘密"},
        outcome=outcome("37"),
        subject=application,
    )
    assert form.errors == {"particular_third_party_record": ["这类答复必须写明"]}


def test_a_form_other_than_asked_for_is_explained_where_it_is_so(cast: Cast) -> None:
    application = brought_to("registered", cast)
    said = {"particular_content_or_path": "随函附复印件一份"}
    form = ReplyForm(said, outcome=outcome("36.2"), subject=application)
    assert form.is_valid() and form.particulars() == {"content_or_path": "随函附复印件一份"}
    address = f"/desk/applications/{application.pk}/draft_reply/?outcome=36.2"
    page = logged_in(cast, "clerk").post(
        address, {**said, "particular_form_reason": "原件易损，改为提供复印件", "what": "compose"}
    )
    assert "第四十条的规定，提供信息的形式与您的要求不同，理由是：原件易损，改为提供复印件。" in page.text


def test_what_a_charge_would_come_to_stands_beside_the_form() -> None:
    told = amounts_told(10, on=date(2026, 3, 2))
    assert (
        told
        == "按件：这是当月第 11 件，本件 100 元；按量：30 页 0 元，31 页 10 元，100 页 700 元，200 页 2700 元，300 页 6700 元"
    )


def test_what_was_taken_back_leaves_a_drafted_letter_nothing_but_to_be_dropped(cast: Cast) -> None:
    _, page, clerk = registered(cast)
    asked = {"unclear": "没有写明年度", "how": "请写明年度", "due_on": TODAY + timedelta(days=14)}
    assert clerk.post(f"{page}ask_correction/", asked).status_code == 302
    assert (
        clerk.post(f"{page}withdraw_application/", {"evidence": "来函", "withdrawn_on": TODAY}).status_code
        == 302
    )
    shown = clerk.get(page).content.decode()
    assert "拟稿，没有签发，请作废" in shown and "作废文书" in shown
    assert "修改文书" not in shown and "申请已终止，期限不再计算" in shown
    assert "签发文书" not in logged_in(cast, "section_head").get(page).content.decode()


def test_a_form_that_was_overtaken_tells_what_was_done_last_and_keeps_what_was_typed(cast: Cast) -> None:
    _, page, clerk = registered(cast)
    asked = {"unclear": "没有写明年度", "how": "请写明年度", "due_on": TODAY + timedelta(days=14)}
    assert clerk.post(f"{page}ask_correction/", asked).status_code == 302
    again = clerk.post(f"{page}ask_correction/", asked | {"unclear": "没有写明种类"})
    shown = again.content.decode()
    assert again.status_code == 409 and "没有写明种类" in shown
    assert "情况有了变动" in shown and "要求补正" in shown.split("最近一次是")[1].split("请<a")[0]
    assert "情况有了变动" not in clerk.get(f"{page}ask_correction/").content.decode()
