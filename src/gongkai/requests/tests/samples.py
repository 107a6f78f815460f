"""Requests of tests (invented persons), and the straight way to any state."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from gongkai.applications.tests.samples import PERSON, moment
from gongkai.cases.intake import Incoming
from gongkai.items import actions as item_actions
from gongkai.items.models import Item
from gongkai.requests import actions
from gongkai.requests.models import Conversion, Rectification

ON = date(2026, 5, 11)  # a Monday
STATED = {
    "record": "《2026年公共租赁住房轮候登记表》第 12 号",
    "recorded": "家庭人口 2 人",
    "should_be": "家庭人口 3 人",
    "evidence": "户口簿第 4 页，2026 年 3 月长女出生",
}
RECTIFIED = {
    "record": "轮候登记表第 12 号的家庭人口",
    "finding": "经核对户口簿和登记原件，录入时漏记一人。",
    "corrected": "家庭人口 3 人",
}
DECLINED = {"reason": "该信息涉及施工单位报价，公开会损害其合法权益"}
PUBLISHED = {"published": "自作出决定之日起 20 个工作日内在县政府网站公开"}


def incoming(cast: Any, **changes: Any) -> Incoming:
    plain = Incoming(organ=cast.organ, content="危房改造补助分配明细", person=PERSON, submission_key="form-1")
    return replace(plain, **changes)


def rectification(cast: Any, **changes: Any) -> Rectification:
    return actions.submit_rectification(incoming(cast, **changes), at=moment(ON), **STATED).case


def conversion(cast: Any, **changes: Any) -> Conversion:
    told = {"content": "2025 年危房改造补助分配明细", **changes}
    return actions.submit_conversion(incoming(cast, **told), reason="很多村民都想知道", at=moment(ON)).case


def rectified_to(state: str, cast: Any, *, outcome: str = "rectified", **changes: Any) -> Rectification:
    """A request that went the straight way up to that state, a day for each step."""
    case = rectification(cast, **changes)
    handler = cast.members["clerk"]
    days = [ON + timedelta(days=passed) for passed in range(7)]
    told = {"means": "调阅登记原件", "finding": RECTIFIED["finding"], "verdict": "inaccurate"}
    steps = [
        lambda: actions.take_up(case.pk, actor=cast.clerk, handler=handler, at=moment(days[0])),
        lambda: actions.record_verification(
            case.pk, actor=cast.clerk, verified_on=days[1], at=moment(days[1]), **told
        ),
        lambda: actions.draft_decision(
            case.pk, actor=cast.clerk, outcome=outcome, particulars=RECTIFIED, at=moment(days[2])
        ),
        lambda: actions.review_decision(case.pk, actor=cast.section_head, at=moment(days[3])),
        lambda: actions.sign_decision(case.pk, actor=cast.director, at=moment(days[4])),
        lambda: actions.deliver_decision(
            case.pk, actor=cast.clerk, method="online", delivered_on=days[5], at=moment(days[5])
        ),
    ]
    states = ("received", "verifying", "verified", "drafted", "reviewed", "signed", "delivered")
    for step in steps[: states.index(state)]:
        step()
    return Rectification.objects.get(pk=case.pk)


def closed_item(cast: Any) -> Item:
    """An item of the register that is open on application only."""
    draft = item_actions.Draft(
        kind="notice",
        title="2025 年危房改造补助分配明细",
        formed_on=date(2026, 1, 12),
        proposed_attribute="on_application",
        proposed_reason="只与少数人有关",
        body="正文",
    )
    pk = item_actions.register(cast.organ, draft, actor=cast.clerk, at=moment(date(2026, 1, 12))).pk
    item_actions.check(pk, actor=cast.section_head)
    item_actions.review_secrecy(pk, actor=cast.reviewer, opinion="cleared")
    return item_actions.determine(
        pk, actor=cast.director, attribute="on_application", reason="只与少数人有关"
    )
