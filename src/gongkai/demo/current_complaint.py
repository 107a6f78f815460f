"""投诉举报 of these days: one about the bureau, which the county has asked for a statement."""

from datetime import datetime, timedelta

from gongkai.complaints import actions
from gongkai.complaints.identity import Complainant
from gongkai.complaints.intake import Incoming
from gongkai.demo.timeline import SHANGHAI, Timeline, on_a_weekday
from gongkai.organs.models import Member, Organ

WORDS = (
    "公共租赁住房轮候名单网上只有去年的。我家今年三月登记轮候，到住房保障中心问过两次，说名单内部有，"
    "网上还没有更新，看不到排到第几位。"
)
ASKED = (
    "群众反映公共租赁住房轮候名单没有及时更新。请说明：一、名单最近一次更新的日期；"
    "二、今年新登记轮候的公开情况；三、没有公开的，原因和公开的时间。"
)


def add_current_complaint(timeline: Timeline, bureau: Organ, *, now: datetime) -> None:
    """Sent in from the public page, accepted, and put to the bureau, whose statement is due in some days."""
    began = on_a_weekday(now - timedelta(days=6))

    def sent(at: datetime) -> None:
        incoming = Incoming(
            against="organ",
            organ=bureau,
            matter="not_updated",
            content=WORDS,
            submission_key="demo-current-complaint",
            complainant=Complainant(name="马玉兰", phone="13909520017", address="平罗县城关镇"),
        )
        pk = actions.receive_complaint(incoming, at=at).complaint.pk
        timeline.add(at + timedelta(hours=3), lambda at: asked(pk, at))

    def asked(pk: int, at: datetime) -> None:
        county = Member.objects.get(user__username="county").as_actor()
        actions.accept_complaint(pk, actor=county, at=at)
        due_on = at.astimezone(SHANGHAI).date() + timedelta(days=10)
        actions.ask_for_statement(pk, actor=county, asked=ASKED, due_on=due_on, at=at)

    timeline.add(began, sent)
