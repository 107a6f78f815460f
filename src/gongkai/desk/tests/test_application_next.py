"""下一步 of an application: at every point of its way the page says what is to be done, and by when."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import (
    COMPANY,
    DUE_ON,
    PERSON,
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    moment,
    sent,
)
from gongkai.desk.application_next import NextStep, next_step
from gongkai.desk.letters_panel import panel_of
from gongkai.desk.tests.desk_client import logged_in
from gongkai.desk.tests.test_reassessments import long_due
from gongkai.items.models import Item

SENT_ON = date(2020, 5, 20)


def of(application: Application, cast: Cast, *, on: date = SENT_ON, **told: Any) -> NextStep:
    found = Application.objects.get(pk=application.pk)
    papers = panel_of(found, cast.clerk)
    return next_step(
        found, notices=papers.notices, consultations=papers.consultations, challenges=(), on=on, **told
    )


@pytest.mark.parametrize(
    ("state", "what", "verb"),
    [
        ("submitted", "请与申请人确认收到，然后登记", "register"),
        ("registered", "请拟写答复", "draft_reply"),
        ("drafted", "答复书等待审核", "review_reply"),
        ("reviewed", "答复书等待签发", "sign_reply"),
        ("signed", "请把答复书送达申请人", "deliver"),
        ("delivered", "已办结", ""),
    ],
)
def test_each_state_says_what_leads_on(cast: Cast, state: str, what: str, verb: str) -> None:
    found = of(brought_to(state, cast), cast)
    assert (found.what, found.verb) == (what, verb)
    assert found.due_on == (None if state in ("submitted", "delivered") else DUE_ON)
    assert found.how


def test_a_letter_in_hand_comes_before_the_reply(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    found = of(correction.application, cast)
    assert (found.what, found.letter) == ("《补正告知书》等待签发", correction.notice_id)
    actions.sign_notice(correction.notice_id, actor=cast.director, at=moment(SENT_ON))
    assert of(correction.application, cast).what == "请发出《补正告知书》"


def test_a_correction_is_waited_for_then_received_or_given_up(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=SENT_ON)
    application = correction.application
    assert of(application, cast).verb == "receive_correction"
    late = of(application, cast, on=correction.due_on + timedelta(days=1))
    assert (late.what, late.verb) == ("补正期限已过，申请人没有补正", "draft_reply")
    actions.offer_correction(application.pk, wanted="2019 年高仁乡的明细", at=moment(SENT_ON))
    assert of(application, cast).what == "请登记收到补正"


def test_a_third_party_is_waited_for_and_its_objection_is_to_be_decided(cast: Cast) -> None:
    application = brought_to("registered", cast)
    asked = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        matter="补助金额",
        at=moment(SENT_ON),
    )
    sent(asked.notice, cast, on=SENT_ON)
    assert of(application, cast).what == "请记录王**收到征求意见文书的日期"
    actions.confirm_notice_received(
        asked.notice_id, actor=cast.clerk, received_on=SENT_ON, at=moment(SENT_ON)
    )
    assert of(application, cast).what == "等王**的意见"
    assert of(application, cast, on=date(2020, 7, 1)).what == "王**的回复期限已过"
    actions.record_answer(
        asked.notice_id,
        actor=cast.clerk,
        answer="objects",
        text="不愿公开",
        answered_on=SENT_ON,
        at=moment(SENT_ON),
    )
    assert of(application, cast).what == "王**不同意公开，请决定"


def test_a_likely_repetition_is_told(cast: Cast) -> None:
    found = of(brought_to("registered", cast), cast, repeated="青住建公开告〔2020〕1号（2020年05月18日）")
    assert found.what == "请拟写答复（可能是重复申请）"
    assert "青住建公开告〔2020〕1号" in found.how


def test_what_was_sent_back_says_why(cast: Cast) -> None:
    application = brought_to("drafted", cast)
    actions.send_back_reply(
        application.pk, actor=cast.section_head, reason="请写明页数", at=moment(RECEIVED_ON)
    )
    found = of(application, cast)
    assert (found.what, found.verb) == ("请修改退回的答复", "draft_reply")
    assert "请写明页数" in found.how


def test_of_several_that_were_asked_the_one_to_see_to_first_is_named_with_the_others(cast: Cast) -> None:
    application = brought_to("registered", cast)
    for kind, party in (("third_party", "某某建筑工程有限公司"), ("co_maker", "县财政局")):
        asked = actions.consult(
            application.pk, actor=cast.clerk, kind=kind, party=party, matter="合同", at=moment(SENT_ON)
        )
        sent(asked.notice, cast, on=SENT_ON, received_on=SENT_ON)
    found = of(application, cast, on=SENT_ON)
    assert found.what == "等某某建筑工程有限公司的意见" and "还在等：县财政局" in found.how


def test_a_reply_that_came_back_is_sent_once_more_before_anything_is_over(cast: Cast) -> None:
    application, clerk = brought_to("signed", cast), logged_in(cast, "clerk")
    first = actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="mail",
        evidence="EMS XA123456785CN",
        delivered_on=date(2020, 5, 19),
        at=moment(date(2020, 5, 19)),
    )
    address = f"/desk/applications/{application.pk}/"
    assert "已办结" in clerk.get(address).content.decode()
    actions.record_return(
        first.pk, actor=cast.clerk, returned_on=SENT_ON, because="moved", at=moment(SENT_ON)
    )
    shown = clerk.get(address).content.decode()
    assert "答复书被退回，请再次送达" in shown
    assert (
        f'class="button button--primary" href="/desk/applications/deliveries/{first.pk}/deliver_again/"'
        in shown
    )


def test_what_others_ask_for_too_leads_in_one_step_to_the_public(cast: Cast) -> None:
    item = long_due(cast)
    Item.objects.filter(pk=item.pk).update(attribute="on_application")
    for number, who in enumerate((PERSON, COMPANY)):
        application = brought_to("delivered", cast, key=f"k{number}", applicant=who)
        application.reply.items.add(item)
    address = f"/desk/applications/{application.pk}/"
    assert "由保密审查人员提出转为主动公开" in logged_in(cast, "clerk").get(address).content.decode()
    reviewer, step = logged_in(cast, "reviewer"), f"/desk/items/{item.pk}/propose_reassessment/"
    assert step in reviewer.get(address).content.decode()
    assert step in reviewer.get("/desk/reassessments/").content.decode()
    assert "已依申请提供给 2 个申请人" in reviewer.get(step).content.decode()
