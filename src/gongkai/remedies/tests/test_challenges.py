"""Challenges to a delivered reply: recorded once, with the warnings that the law gives, and closed with a result."""

from datetime import date, timedelta

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.applications.tests.samples import brought_to, moment
from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.remedies import actions
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.remedies.permissions import PERMISSIONS
from gongkai.remedies.tests.office import (
    FILED_ON,
    NUMBER,
    REFUSED_ON,
    SERVED_ON,
    acted_again,
    closed_with_an_order,
    refused,
    reviewed,
    served,
    sued,
    told_to_do,
)


def test_a_reconsideration_is_bound_to_the_reply_and_pending(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    assert (review.application, review.against) == (application, "reply")
    assert (review.state, review.result, review.closed_on) == ("pending", "", None)
    entry = Entry.objects.get(verb="register_reconsideration")
    assert (entry.label, entry.legal_on) == (f"登记行政复议：{NUMBER}", FILED_ON)
    assert entry.subject == entries.subject_of(review)


def test_a_closed_reconsideration_has_a_result(cast: Cast) -> None:
    review = reviewed(cast, refused(cast), closed_on=date(2026, 5, 20))
    assert (review.state, review.result) == ("closed", "upheld")
    assert Entry.objects.get(verb="close").label == f"登记审理结果：{NUMBER} 结果维持"
    assert entries.verify()[1] == []


def test_a_challenge_is_closed_once(cast: Cast) -> None:
    review = reviewed(cast, refused(cast), closed_on=date(2026, 5, 20))
    with pytest.raises(StepRefused, match="已审结"):
        actions.close(
            Reconsideration,
            review.pk,
            actor=cast.clerk,
            result="other",
            closed_on=date(2026, 5, 21),
            at=moment(FILED_ON),
        )


def test_a_direct_suit_over_a_refusal_warns_of_prior_reconsideration(cast: Cast) -> None:
    made = sued(cast, refused(cast))
    assert "应当先申请行政复议" in made.warnings[0]
    assert "第二十三条第一款第四项" in made.warnings[0]
    assert Entry.objects.get(verb="register_lawsuit").payload["warnings"] == list(made.warnings)


def test_a_direct_suit_over_missing_information_needs_no_reconsideration(cast: Cast) -> None:
    assert sued(cast, refused(cast, outcome="36.4")).warnings == ()


def test_a_direct_suit_over_a_refusal_before_2024_was_open(cast: Cast) -> None:
    application = refused(cast, on=date(2023, 12, 4))
    assert sued(cast, application, filed_on=date(2024, 2, 1)).warnings == ()


def test_a_suit_after_reconsideration_gives_no_warning(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application, closed_on=date(2026, 5, 20))
    made = sued(cast, application, filed_on=date(2026, 6, 1), after_review_id=review.pk)
    assert made.warnings == ()
    assert made.lawsuit.after_review == review


def test_a_suit_after_reconsideration_waits_for_the_decision(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    with pytest.raises(StepRefused, match="尚未审结"):
        sued(cast, application, filed_on=date(2026, 6, 1), after_review_id=review.pk)


def test_the_reconsideration_must_be_of_the_same_reply(cast: Cast) -> None:
    review = reviewed(cast, refused(cast), closed_on=date(2026, 5, 20))
    other = brought_to("delivered", cast, key="other", on=REFUSED_ON)
    with pytest.raises(StepRefused, match="不是针对本答复的"):
        sued(cast, other, filed_on=date(2026, 6, 1), after_review_id=review.pk)


def test_a_late_reconsideration_is_recorded_with_a_warning(cast: Cast) -> None:
    made = actions.register_reconsideration(
        refused(cast).pk,
        actor=cast.clerk,
        case_number=NUMBER,
        filed_on=date(2026, 5, 20),
        at=moment(date(2026, 5, 20)),
    )
    assert len(made.warnings) == 1
    assert "第二十条第一款" in made.warnings[0]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"case_number": "  "}, "须填写案号"),
        ({"case_number": "字" * 61}, "案号太长"),
        ({"filed_on": date(2026, 3, 5)}, "不能早于答复送达日期"),
        ({"filed_on": date(2026, 4, 2)}, "不能晚于今天"),
    ],
)
def test_a_faulty_registration_is_refused(cast: Cast, changes: dict[str, object], reason: str) -> None:
    stated = {"case_number": NUMBER, "filed_on": FILED_ON, **changes}
    with pytest.raises(StepRefused, match=reason):
        actions.register_reconsideration(
            refused(cast).pk,
            actor=cast.clerk,
            at=moment(FILED_ON),
            **stated,  # type: ignore[arg-type]
        )
    assert not Reconsideration.objects.exists()


def test_a_case_number_is_registered_once(cast: Cast) -> None:
    application = refused(cast)
    reviewed(cast, application)
    with pytest.raises(StepRefused, match="已经登记"):
        reviewed(cast, application)


def test_only_a_delivered_reply_can_be_challenged(cast: Cast) -> None:
    application = brought_to("signed", cast)
    with pytest.raises(StepRefused, match="答复送达以后才能登记"):
        sued(cast, application)
    assert not Lawsuit.objects.exists()


@pytest.mark.parametrize(
    ("result", "closed_on", "reason"),
    [
        ("won", FILED_ON, "须选择审理结果"),
        ("upheld", date(2026, 3, 31), "不能早于受理日期"),
        ("upheld", date(2026, 4, 2), "不能晚于今天"),
    ],
)
def test_a_faulty_closing_is_refused(cast: Cast, result: str, closed_on: date, reason: str) -> None:
    made = sued(cast, refused(cast, outcome="36.4"))
    with pytest.raises(StepRefused, match=reason):
        actions.close(
            Lawsuit,
            made.lawsuit.pk,
            actor=cast.clerk,
            result=result,
            closed_on=closed_on,
            at=moment(FILED_ON),
        )


MATRIX = """
                          clerk section_head reviewer director authority auditor other_clerk stranger
register_reconsideration    x        x          -        x         -        -         -         -
register_lawsuit            x        x          -        x         -        -         -         -
record_service              x        x          -        x         -        -         -         -
record_answer               x        x          -        x         -        -         -         -
set_hearing                 x        x          -        x         -        -         -         -
close                       x        x          -        x         -        -         -         -
appeal                      x        x          -        x         -        -         -         -
remand                      x        x          -        x         -        -         -         -
retry                       x        x          -        x         -        -         -         -
attach_paper                x        x          -        x         -        -         -         -
open_paper                  x        x          -        x         -        -         -         -
set_aside_paper             -        x          -        x         -        -         -         -
correct                     x        x          -        x         -        -         -         -
annul                       -        x          -        x         -        -         -         -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, refused(cast))


@pytest.mark.parametrize(
    ("who", "count"), [("auditor", 1), ("authority", 1), ("other_clerk", 0), ("stranger", 0)]
)
def test_challenges_are_seen_in_the_organ_and_above_it(cast: Cast, who: str, count: int) -> None:
    reviewed(cast, refused(cast))
    assert Reconsideration.objects.visible_to(getattr(cast, who)).count() == count
    assert Reconsideration.objects.pending().count() == 1


@pytest.mark.parametrize(
    ("is_simplified", "due_on"),
    [(False, date(2026, 4, 21)), (True, date(2026, 4, 14))],
    ids=["ordinary", "simplified"],
)
def test_the_organs_answer_is_due_by_the_procedure(cast: Cast, is_simplified: bool, due_on: date) -> None:
    review = reviewed(cast, refused(cast))
    assert served(cast, review, is_simplified=is_simplified).answer_due_on == due_on


def test_the_answer_to_a_court_is_due_after_fifteen_days_and_a_late_one_says_so(cast: Cast) -> None:
    lawsuit = sued(cast, refused(cast, outcome="36.4")).lawsuit
    assert served(cast, lawsuit).answer_due_on == date(2026, 4, 22)
    late = date(2026, 4, 23)
    actions.record_answer(Lawsuit, lawsuit.pk, actor=cast.clerk, answered_on=late, at=moment(late))
    assert "已超过期限 2026-04-22" in Entry.objects.get(verb="record_answer").label


def test_an_answer_needs_a_served_copy(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    with pytest.raises(StepRefused, match="须先登记收到"):
        actions.record_answer(
            Reconsideration, review.pk, actor=cast.clerk, answered_on=SERVED_ON, at=moment(SERVED_ON)
        )


def test_an_order_to_answer_anew_waits_until_it_is_acted_on(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    with pytest.raises(StepRefused, match="审理结果是“结果纠正”"):
        closed_with_an_order(cast, review, result="upheld")
    with pytest.raises(StepRefused, match="须填写决定书"):
        closed_with_an_order(cast, review, decision_number=" ")
    closed_with_an_order(cast, review)
    on = date(2026, 5, 21)
    assert [each.step for each in told_to_do(cast, on=on)] == ["依决定重新办理"]
    acted_again(cast, application, on=on)
    assert told_to_do(cast, on=on) == []


def test_what_is_to_be_answered_stands_in_the_worklist_with_its_day(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    served(cast, review)
    (task,) = told_to_do(cast, on=SERVED_ON)
    assert (task.step, task.due_on, task.days_left) == ("登记提交答复或答辩", date(2026, 4, 21), 10)


def test_a_holiday_notice_moves_the_day_to_answer(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    served(cast, review, on=FILED_ON)
    review.refresh_from_db()
    due_on = review.answer_due_on
    assert actions.recompute_answers() == ()
    Reconsideration.objects.filter(pk=review.pk).update(answer_due_on=due_on - timedelta(days=1))
    (moved,) = actions.recompute_answers()
    assert (moved.number, moved.after) == (NUMBER, due_on)
    assert Entry.objects.filter(verb="recompute_answer").count() == 1
