"""更正和建议 of these days: one being verified, one whose letter came back, one suggestion that waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from gongkai.applications.choices import DeliveryMethod
from gongkai.applications.intake import ApplicantDetails
from gongkai.cases.intake import Incoming
from gongkai.cases.models import CaseDelivery
from gongkai.demo.agencies import Staff
from gongkai.demo.request_steps import day_of
from gongkai.demo.requests import applicant
from gongkai.demo.timeline import Timeline, on_a_weekday
from gongkai.organs.models import Member, Organ
from gongkai.requests import actions
from gongkai.requests.choices import RectificationOutcome

RECORDED: dict[str, Any] = {
    "record": "公共租赁住房轮候登记表，本户的登记",
    "recorded": "家庭人口 2 人",
    "should_be": "家庭人口 3 人",
    "evidence": "户口簿复印件，今年三月长女出生并已落户",
}
ELSEWHERE: dict[str, Any] = {
    "record": "不动产登记簿，本户住房的登记",
    "recorded": "建筑面积 88.20 平方米",
    "should_be": "建筑面积 86.20 平方米",
    "evidence": "购房合同和测绘报告复印件",
}
PASSED_ON = {
    "record": "不动产登记簿中本户住房的建筑面积",
    "reason": "不动产登记由自然资源主管部门负责",
    "right_organ": "平罗县自然资源局，不动产登记中心",
}


def add_current_requests(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """Invented people; what lies after `now` is left to whoever looks at the demo."""
    random = Random(41)  # noqa: S311 (the same people each time)
    one, other, moved = applicant(random), applicant(random), applicant(random)

    def asks_to_correct(at: datetime) -> None:
        incoming = Incoming(organ=bureau, content="", person=one, submission_key="demo-rectification")
        case = actions.submit_rectification(incoming, at=at, **RECORDED).case
        handler = Member.objects.get(pk=staff.clerk.member_id or 0)
        timeline.add(
            at + timedelta(days=1),
            lambda at: void(actions.take_up(case.pk, actor=staff.clerk, handler=handler, at=at)),
        )

    def suggests(at: datetime) -> None:
        told = "城区老旧小区改造项目的验收结论"
        incoming = Incoming(organ=bureau, content=told, person=other, submission_key="demo-conversion")
        actions.submit_conversion(incoming, reason="同一小区很多住户都在打听", at=at)

    timeline.add(on_a_weekday(now - timedelta(days=24)), asks_to_correct)
    timeline.add(on_a_weekday(now - timedelta(days=6)), suggests)

    timeline.add(
        on_a_weekday(now - timedelta(days=40)),
        lambda at: passed_on_by_post(timeline, bureau, staff, moved, at),
    )


def passed_on_by_post(
    timeline: Timeline, bureau: Organ, staff: Staff, person: ApplicantDetails, at: datetime
) -> None:
    """A record of another organ: the letter that says so was posted and came back."""
    incoming = Incoming(organ=bureau, content="", person=person, submission_key="demo-rectification-2")
    incoming = replace(incoming, wanted_delivery=DeliveryMethod.MAIL)
    pk = actions.submit_rectification(incoming, at=at, **ELSEWHERE).case.pk
    handler = Member.objects.get(pk=staff.clerk.member_id or 0)
    week = [at + timedelta(days=passed) for passed in (1, 2, 3, 6, 7, 20)]
    told: dict[str, Any] = {"outcome": RectificationOutcome.PASSED_ON, "particulars": PASSED_ON}
    steps: list[Callable[[datetime], object]] = [
        lambda at: actions.take_up(pk, actor=staff.clerk, handler=handler, at=at),
        lambda at: actions.draft_decision(pk, actor=staff.clerk, at=at, **told),
        lambda at: actions.review_decision(pk, actor=staff.section_head, at=at),
        lambda at: actions.sign_decision(pk, actor=staff.director, at=at),
        lambda at: actions.deliver_decision(
            pk, actor=staff.clerk, method="mail", delivered_on=day_of(at), evidence="1100000000029", at=at
        ),
        lambda at: _came_back(pk, staff, at),
    ]
    for day, step in zip(week, steps, strict=True):
        timeline.add(day, step)


def _came_back(pk: int, staff: Staff, at: datetime) -> None:
    sent = CaseDelivery.objects.get(letter__case_id=pk)
    actions.record_return(sent.pk, actor=staff.clerk, returned_on=day_of(at), because="moved", at=at)


def void(_: object) -> None:
    """Takes what a call gave back."""
