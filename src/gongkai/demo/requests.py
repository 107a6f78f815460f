"""依申请公开 of the demo: two of 2020, answered; two of these days, in hand."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from gongkai.applications import actions
from gongkai.applications.choices import ApplicantKind, IdentityPaper
from gongkai.applications.intake import ApplicantDetails, Confirmation, WantedInformation
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.items.models import Item
from gongkai.law.outcomes import outcome
from gongkai.organs.models import Organ

BY_PHONE = Confirmation("phone", "申请人本人")


def applicant(random: Random) -> ApplicantDetails:
    """An invented natural person with a valid number."""
    return ApplicantDetails(
        kind=ApplicantKind.NATURAL_PERSON,
        name=people.name(random),
        paper=IdentityPaper.RESIDENT_ID,
        paper_number=people.resident_id(random),
        phone=f"1390952{random.randint(1000, 9999)}",
        email="",
        address="平罗县城关镇",
    )


def add_applications(timeline: Timeline, organ: Organ, staff: Staff) -> None:
    random = Random(2)  # noqa: S311 (the same applicants each time)
    for number, told in enumerate(read("applications")):
        add_answered(timeline, organ, staff, told, key=f"demo-2020-{number}", who=applicant(random))


def add_answered(
    timeline: Timeline, organ: Organ, staff: Staff, told: dict[str, Any], *, key: str, who: ApplicantDetails
) -> None:
    wanted = WantedInformation(description=told["wanted"])

    def submitted(at: datetime) -> None:
        application = actions.submit(
            organ, applicant=who, wanted=wanted, submission_key=key, at=at
        ).application
        pk = application.pk
        timeline.add(
            moment(told["received"], 9),
            lambda at: _void(
                actions.register(
                    pk, actor=staff.clerk, received_on=told["received"], confirmation=BY_PHONE, at=at
                ),
            ),
        )
        timeline.add(moment(told["drafted"], 10), lambda at: draft(pk, at))
        timeline.add(
            moment(told["drafted"], 15), lambda at: _void(actions.review_reply(pk, actor=reviewer, at=at))
        )
        timeline.add(
            moment(told["delivered"], 9),
            lambda at: _void(actions.sign_reply(pk, actor=staff.director, at=at)),
        )
        timeline.add(moment(told["delivered"], 16), lambda at: deliver(pk, at))

    reviewer = staff.section_head

    def draft(pk: int, at: datetime) -> None:
        items = list(Item.objects.public().filter(title__contains=told["item"]).order_by("pk")[:1])
        kind = outcome(told["outcome"])
        particulars = {need.key: particular(need.key, items) for need in kind.required}
        actions.draft_reply(
            pk,
            actor=staff.clerk,
            outcome=told["outcome"],
            particulars=particulars,
            item_ids=[item.pk for item in items],
            at=at,
        )

    def deliver(pk: int, at: datetime) -> None:
        actions.deliver(pk, actor=staff.clerk, method="online", delivered_on=told["delivered"], at=at)

    timeline.add(moment(told["submitted"], 11), submitted)


def particular(key: str, items: list[Item]) -> str:
    if items:
        return f"平罗县人民政府门户网站政府信息公开专栏，索引号{items[0].index_number}《{items[0].title}》"
    return "平罗县人民政府门户网站政府信息公开专栏"


def add_open_applications(timeline: Timeline, organ: Organ, staff: Staff, *, now: datetime) -> None:
    """One that waits for registration and one in hand, so that the worklist shows a clock."""
    random = Random(3)  # noqa: S311
    waiting = WantedInformation(description="2026年城镇老旧小区改造计划的小区名单。")
    in_hand = WantedInformation(description="近三年公共租赁住房租金收取标准的文件。")
    earlier = on_a_weekday(now - timedelta(days=9))

    def register(at: datetime) -> None:
        who, key = applicant(random), "demo-open-1"
        application = actions.submit(
            organ, applicant=who, wanted=in_hand, submission_key=key, at=at
        ).application
        received_on = at.astimezone(SHANGHAI).date()
        actions.register(
            application.pk,
            actor=staff.clerk,
            received_on=received_on,
            confirmation=BY_PHONE,
            at=at + timedelta(hours=1),
        )

    timeline.add(earlier, register)
    timeline.add(
        on_a_weekday(now - timedelta(hours=20)),
        lambda at: _void(
            actions.submit(
                organ, applicant=applicant(random), wanted=waiting, submission_key="demo-open-2", at=at
            )
        ),
    )


def _void(_: object) -> None:
    """Takes what an action returned."""
