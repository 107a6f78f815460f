"""Keying in an application that came on paper."""

from conftest import Cast
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.desk.tests.desk_client import APPLICANT, days_ago, logged_in

FORM = {
    "channel": "in_person",
    "arrived_on": days_ago(1).isoformat(),
    "kind": APPLICANT.kind,
    "name": APPLICANT.name,
    "paper": APPLICANT.paper,
    "paper_number": APPLICANT.paper_number,
    "phone": APPLICANT.phone,
    "description": "青石县 2019 年公租房配租方案",
    "form": "paper",
    "delivery": "pick_up",
    "submission_key": "key-of-the-form",
}


def test_a_paper_application_is_keyed_in_once_and_its_code_is_shown(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    assert clerk.get("/desk/applications/new/").status_code == 200
    first = clerk.post("/desk/applications/new/", FORM)
    again = clerk.post("/desk/applications/new/", FORM)
    application = Application.objects.get()
    for answer in (first, again):
        assert answer.status_code == 200
        assert application.number in answer.content.decode() and "查询码" in answer.content.decode()
    assert application.channel == "in_person"
    assert timezone.localdate(application.submitted_at) == days_ago(1)


def test_each_fault_stands_at_its_field_and_what_was_typed_stays(cast: Cast) -> None:
    wrong = {**FORM, "paper_number": "640221199001011230", "description": "配租<b>方案"}
    answer = logged_in(cast, "clerk").post("/desk/applications/new/", wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "校验位" in shown and "配租&lt;b&gt;方案" in shown and "640221199001011230" in shown
    assert not Application.objects.exists()


def test_what_came_in_tomorrow_is_not_keyed_in(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post("/desk/applications/new/", {**FORM, "arrived_on": "2099-01-01"})
    assert answer.status_code == 422


def test_an_online_application_is_not_keyed_in(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post("/desk/applications/new/", {**FORM, "channel": "internet"})
    assert answer.status_code == 422
    assert logged_in(cast, "director").get("/desk/applications/new/").status_code == 403


def test_a_paper_with_a_wrong_number_is_received_and_its_correction_is_prepared(cast: Cast) -> None:
    clerk, new = logged_in(cast, "clerk"), "/desk/applications/new/"
    wrong = {**FORM, "paper_number": "640221199001011230"}
    told = clerk.post(new, wrong).content.decode()
    assert "勾选，照样登记" in told
    assert "证件号码有误" in clerk.post(new, {**wrong, "lacking": "number_wrong"}).content.decode()
    application = Application.objects.get()
    page = f"/desk/applications/{application.pk}/"
    clerk.post(f"{page}register/", {"received_on": days_ago(1).isoformat()})

    shown = clerk.get(page).content.decode()
    assert "下一步：身份信息不全，请要求补正" in shown and "640221199001011230" not in shown
    assert "640221199001011230" in clerk.post(f"{page}identity/").content.decode()
    assert "身份信息不全" in clerk.get("/desk/applications/").content.decode()
    letter = clerk.get(f"{page}ask_correction/").content.decode()
    assert "证件号码有误，不能核对身份" in letter and "并更正号码" in letter

    asked = {"unclear": "证件号码有误", "how": "请更正", "due_on": days_ago(-20).isoformat()}
    clerk.post(f"{page}ask_correction/", asked)
    notice = application.notices.get()
    actions.sign_notice(notice.pk, actor=cast.director)
    today = timezone.localdate()
    actions.send_notice(notice.pk, actor=cast.clerk, method="mail", sent_on=today, evidence="1234567890123")
    came = {"wanted": FORM["description"], "channel": "in_person", "received_on": today.isoformat()}
    number = {"paper": APPLICANT.paper, "paper_number": wrong["paper_number"]}
    assert "校验位" in clerk.post(f"{page}receive_correction/", {**came, **number}).content.decode()
    number["paper_number"] = APPLICANT.paper_number
    assert clerk.post(f"{page}receive_correction/", {**came, **number}).status_code == 302
    application.refresh_from_db()
    assert application.identity_faults == [] and application.due_on is not None
    told = clerk.post(f"{page}identity/").content.decode()
    assert "申请时所写" in told and wrong["paper_number"] in told
