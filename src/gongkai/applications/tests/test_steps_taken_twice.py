"""A button pressed twice, a handler who is gone, and what an ended application still offers."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from tests.cast import make_member

from gongkai.applications import actions
from gongkai.applications.models import Application, Consultation
from gongkai.applications.tests.samples import (
    CONFIRMED,
    PERSON,
    RECEIVED_ON,
    WANTED,
    asked_to_correct,
    brought_to,
    moment,
    sent,
)
from gongkai.applications.tracking import track
from gongkai.applications.worklist import tasks
from gongkai.casework.procedure import StepRefused
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Member


def mine(actor: Actor, on: date = RECEIVED_ON) -> list[Task]:
    return [task for task in tasks(actor, on, lambda found: found.number) if task.is_mine]


def test_a_form_split_twice_is_split_once(cast: Cast) -> None:
    application = brought_to("registered", cast)
    pieces = ["2019 年的分配明细", "2019 年的公示照片"]
    actions.split(application.pk, actor=cast.clerk, pieces=pieces, at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match="不能重复拆分"):
        actions.split(application.pk, actor=cast.clerk, pieces=pieces, at=moment(RECEIVED_ON))
    assert Application.objects.count() == 2


def test_the_same_question_is_put_to_the_same_party_once_at_a_time(cast: Cast) -> None:
    application = brought_to("registered", cast)

    def ask(party: str, matter: str = "投标报价") -> Consultation:
        return actions.consult(
            application.pk,
            actor=cast.clerk,
            kind="third_party",
            party=party,
            matter=matter,
            at=moment(RECEIVED_ON),
        )

    first = ask("王建国")
    with pytest.raises(StepRefused, match="已就同样的信息"):
        ask("王建国")
    ask("王建军")  # shown in lists as the first is
    ask("王建国", "施工合同")
    actions.drop_notice(first.notice_id, actor=cast.clerk, reason="写错", at=moment(RECEIVED_ON))
    ask("王建国")


def test_pieces_of_what_is_answered_anew_are_no_new_applications(cast: Cast) -> None:
    delivered, on = brought_to("delivered", cast), RECEIVED_ON + timedelta(days=30)
    order: dict[str, Any] = {"ordered_on": on, "basis": "青政复决〔2020〕3号", "at": moment(on)}
    again = actions.act_again(delivered.pk, actor=cast.clerk, **order)
    made = actions.split(again.pk, actor=cast.clerk, pieces=["第一项", "第二项"], at=moment(on))
    assert {each.acts_again_on_id for each in made} == {delivered.pk}
    actions.withdraw_application(made[1].pk, actor=cast.clerk, evidence="来函", at=moment(on))
    with pytest.raises(StepRefused, match=again.number):
        actions.act_again(delivered.pk, actor=cast.clerk, **order)


@pytest.mark.parametrize("leaves", ["account closed", "another organ"])
def test_what_someone_has_in_hand_who_is_gone_is_any_clerks(cast: Cast, leaves: str) -> None:
    brought_to("registered", cast)
    other = make_member(
        "clerk2", "孙经办", organ=cast.organ, section=cast.section, roles=[Role.CLERK]
    ).as_actor()
    assert mine(other) == []
    handler = Member.objects.get(pk=cast.clerk.member_id)
    if leaves == "account closed":
        handler.user.is_active = False
        handler.user.save()
    else:
        handler.organ, handler.section = cast.other_organ, None
        handler.save()
    assert [task.step for task in mine(other)] == ["拟写答复"]


def test_nobody_is_handed_an_application_whose_account_is_closed(cast: Cast) -> None:
    application, head = brought_to("registered", cast), cast.members["section_head"]
    head.user.is_active = False
    head.user.save()
    with pytest.raises(StepRefused, match="周科长的登录账号已停用"):
        actions.assign(application.pk, actor=cast.clerk, handler=head, at=moment(RECEIVED_ON))


def test_a_letter_of_what_was_taken_back_waits_for_nobody(cast: Cast) -> None:
    application = brought_to("registered", cast)
    actions.extend(application.pk, actor=cast.clerk, days=5, reason="调取档案", at=moment(RECEIVED_ON))
    assert len(mine(cast.director)) == 1
    actions.withdraw_application(application.pk, actor=cast.clerk, evidence="来函", at=moment(RECEIVED_ON))
    for actor in (cast.clerk, cast.section_head, cast.director):
        assert tasks(actor, RECEIVED_ON, lambda found: found.number) == []


def given_up_until(state: str, cast: Cast, application: Application, on: date) -> None:
    stated = {"notice_and_expiry": "2020年5月18日告知，期限已过"}
    steps = {
        "drafted": lambda: actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="30.x", particulars=stated, at=moment(on)
        ),
        "reviewed": lambda: actions.review_reply(application.pk, actor=cast.section_head, at=moment(on)),
        "signed": lambda: actions.sign_reply(application.pk, actor=cast.director, at=moment(on)),
        "delivered": lambda: actions.deliver(
            application.pk, actor=cast.clerk, method="online", delivered_on=on, at=moment(on)
        ),
    }
    for name in list(steps)[: list(steps).index(state) + 1]:
        steps[name]()


@pytest.mark.parametrize(
    ("state", "who", "step"),
    [
        ("drafted", "section_head", "审核答复"),
        ("reviewed", "director", "签发答复"),
        ("signed", "clerk", "送达答复"),
    ],
)
def test_a_reply_that_gives_up_what_was_not_corrected_waits_for_whoever_is_next(
    cast: Cast, state: str, who: str, step: str
) -> None:
    correction, on = asked_to_correct(cast), date(2020, 6, 8)
    sent(correction.notice, cast, on=RECEIVED_ON, received_on=RECEIVED_ON)
    given_up_until(state, cast, correction.application, on)
    assert [task.step for task in mine(getattr(cast, who), on)] == [step]


def test_after_the_signature_nothing_is_awaited_of_the_applicant(cast: Cast) -> None:
    sent_in = actions.submit(
        cast.organ, submission_key="k", applicant=PERSON, wanted=WANTED, at=moment(RECEIVED_ON, 0)
    )
    pk, on = sent_in.application.pk, date(2020, 6, 8)
    actions.register(
        pk, actor=cast.clerk, received_on=RECEIVED_ON, confirmation=CONFIRMED, at=moment(RECEIVED_ON)
    )
    asked = actions.ask_correction(
        pk, actor=cast.clerk, unclear="年度", how="写明", due_on=date(2020, 6, 1), at=moment(RECEIVED_ON)
    )
    sent(asked.notice, cast, on=RECEIVED_ON, received_on=RECEIVED_ON)
    found = track(sent_in.application.number, sent_in.query_code)
    assert found is not None
    assert (found.state_label, found.can_correct) == ("等待补正", True)
    for state, told in (("signed", "已作出答复"), ("delivered", "已答复")):
        given_up_until(state, cast, sent_in.application, on) if state == "signed" else actions.deliver(
            pk, actor=cast.clerk, method="online", delivered_on=on, at=moment(on)
        )
        found = track(sent_in.application.number, sent_in.query_code)
        assert found is not None
        assert (found.state_label, found.can_correct, found.asked) == (told, False, ())
        with pytest.raises(StepRefused, match="没有正在等待的补正"):
            actions.offer_correction(pk, wanted="2019 年度", at=moment(on))
