"""更正录入 at the desk: opened on the record, nothing typed is lost, and what has left is named."""

from dataclasses import replace
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.identity import decrypted
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import APPLICANT, days_ago, logged_in, submitted

WRONG = "640221199001011230"
TYPED: dict[str, Any] = {
    "kind": APPLICANT.kind,
    "name": APPLICANT.name,
    "paper": APPLICANT.paper,
    "paper_number": APPLICANT.paper_number,
    "phone": APPLICANT.phone,
    "description": "青石县 2019 年公租房配租方案",
    "form": "paper",
    "delivery": "pick_up",
    "reason": "录入时看错一位，与纸质申请表核对",
}


@pytest.fixture
def application(cast: Cast) -> Application:
    """Keyed in at the counter with a phone that was misread."""
    applicant = replace(APPLICANT, phone="13900000077", name="许申青")
    wanted = WantedInformation(TYPED["description"], "paper", "pick_up")
    made = actions.submit(
        cast.organ,
        applicant=applicant,
        wanted=wanted,
        submission_key="key",
        channel="in_person",
        actor=cast.clerk,
        arrived_on=days_ago(1),
    ).application
    return actions.register(made.pk, actor=cast.clerk, received_on=days_ago(1))


def looks() -> int:
    return Entry.objects.filter(verb="look").count()


def mark_in(page: str) -> str:
    return page.split('name="as_of" value="')[1].split('"')[0]


def test_it_is_opened_on_the_record_and_put_right(cast: Cast, application: Application) -> None:
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/"
    assert f"{page}retype/" in clerk.get(page).content.decode()
    shown = clerk.get(f"{page}retype/").content.decode()
    assert "打开已录入的内容" in shown and "13900000077" not in shown and "许申青" not in shown
    assert looks() == 0
    opened = clerk.post(f"{page}retype/", {"what": "open"}).content.decode()
    assert looks() == 1
    for stored in ("13900000077", "许申青", APPLICANT.paper_number):
        assert f'value="{stored}"' in opened
    answer = clerk.post(f"{page}retype/", {**TYPED, "as_of": mark_in(opened)})
    assert answer.status_code == 302
    told = clerk.get(page).content.decode()
    assert "录入的内容已更正" in told and "更正录入：姓名或名称、联系电话" in told and "许*" in told
    application.refresh_from_db()
    assert decrypted(bytes(application.identity), application.number).phone == APPLICANT.phone
    card = clerk.post(f"{page}identity/").content.decode()
    assert "更正前录入" in card and "联系电话 13900000077" in card


def test_each_fault_stands_at_its_field_and_what_was_typed_stays(
    cast: Cast, application: Application
) -> None:
    clerk, page = logged_in(cast, "clerk"), f"/desk/applications/{application.pk}/retype/"
    opened = clerk.post(page, {"what": "open"}).content.decode()
    wrong = {**TYPED, "paper_number": WRONG, "reason": "与申请表<b>核对", "as_of": mark_in(opened)}
    answer = clerk.post(page, wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "校验位" in shown and WRONG in shown and "&lt;b&gt;核对" in shown
    ticked = clerk.post(page, {**wrong, "lacking": "number_wrong"})
    assert ticked.status_code == 302
    application.refresh_from_db()
    assert application.identity_faults == ["number_wrong"]
    refused = clerk.post(page, {**wrong, "lacking": "number_wrong"})
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "没有需要更正的" in shown and WRONG in shown and looks() == 1


def test_nobody_else_opens_it_and_after_the_signature_nobody(cast: Cast, application: Application) -> None:
    page = f"/desk/applications/{application.pk}/retype/"
    assert logged_in(cast, "director").post(page, {"what": "open"}).status_code == 403
    assert logged_in(cast, "other_clerk").post(page, {"what": "open"}).status_code == 404
    Application.objects.filter(pk=application.pk).update(state="signed")
    clerk = logged_in(cast, "clerk")
    answer = clerk.post(page, {"what": "open"})
    assert answer.status_code == 409 and "当前环节" in answer.content.decode()
    typed = clerk.post(page, {**TYPED, "name": "许申晴", "as_of": "0" * 32})
    assert typed.status_code == 409 and "许申晴" in typed.content.decode()
    assert looks() == 0


def test_what_came_online_is_not_offered(cast: Cast) -> None:
    page = f"/desk/applications/{submitted(cast).pk}/"
    clerk = logged_in(cast, "clerk")
    assert "照纸质申请更正" not in clerk.get(page).content.decode()
    answer = clerk.get(f"{page}retype/")
    assert answer.status_code == 409 and "请其来函" in answer.content.decode()
