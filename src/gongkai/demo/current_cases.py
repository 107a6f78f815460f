"""更正和建议 of these days: one that is being verified, one suggestion that waits for its examination."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from gongkai.cases.intake import Incoming
from gongkai.demo.agencies import Staff
from gongkai.demo.requests import applicant
from gongkai.demo.timeline import Timeline, on_a_weekday
from gongkai.organs.models import Member, Organ
from gongkai.requests import actions

RECORDED: dict[str, Any] = {
    "record": "公共租赁住房轮候登记表，本户的登记",
    "recorded": "家庭人口 2 人",
    "should_be": "家庭人口 3 人",
    "evidence": "户口簿复印件，今年三月长女出生并已落户",
}


def add_current_requests(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """Invented people; what lies after `now` is left to whoever looks at the demo."""
    random = Random(41)  # noqa: S311 (the same people each time)
    one, other = applicant(random), applicant(random)

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


def void(_: object) -> None:
    """Takes what a call gave back."""
