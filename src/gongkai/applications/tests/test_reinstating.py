"""作废登记 and 恢复办理: a paper keyed in twice counts once, and what was closed by mistake misses no day."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.standing import standing
from gongkai.applications.tests.samples import DUE_ON, RECEIVED_ON, asked_to_correct, brought_to, moment, sent
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import PUBLIC
from gongkai.report.collect.applications import application_facts

MONDAY = date(2020, 5, 18)
TODAY = date(2020, 6, 1)


def paper(cast: Cast, key: str = "form-1") -> Application:
    """A letter that a clerk keyed in and registered."""
    return brought_to("registered", cast, key=key, actor=cast.clerk, channel="mail_signed")


def counted(cast: Cast) -> int:
    return len(list(application_facts(cast.organ.pk, 2020)))


def test_a_paper_that_was_keyed_in_twice_counts_once(cast: Cast) -> None:
    kept, twice = paper(cast), paper(cast, "form-2")
    assert counted(cast) == 2
    found = actions.annul_registration(
        twice.pk, actor=cast.section_head, reason=f"与 {kept.number} 重复录入", at=moment(MONDAY)
    )
    assert (found.state, found.outcome, found.received_on, found.due_on) == ("closed", "annulled", None, None)
    assert counted(cast) == 1
    assert standing(found)[0] == "已作废"
    assert found.is_over


def test_what_was_annulled_by_mistake_goes_on(cast: Cast) -> None:
    application = paper(cast)
    actions.annul_registration(application.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
    found = actions.reinstate(application.pk, actor=cast.director, reason="不是同一份申请", at=moment(TODAY))
    assert (found.state, found.received_on, found.due_on) == ("registered", RECEIVED_ON, DUE_ON)
    entry = entries.of(found).last()
    assert entry is not None
    assert entry.label == "恢复办理：不是同一份申请；答复期限至 2020-06-16"


@pytest.mark.parametrize(
    ("state", "after"),
    [
        ("submitted", "submitted"),
        ("registered", "registered"),
        ("drafted", "drafted"),
        ("reviewed", "drafted"),
        ("signed", "signed"),
    ],
)
def test_a_withdrawal_of_the_wrong_number_is_undone_where_it_stood(
    cast: Cast, state: str, after: str
) -> None:
    application = brought_to(state, cast)
    actions.withdraw_application(
        application.pk, actor=cast.clerk, evidence="来电", withdrawn_on=TODAY, at=moment(TODAY)
    )
    found = actions.reinstate(
        application.pk, actor=cast.section_head, reason="撤回的是另一件", at=moment(TODAY)
    )
    assert (found.state, found.due_on, found.closed_on) == (after, application.due_on, None)
    assert found.outcome == ("36.2" if state == "signed" else "")
    assert bool(found.result_row) == (state == "signed")
    if after == "drafted":
        assert found.reply.reviewed_by_id is None
        actions.review_reply(found.pk, actor=cast.section_head, at=moment(TODAY))


def test_what_stood_still_stands_still_again(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    sent(correction.notice, cast, on=MONDAY)
    pk = correction.application_id
    actions.withdraw_application(pk, actor=cast.clerk, evidence="来电", withdrawn_on=TODAY, at=moment(TODAY))
    found = actions.reinstate(pk, actor=cast.section_head, reason="撤回的是另一件", at=moment(TODAY))
    assert (found.state, found.awaited, found.due_on) == ("registered", "correction", None)


def test_neither_hides_what_an_applicant_asked_for(cast: Cast) -> None:
    online = brought_to("registered", cast)
    with pytest.raises(StepRefused, match="在线提交的申请不能作废"):
        actions.annul_registration(online.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
    actions.withdraw_application(online.pk, actor=PUBLIC, evidence="申请人在线撤回", at=moment(MONDAY))
    with pytest.raises(StepRefused, match="申请人自己在线撤回的"):
        actions.reinstate(online.pk, actor=cast.director, reason="登记错了编号", at=moment(TODAY))
    told = paper(cast, "form-2")
    asked = actions.extend(told.pk, actor=cast.clerk, days=5, reason="调取档案", at=moment(MONDAY))
    with pytest.raises(StepRefused, match="还有文书没有发出"):
        actions.annul_registration(told.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
    sent(asked.notice, cast, on=MONDAY)
    with pytest.raises(StepRefused, match="已经签发延长答复期限告知书"):
        actions.annul_registration(told.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
    with pytest.raises(StepRefused, match="须写明作废的原因"):
        actions.annul_registration(
            paper(cast, "form-3").pk, actor=cast.director, reason="。。", at=moment(MONDAY)
        )


def test_pieces_are_annulled_before_their_form(cast: Cast) -> None:
    first, second = actions.split(
        paper(cast).pk, actor=cast.clerk, pieces=["2019 年明细", "2018 年明细"], at=moment(MONDAY)
    )
    with pytest.raises(StepRefused, match=f"已经拆分出 {second.number}"):
        actions.annul_registration(first.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
    actions.annul_registration(second.pk, actor=cast.director, reason="不应拆分", at=moment(MONDAY))
    actions.annul_registration(first.pk, actor=cast.director, reason="重复录入", at=moment(MONDAY))
