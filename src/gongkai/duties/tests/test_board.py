"""公开责任 from stored facts: by heading, with statements, in the same number of queries however many."""

from datetime import date

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.matrix import assert_matrix_holds

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue import actions as catalogue
from gongkai.catalogue.models import Heading
from gongkai.demo.timeline import moment
from gongkai.duties import actions
from gongkai.duties.board import Duty, duties_of, tally
from gongkai.duties.judging import DutyState
from gongkai.duties.models import DutyStatement
from gongkai.duties.permissions import PERMISSIONS
from gongkai.duties.worklist import tasks
from gongkai.items import actions as items
from gongkai.items.models import Item
from gongkai.organs.calendars import calendar_in

ON = date(2020, 11, 20)


@pytest.fixture
def quarterly(cast: Cast) -> Heading:
    cast.heading.cadence = "quarter"
    cast.heading.section = cast.section
    cast.heading.save()
    return cast.heading  # type: ignore[no-any-return]


def publish(
    cast: Cast,
    heading: Heading,
    on: date,
    *,
    kind: str = "notice",
    channels: tuple[str, ...] = ("website",),
    **more: object,
) -> Item:
    at = moment(on)
    draft = items.Draft(
        kind=kind, title=f"{on}的信息", formed_on=on, proposed_attribute="proactive", body="正文", **more
    )  # type: ignore[arg-type]
    item = items.register(cast.organ, draft, actor=cast.clerk, at=at)
    items.check(item.pk, actor=cast.section_head, at=at)
    items.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    items.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    return items.publish(item.pk, actor=cast.clerk, heading_id=heading.pk, channels=channels, at=at)


def duty(cast: Cast, on: date = ON) -> Duty:
    (found,) = duties_of([cast.organ.pk], on=on)
    return found


def test_a_quarter_without_anything_is_late_with_its_day(cast: Cast, quarterly: Heading) -> None:
    publish(cast, quarterly, date(2019, 10, 8))
    publish(cast, quarterly, date(2020, 4, 7))
    publish(cast, quarterly, date(2020, 10, 9))
    found = duty(cast)
    assert (found.state, found.section, found.facts.count) == (DutyState.LATE, "住房保障科", 3)
    late = [each.period.code for each in found.facts.periods if each.is_late(ON)]
    assert late == ["2020-Q2"]
    # 20 workdays after 30 June 2020
    assert found.judgement.due_on == date(2020, 7, 28)


def test_the_notice_board_counts_as_public(cast: Cast, quarterly: Heading) -> None:
    publish(cast, quarterly, date(2020, 10, 9), channels=("notice_board",))
    assert duty(cast).facts.count == 1


def test_an_item_that_names_its_quarter_counts_for_it(cast: Cast, quarterly: Heading) -> None:
    publish(
        cast,
        quarterly,
        date(2020, 10, 27),
        kind="housing_quarterly",
        extra={"year": 2020, "quarter": "第二季度", "households": 3},
    )
    assert "2020-Q2" not in [each.period.code for each in duty(cast).facts.periods if each.is_late(ON)]


def test_a_statement_stands_for_periods_and_is_struck_out(cast: Cast, quarterly: Heading) -> None:
    item = publish(cast, quarterly, date(2020, 11, 16))
    codes = ["2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3"]
    made = actions.state_periods(
        quarterly.pk, actor=cast.clerk, periods=codes, item_id=item.pk, note="没有新增", at=moment(ON)
    )
    assert duty(cast).state is not DutyState.LATE
    assert Entry.objects.filter(verb="state_periods").count() == 1
    actions.strike_statement(made[0].pk, actor=cast.clerk, reason="登记错了")
    assert [each.period.code for each in duty(cast).facts.periods if each.is_late(ON)] == codes[:1]
    with pytest.raises(StepRefused, match="已经撤销"):
        actions.strike_statement(made[0].pk, actor=cast.clerk, reason="再撤")
    assert DutyStatement.objects.count() == len(codes)


def test_a_withdrawn_item_stands_for_nothing(cast: Cast, quarterly: Heading) -> None:
    item = publish(cast, quarterly, date(2020, 11, 16))
    actions.state_periods(quarterly.pk, actor=cast.clerk, periods=["2020-Q2"], item_id=item.pk, at=moment(ON))
    items.withdraw(item.pk, actor=cast.director, reason="有误", at=moment(ON))
    assert "2020-Q2" in [each.period.code for each in duty(cast).facts.periods if each.is_late(ON)]


@pytest.mark.parametrize(
    ("periods", "why"),
    [
        ([], "须选择周期"),
        (["2021-Q1"], "还没有开始"),
        (["2020-03"], "不是这个事项的周期"),
        (["soon"], "不是周期"),
    ],
)
def test_what_a_statement_needs(cast: Cast, quarterly: Heading, periods: list[str], why: str) -> None:
    item = publish(cast, quarterly, date(2020, 11, 16))
    with pytest.raises(StepRefused, match=why):
        actions.state_periods(quarterly.pk, actor=cast.clerk, periods=periods, item_id=item.pk, at=moment(ON))


def test_a_statement_must_be_public_itself(cast: Cast, quarterly: Heading) -> None:
    draft = items.Draft(kind="notice", title="情况说明", formed_on=ON, proposed_attribute="proactive")
    item = items.register(cast.organ, draft, actor=cast.clerk, at=moment(ON))
    with pytest.raises(StepRefused, match="情况说明要先公开"):
        actions.state_periods(
            quarterly.pk, actor=cast.clerk, periods=["2020-Q2"], item_id=item.pk, at=moment(ON)
        )


MATRIX = """
                  clerk section_head reviewer director authority auditor other_clerk other_director stranger
state_periods       x        -          -        -         -        -         -            -           -
strike_statement    x        -          -        -         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast, quarterly: Heading) -> None:
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, quarterly)


def test_an_item_that_was_signed_and_is_not_out_makes_its_heading_late(cast: Cast) -> None:
    publish(cast, cast.heading, date(2020, 9, 1))
    at = moment(date(2020, 9, 1))
    draft = items.Draft(
        kind="notice",
        title="未发布",
        formed_on=at.date(),
        proposed_attribute="proactive",
        body="正文",
        heading_id=cast.heading.pk,
    )
    item = items.register(cast.organ, draft, actor=cast.clerk, at=at)
    items.check(item.pk, actor=cast.section_head, at=at)
    items.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    items.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    assert duty(cast, date(2020, 9, 10)).state is DutyState.DUE
    assert duty(cast).state is DutyState.LATE


def test_ended_headings_owe_nothing(cast: Cast) -> None:
    cast.heading.in_force_to = date(2020, 6, 1)
    cast.heading.save()
    assert not duties_of([cast.organ.pk], on=ON)


def test_what_is_due_stands_in_the_worklist_of_the_clerk_alone(cast: Cast, quarterly: Heading) -> None:
    publish(cast, quarterly, date(2020, 4, 7))
    calendar = calendar_in("640221")
    (task,) = tasks(cast.clerk, on=ON, calendar=calendar, url_of=lambda duty: "/x/")
    assert task.step.startswith("公开2019年第四季度等") and task.is_overdue
    assert not tasks(cast.director, on=ON, calendar=calendar, url_of=lambda duty: "/x/")


def adjust(cast: Cast, on: date, **values: object) -> None:
    version = catalogue.start_version(cast.organ, "proactive", actor=cast.clerk, at=moment(on))
    catalogue.change_heading(version.pk, actor=cast.clerk, code=cast.heading.code, at=moment(on), **values)
    catalogue.submit_version(version.pk, actor=cast.clerk, reason="调整时限", in_force_from=on, at=moment(on))
    catalogue.approve_version(version.pk, actor=cast.director, at=moment(on))


def due_days(cast: Cast, on: date = ON) -> dict[str, date]:
    return {each.period.code: each.due_on for each in duty(cast, on).facts.periods}


def test_a_period_is_judged_by_the_catalogue_of_its_day(cast: Cast, quarterly: Heading) -> None:
    adjust(cast, date(2020, 1, 6), basis="《某某规定》")
    before = due_days(cast)
    adjust(cast, date(2020, 8, 3), time_limit=5)
    now = due_days(cast)
    assert now["2020-Q2"] == before["2020-Q2"] == date(2020, 7, 28)
    assert now["2020-Q3"] < before["2020-Q3"]


def test_a_heading_owes_periods_since_it_has_them(cast: Cast) -> None:
    adjust(cast, date(2020, 1, 6), basis="《某某规定》")
    adjust(cast, date(2020, 5, 6), cadence="quarter")
    assert list(due_days(cast)) == ["2020-Q3", "2020-Q4"]


def test_the_board_costs_the_same_for_ten_times_the_headings_and_organs(
    cast: Cast, quarterly: Heading
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            found = duties_of([cast.organ.pk, cast.other_organ.pk], on=ON)
            tally(found)
        return len(captured)

    publish(cast, quarterly, date(2020, 4, 7))
    adjust(cast, date(2020, 1, 6), basis="《某某规定》")
    adjust(cast, date(2020, 8, 3), time_limit=5)
    before = queries()
    for organ in (cast.organ, cast.other_organ):
        Heading.objects.bulk_create(
            Heading(
                organ=organ,
                catalogue="proactive",
                code=f"h{number}",
                position=number,
                title=f"事项{number}",
                cadence="month",
                in_force_from=date(2019, 1, 1),
            )
            for number in range(2, 42)
        )
    publish(cast, quarterly, date(2020, 7, 7))
    assert queries() == before <= 8
    assert len(duties_of([cast.organ.pk, cast.other_organ.pk], on=ON)) == 81
