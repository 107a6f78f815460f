"""Challenges to silence, orders with a period, parties, second instances, and what was registered by mistake."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to, moment
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.remedies import actions
from gongkai.remedies.models import Lawsuit, Reconsideration
from gongkai.remedies.orders import not_acted_on
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


def test_that_nothing_was_answered_is_challenged_before_there_is_a_reply(cast: Cast) -> None:
    waiting = brought_to("registered", cast, on=REFUSED_ON)
    filed_on = date(2026, 4, 7)
    assert waiting.due_on is not None and waiting.due_on < filed_on
    stated = {"actor": cast.clerk, "filed_on": filed_on, "against": "inaction", "at": moment(filed_on)}
    made = actions.register_reconsideration(waiting.pk, case_number=NUMBER, **stated)
    assert made.warnings == ("本机关逾期没有答复，请尽快答复申请人：答复以后案件照常审理",)
    early = actions.register_lawsuit(
        waiting.pk,
        case_number="案",
        **{**stated, "filed_on": date(2026, 3, 20), "at": moment(date(2026, 3, 20))},
    )
    assert "届满以前" in early.warnings[0]
    assert early.lawsuit.route == "direct"


def test_an_order_to_answer_at_last_is_acted_on_by_the_reply_itself(cast: Cast) -> None:
    waiting = brought_to("registered", cast, on=REFUSED_ON)
    filed_on, closed_on = date(2026, 4, 7), date(2026, 5, 20)
    review = actions.register_reconsideration(
        waiting.pk,
        actor=cast.clerk,
        case_number=NUMBER,
        filed_on=filed_on,
        against="inaction",
        at=moment(filed_on),
    ).reconsideration
    actions.close(
        Reconsideration,
        review.pk,
        actor=cast.clerk,
        ending="review.ordered",
        closed_on=closed_on,
        decision_number="青政复决〔2026〕4号",
        decision_received_on=date(2026, 5, 22),
        must_act_again=True,
        order_days=10,
        order_unit="workdays",
        at=moment(date(2026, 5, 22)),
    )

    def waits() -> list[tuple[str, date | None]]:
        return [(each.step, each.due_on) for each in told_to_do(cast, on=date(2026, 5, 25))]

    assert waits() == [("依决定答复申请人", date(2026, 6, 5))]
    Application.objects.filter(pk=waiting.pk).update(
        state="delivered", closed_on=date(2026, 6, 1), result_row="apps.result.open"
    )
    assert waits() == []


@pytest.mark.parametrize(
    ("days", "unit", "due_on"),
    [
        (None, "", date(2026, 6, 18)),
        (10, "workdays", date(2026, 6, 4)),
        (10, "days", date(2026, 6, 1)),  # 31 May is a Sunday
    ],
    ids=["by law", "workdays", "days"],
)
def test_the_orders_own_period_is_the_clock_of_the_new_answer(
    cast: Cast, days: int | None, unit: str, due_on: date
) -> None:
    on = date(2026, 5, 21)
    again = acted_again(cast, refused(cast), on=on, order_days=days, order_unit=unit)
    assert again.due_on == due_on


def test_a_second_order_over_the_same_reply_waits_though_the_first_was_acted_on(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    closed_with_an_order(cast, review)
    on = date(2026, 5, 21)
    acted_again(cast, application, on=on)
    assert not not_acted_on(Reconsideration.objects.all()).exists()
    suit = sued(cast, application, filed_on=on).lawsuit
    later = date(2026, 9, 1)
    actions.close(
        Lawsuit,
        suit.pk,
        actor=cast.clerk,
        ending="suit.revoked",
        closed_on=later,
        decision_number="判1",
        must_act_again=True,
        at=moment(later),
    )
    assert [each.pk for each in not_acted_on(Lawsuit.objects.all())] == [suit.pk]


def test_who_is_sued_after_a_reconsideration_follows_from_its_decision(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application, closed_on=date(2026, 5, 20))
    made = sued(cast, application, filed_on=date(2026, 6, 1), after_review_id=review.pk)
    assert (made.lawsuit.standing, made.lawsuit.route) == ("co_defendant", "after_review")
    alone = actions.register_lawsuit(
        application.pk,
        actor=cast.clerk,
        case_number="另案",
        filed_on=date(2026, 6, 1),
        after_review_id=review.pk,
        standing="defendant",
        at=moment(date(2026, 6, 1)),
    )
    assert "共同被告" in alone.warnings[0]
    with pytest.raises(StepRefused, match="未经复议直接起诉的，本机关是被告"):
        actions.register_lawsuit(
            application.pk,
            actor=cast.clerk,
            case_number="又一案",
            filed_on=date(2026, 6, 1),
            standing="third_party",
            at=moment(date(2026, 6, 1)),
        )


def test_a_suit_over_a_reconsideration_that_is_not_decided_in_time_is_after_it(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    made = sued(cast, application, filed_on=date(2026, 6, 2), after_review_id=review.pk)
    assert "没有作出决定" in made.warnings[0]


def test_an_appeal_opens_the_suit_again_and_keeps_the_first_judgment(cast: Cast) -> None:
    suit = sued(cast, refused(cast, outcome="36.4")).lawsuit
    judged_on = date(2026, 6, 10)
    actions.close(
        Lawsuit, suit.pk, actor=cast.clerk, ending="suit.revoked", closed_on=judged_on, at=moment(judged_on)
    )
    with pytest.raises(StepRefused, match="不能早于裁判日期"):
        actions.appeal(suit.pk, actor=cast.clerk, on=date(2026, 6, 9), at=moment(judged_on))
    late = date(2026, 6, 26)
    appealed = actions.appeal(suit.pk, actor=cast.clerk, on=late, body="青州中院", at=moment(late))
    assert (appealed.state, appealed.result, appealed.former_instances.get().result) == (
        "pending",
        "",
        "corrected",
    )
    assert "上诉期限 2026-06-25" in Entry.objects.get(verb="appeal").label
    served = actions.record_service(
        Lawsuit,
        suit.pk,
        actor=cast.clerk,
        body="青州中院",
        served_on=date(2026, 7, 1),
        at=moment(date(2026, 7, 1)),
    )
    assert served.answer_due_on == date(2026, 7, 16)
    final = date(2026, 8, 3)
    actions.close(
        Lawsuit, suit.pk, actor=cast.clerk, ending="suit.revoked", closed_on=final, at=moment(final)
    )
    with pytest.raises(StepRefused, match="终审"):
        actions.appeal(suit.pk, actor=cast.clerk, on=final, at=moment(final))


def test_a_remand_goes_on_below_and_a_retrial_keeps_what_took_effect(cast: Cast) -> None:
    suit = sued(cast, refused(cast, outcome="36.4")).lawsuit

    def judged(on: date) -> None:
        actions.close(Lawsuit, suit.pk, actor=cast.clerk, ending="suit.revoked", closed_on=on, at=moment(on))

    def opened(what: Any, on: date, number: str = "") -> Lawsuit:
        found: Lawsuit = what(suit.pk, actor=cast.clerk, on=on, number=number, at=moment(on))
        return found

    day = date(2026, 6, 10)
    with pytest.raises(StepRefused, match="二审、再审的法院才能发回重审"):
        opened(actions.remand, day)
    judged(day)
    opened(actions.appeal, date(2026, 6, 15))
    with pytest.raises(StepRefused, match="不能早于上诉日期"):
        opened(actions.remand, day)
    below = opened(actions.remand, date(2026, 7, 1), "（2026）青行初9号")
    assert (below.state, below.instance, below.counted_from) == ("pending", "remanded", None)
    judged(date(2026, 8, 3))
    with pytest.raises(StepRefused, match="须填写再审的案号"):
        opened(actions.retry, date(2026, 9, 1))
    again = opened(actions.retry, date(2026, 9, 1), "（2026）青行再1号")
    assert (again.state, again.counted_from) == ("pending", date(2026, 9, 1))
    kept = suit.former_instances.values_list("instance", "result", "took_effect")
    assert list(kept) == [
        ("first", "corrected", False),
        ("second", "", False),
        ("remanded", "corrected", True),
    ]
    wrong = {"reopened_on": date(2026, 8, 1)}
    with pytest.raises(StepRefused, match="再审日期不能早于此前的裁判日期"):
        actions.correct(
            Lawsuit, suit.pk, actor=cast.clerk, reason="错", changes=wrong, at=moment(date(2026, 9, 2))
        )
    right = {"reopened_on": date(2026, 8, 31)}
    actions.correct(
        Lawsuit, suit.pk, actor=cast.clerk, reason="错", changes=right, at=moment(date(2026, 9, 2))
    )
    assert Lawsuit.objects.get().counted_from == date(2026, 8, 31)


def test_a_mistake_in_a_registration_is_put_right_with_what_stood_before(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    served(cast, review)
    changes = {"case_number": "青政复〔2026〕8号", "is_simplified": True}
    right = actions.correct(
        Reconsideration, review.pk, actor=cast.clerk, reason="抄错", changes=changes, at=moment(SERVED_ON)
    )
    assert (right.case_number, right.answer_due_on) == ("青政复〔2026〕8号", date(2026, 4, 14))
    payload = Entry.objects.get(verb="correct").payload
    assert payload["before"] == {"case_number": NUMBER, "is_simplified": False}
    with pytest.raises(StepRefused, match="没有改动"):
        actions.correct(
            Reconsideration, review.pk, actor=cast.clerk, reason="再改", changes=changes, at=moment(SERVED_ON)
        )
    with pytest.raises(StepRefused, match="不能早于答复送达日期"):
        actions.correct(
            Reconsideration,
            review.pk,
            actor=cast.clerk,
            reason="改日期",
            changes={"filed_on": date(2026, 3, 5)},
            at=moment(SERVED_ON),
        )


def test_a_registration_by_mistake_is_annulled_and_its_number_is_free_again(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    actions.annul(
        Reconsideration, review.pk, actor=cast.director, reason="登记在另一件上", at=moment(FILED_ON)
    )
    assert not Reconsideration.objects.exists() and Reconsideration.registered.get().state == "annulled"
    with pytest.raises(Reconsideration.DoesNotExist):
        actions.set_hearing(
            Reconsideration, review.pk, actor=cast.clerk, hearing_on=FILED_ON, at=moment(FILED_ON)
        )
    assert reviewed(cast, application).case_number == NUMBER


def test_a_hearing_in_a_mistyped_year_is_refused(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    hearing = {"actor": cast.clerk, "at": moment(FILED_ON)}
    with pytest.raises(StepRefused, match="请核对年份"):
        actions.set_hearing(Reconsideration, review.pk, hearing_on=date(2062, 4, 20), **hearing)
    actions.set_hearing(Reconsideration, review.pk, hearing_on=date(2026, 4, 20), **hearing)


def test_a_fee_notice_alone_is_no_ground_and_says_so(cast: Cast) -> None:
    made = actions.register_reconsideration(
        brought_to("registered", cast, on=REFUSED_ON).pk,
        actor=cast.clerk,
        case_number=NUMBER,
        filed_on=FILED_ON,
        against="notice",
        at=moment(FILED_ON),
    )
    assert "不能单独申请行政复议" in made.warnings[0]
