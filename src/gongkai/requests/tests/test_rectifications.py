"""更正申请: verified before it is decided, decided by three people, told in plain words; nothing is lost twice."""

from datetime import date

import pytest
from conftest import Cast

from gongkai.applications.tests.samples import PERSON, moment
from gongkai.applications.tests.test_tracking import on_paper
from gongkai.cases import tracking
from gongkai.cases.models import CaseLetter
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions as item_actions
from gongkai.items.models import Item
from gongkai.law.workdays import calendar_for
from gongkai.requests import actions
from gongkai.requests.models import Rectification
from gongkai.requests.target import received_before, target_of
from gongkai.requests.tests.samples import (
    ON,
    RECTIFIED,
    STATED,
    closed_item,
    incoming,
    rectification,
    rectified_to,
)
from gongkai.requests.worklist import tasks


def test_a_record_is_verified_corrected_and_told(cast: Cast) -> None:
    case = rectified_to("delivered", cast)
    assert case.number == "G640299041-2026-0001"
    assert case.letter.document_number == "青住建公开更〔2026〕1号"
    assert "更正后的内容是：家庭人口 3 人" in case.letter.text
    assert "行政复议" in case.letter.text
    assert (case.outcome, case.corrected_to, case.closed_on) == (
        "rectified",
        "家庭人口 3 人",
        date(2026, 5, 16),
    )
    assert not entries.verify()[1]


def test_the_same_form_sent_twice_is_one_case_with_one_code(cast: Cast) -> None:
    first = actions.submit_rectification(incoming(cast), at=moment(ON), **STATED)
    again = actions.submit_rectification(incoming(cast), at=moment(ON, 5), **STATED)
    assert (first.case.pk, first.query_code) == (again.case.pk, again.query_code)
    other = actions.submit_rectification(incoming(cast), at=moment(ON), **{**STATED, "should_be": "4 人"})
    assert other.case.pk != first.case.pk


def test_who_asks_lies_under_seal_and_is_looked_at_on_the_record(cast: Cast) -> None:
    case = rectification(cast)
    assert PERSON.name.encode() not in bytes(case.identity)
    assert case.person_label == "李**"
    assert actions.look(case, cast.director) == PERSON
    with pytest.raises(StepRefused, match="经办"):
        actions.look(case, cast.reviewer)
    assert entries.Entry.objects.filter(verb="look").count() == 1


def test_nothing_is_decided_before_it_was_verified(cast: Cast) -> None:
    case = rectified_to("verifying", cast)
    with pytest.raises(StepRefused, match="须先记录核实情况"):
        actions.draft_decision(case.pk, actor=cast.clerk, outcome="rectified", particulars=RECTIFIED)


def test_what_is_wrong_is_not_left_as_it_is(cast: Cast) -> None:
    case = rectified_to("verified", cast)
    told = {"record": "家庭人口", "reason": "没有证据"}
    with pytest.raises(StepRefused, match="应当更正"):
        actions.draft_decision(case.pk, actor=cast.clerk, outcome="not_rectified", particulars=told)


@pytest.mark.parametrize(
    ("only_told", "said"), [("", "本机关已将您的要求转送"), ("是", "请您向有权更正的行政机关提出")]
)
def test_what_belongs_to_another_organ_is_passed_on_without_an_inquiry(
    cast: Cast, only_told: str, said: str
) -> None:
    case = rectification(cast)
    told = {
        "record": "婚姻状况",
        "reason": "婚姻登记由民政部门负责",
        "right_organ": "青石县民政局，电话 0952-6000002",
        "only_told": only_told,
    }
    actions.draft_decision(case.pk, actor=cast.clerk, outcome="passed_on", particulars=told)
    case = Rectification.objects.get(pk=case.pk)
    assert said in case.letter.text
    assert "青石县民政局，电话 0952-6000002。" in case.letter.text


def test_no_one_reviews_or_signs_what_they_drafted(cast: Cast) -> None:
    case = rectified_to("verified", cast)
    head = cast.section_head
    actions.draft_decision(case.pk, actor=head, outcome="rectified", particulars=RECTIFIED)
    with pytest.raises(StepRefused, match="不能审核本人拟写的文书"):
        actions.review_decision(case.pk, actor=head)
    actions.review_decision(case.pk, actor=cast.reviewer)
    with pytest.raises(StepRefused, match="签发"):
        actions.sign_decision(case.pk, actor=head)


def published(cast: Cast) -> Item:
    draft = item_actions.Draft(
        kind="notice",
        title="公共租赁住房轮候公告",
        formed_on=date(2026, 5, 6),
        proposed_attribute="proactive",
        body="第 12 号，家庭人口 2 人",
    )
    pk = item_actions.register(cast.organ, draft, actor=cast.clerk, at=moment(date(2026, 5, 6))).pk
    item_actions.check(pk, actor=cast.section_head)
    item_actions.review_secrecy(pk, actor=cast.reviewer, opinion="cleared")
    item_actions.determine(pk, actor=cast.director, attribute="proactive")
    return item_actions.publish(pk, actor=cast.clerk, heading_id=cast.heading.pk, at=moment(date(2026, 5, 7)))


def test_what_the_public_reads_is_corrected_before_the_letter_says_so(cast: Cast) -> None:
    item = published(cast)
    case = rectified_to("reviewed", cast, item=item)
    with pytest.raises(StepRefused, match="还没有更正后的版本"):
        actions.sign_decision(case.pk, actor=cast.director, at=moment(date(2026, 5, 15)))
    changes = {"body": "第 12 号，家庭人口 3 人"}
    moment_of_change = moment(date(2026, 5, 15))
    item_actions.propose_revision(
        item.pk, actor=cast.clerk, changes=changes, reason="更正", at=moment_of_change
    )
    item_actions.decide_revision(item.pk, actor=cast.director, is_approved=True, at=moment_of_change)
    signed = actions.sign_decision(case.pk, actor=cast.director, at=moment(date(2026, 5, 15), 4))
    assert signed.edition is not None
    assert signed.edition.number == 2


def test_the_person_follows_it_with_number_and_code_alone(cast: Cast) -> None:
    taken = actions.submit_rectification(incoming(cast), at=moment(ON), **STATED)
    number, code = taken.case.number, taken.query_code
    found = tracking.track(number, code)
    assert found is not None
    assert (found.state_label, found.letter_html, found.can_withdraw) == ("已收到", "", True)
    assert "陈经办" not in str(found)
    assert tracking.track(number, "AAAAAAAA") is None
    assert tracking.track("G640299041-2026-9999", code) is None
    assert tracking.letter_pdf(number, code) is None
    actions.withdraw_rectification(taken.case.pk, at=moment(ON, 6))
    after = tracking.track(number, code)
    assert after is not None
    assert ([step.label for step in after.steps], after.is_over) == (["提交更正申请", "撤回更正申请"], True)


def test_the_delivered_letter_can_be_read_and_its_first_look_is_kept(cast: Cast) -> None:
    taken = actions.submit_rectification(incoming(cast), at=moment(ON), **STATED)
    case = rectified_to("delivered", cast)
    found = tracking.track(case.number, taken.query_code)
    assert found is not None
    assert (found.outcome, found.letter_label) == ("予以更正", "政府信息更正告知书")
    assert "青住建公开更" in found.letter_html and PERSON.name not in found.letter_html
    served = tracking.letter_pdf(case.number, taken.query_code)
    assert served is not None and f"{PERSON.name}：" in on_paper(served[1])
    tracking.seen(case.number, taken.query_code)
    tracking.seen(case.number, taken.query_code)
    assert entries.Entry.objects.filter(verb="record_access").count() == 1


def test_the_target_warns_and_says_that_it_is_the_houses_own(cast: Cast) -> None:
    case = rectification(cast)
    calendar = calendar_for("640221")
    due_on = target_of(case, calendar)
    (task,) = tasks(cast.clerk, on=due_on, calendar=calendar, url_of=lambda each: f"/{each.pk}/")
    assert (task.days_left, task.is_mine) == (0, True)
    assert "内部目标 20 个工作日" in task.step
    assert received_before(due_on, calendar) < case.received_on
    (late,) = tasks(cast.clerk, on=date(2026, 7, 1), calendar=calendar, url_of=str)
    assert late.is_overdue
    assert received_before(date(2026, 7, 1), calendar) >= case.received_on


def test_a_withheld_item_needs_no_edition(cast: Cast) -> None:
    case = rectified_to("signed", cast, item=closed_item(cast))
    assert case.edition is None


def test_a_text_of_ones_own_keeps_number_article_and_remedy(cast: Cast) -> None:
    case = rectified_to("verified", cast)
    told = "".join(f"{value}。" for value in RECTIFIED.values())
    with pytest.raises(StepRefused, match=r"编号.*依据.*救济途径（须原样写入：“对本告知书不服的"):
        actions.draft_decision(
            case.pk, actor=cast.clerk, outcome="rectified", particulars=RECTIFIED, text=told, at=moment(ON)
        )
    case = rectified_to("reviewed", cast, submission_key="form-2")
    CaseLetter.objects.filter(case_id=case.pk).update(text=f"编号 {case.number}，第四十一条，{told}")
    with pytest.raises(StepRefused, match="救济途径（须原样写入"):
        actions.sign_decision(case.pk, actor=cast.director, at=moment(ON))
