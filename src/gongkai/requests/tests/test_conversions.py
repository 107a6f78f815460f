"""转主动公开建议: what is accepted is opened by two more people, and its period runs from the decision."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions as application_actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import COMPANY, PERSON, brought_to, moment
from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.requests import actions
from gongkai.requests.detection import reasons_against, worth_a_case
from gongkai.requests.models import Conversion
from gongkai.requests.tests.samples import DECLINED, PUBLISHED, closed_item, conversion

DECIDED_ON = date(2026, 5, 13)


def decided(cast: Cast, case: Conversion, **told: Any) -> Conversion:
    plain = {"outcome": "accepted", "finding": "涉及公众切身利益", "particulars": PUBLISHED, **told}
    actions.examine_conversion(case.pk, actor=cast.clerk, at=moment(date(2026, 5, 12)), **plain)
    actions.review_conversion(case.pk, actor=cast.reviewer, at=moment(date(2026, 5, 12)))
    act = actions.decide_conversion if case.has_person else actions.decide_detected
    return act(case.pk, actor=cast.director, at=moment(DECIDED_ON))


def test_an_item_of_the_register_is_opened_and_its_period_runs_from_the_decision(cast: Cast) -> None:
    item = closed_item(cast)
    case = decided(cast, conversion(cast), item_id=item.pk)
    opened = Item.objects.get(pk=item.pk)
    assert case.opened_item_id == item.pk
    assert (opened.attribute, opened.opened_on) == ("proactive", DECIDED_ON)
    assert opened.publish_due_on == date(2026, 6, 10)
    proposal = opened.reassessments.get()
    assert (proposal.proposed_by, proposal.decided_by) == (cast.members["reviewer"], cast.members["director"])
    assert case.letter.document_number == "青住建公开议〔2026〕1号"
    assert "行政复议" not in case.letter.text


def test_what_is_not_in_the_register_is_registered_with_the_same_period(cast: Cast) -> None:
    opening = {"title": "2025 年危房改造补助分配明细", "kind": "notice", "formed_on": "2026-01-12"}
    case = decided(cast, conversion(cast), opening=opening)
    item = case.opened_item
    assert item is not None
    assert (item.state, item.proposed_attribute, item.drafter) == (
        "registered",
        "proactive",
        cast.members["clerk"],
    )
    assert item.publish_due_on == date(2026, 6, 10)


def test_what_is_declined_opens_nothing_and_says_why(cast: Cast) -> None:
    case = decided(cast, conversion(cast), outcome="declined", particulars=DECLINED)
    assert case.opened_item is None
    assert DECLINED["reason"] in case.letter.text
    done = actions.deliver_conversion(
        case.pk, actor=cast.clerk, method="online", delivered_on=DECIDED_ON, at=moment(DECIDED_ON, 4)
    )
    assert (done.state, done.closed_on) == ("delivered", DECIDED_ON)


def test_a_refusal_without_reasons_is_not_drafted(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="不纳入主动公开范围的理由"):
        actions.examine_conversion(
            conversion(cast).pk, actor=cast.clerk, outcome="declined", finding="不属于", particulars={}
        )


def test_what_is_open_already_is_not_opened_again(cast: Cast) -> None:
    item = closed_item(cast)
    decided(cast, conversion(cast), item_id=item.pk)
    with pytest.raises(StepRefused, match="已经认定为主动公开"):
        decided(cast, conversion(cast, submission_key="form-2"), item_id=item.pk)


def test_the_one_who_reviewed_does_not_decide(cast: Cast) -> None:
    case = conversion(cast)
    told = {"outcome": "declined", "finding": "不属于", "particulars": DECLINED}
    actions.examine_conversion(case.pk, actor=cast.clerk, **told)
    with pytest.raises(StepRefused, match="当前环节"):
        actions.decide_conversion(case.pk, actor=cast.director)
    with pytest.raises(StepRefused, match="保密审查"):
        actions.review_conversion(case.pk, actor=cast.section_head)


def test_an_applicant_whose_number_is_missing_is_taken_at_their_word(cast: Cast) -> None:
    paper = replace(PERSON, paper_number="")
    asked = brought_to(
        "registered",
        cast,
        applicant=paper,
        lacking=["number_missing"],
        channel="in_person",
        actor=cast.clerk,
    )
    case = conversion(cast, person=paper, application=asked)
    assert case.application == asked
    with pytest.raises(StepRefused, match="没有填写"):
        conversion(cast, person=paper, submission_key="form-2")


def test_two_applicants_for_one_record_show_that_it_is_worth_publishing(cast: Cast) -> None:
    item = closed_item(cast)
    with pytest.raises(StepRefused, match="两个以上"):
        actions.open_detected(item.pk, actor=cast.clerk)
    for key, who in (("one", {}), ("two", {"applicant": COMPANY})):
        application = brought_to("registered", cast, key=key, **who)
        given = {"content_or_path": "见附件"}
        application_actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="36.2", particulars=given, item_ids=[item.pk]
        )
        application_actions.review_reply(application.pk, actor=cast.section_head)
        application_actions.sign_reply(application.pk, actor=cast.director)
        Application.objects.filter(pk=application.pk).update(closed_on=DECIDED_ON, state="delivered")
    assert worth_a_case(cast.clerk) == [(item, 2)]
    assert reasons_against(cast.clerk, item) == []
    assert reasons_against(cast.director, item) == ["须由“经办”或“科室负责人”人员办理"]
    assert reasons_against(cast.other_clerk, item) == ["只能处理本机关的信息"]
    case = actions.open_detected(item.pk, actor=cast.clerk, at=moment(DECIDED_ON))
    assert (case.applicants, case.has_person) == (2, False)
    assert worth_a_case(cast.clerk) == []
    with pytest.raises(StepRefused, match="正在办理"):
        actions.open_detected(item.pk, actor=cast.clerk)
    done = decided(cast, case, item_id=item.pk)
    assert (done.state, done.closed_on) == ("closed", DECIDED_ON)
    assert Item.objects.get(pk=item.pk).publish_due_on == date(2026, 6, 10)
