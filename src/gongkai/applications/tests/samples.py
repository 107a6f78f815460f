"""What applicants state in tests (invented persons), and the straight way to any state."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from gongkai.applications import actions
from gongkai.applications.intake import ApplicantDetails, Confirmation, WantedInformation
from gongkai.applications.models import Application, Correction, Notice
from gongkai.organs.models import Organ

PERSON = ApplicantDetails(
    kind="natural_person",
    name="李思远",
    paper="resident_id",
    paper_number="640221199001011231",
    phone="13909520001",
    email="lisiyuan@example.cn",
    address="青石县东街 8 号",
)
COMPANY = ApplicantDetails(
    kind="org.business",
    name="青石县宏远建材有限公司",
    paper="credit_code",
    paper_number="91640221MA7DEM219G",
    phone="0952-6000009",
    representative="赵宏远",
    contact="钱小敏",
)
WANTED = WantedInformation("2019 年全县农村危房改造补助资金分配明细")
CONFIRMED = Confirmation("phone", "申请人本人")
RECEIVED_ON = date(2020, 5, 15)  # a Friday; due 2020-06-16 by the calendar of Ningxia
DUE_ON = date(2020, 6, 16)
STATES = ("submitted", "registered", "drafted", "reviewed", "signed", "delivered")


def moment(on: date, hour: int = 2) -> datetime:
    """Some time in the morning of a day in China."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def submitted(organ: Organ, *, key: str = "form-1", **changes: Any) -> Application:
    stated = {"applicant": PERSON, "wanted": WANTED, "at": moment(RECEIVED_ON, hour=0), **changes}
    return actions.submit(organ, submission_key=key, **stated).application


def brought_to(
    state: str,
    cast: Any,
    *,
    key: str = "form-1",
    outcome: str = "36.2",
    particulars: dict[str, str] | None = None,
    on: date = RECEIVED_ON,
    **changes: Any,
) -> Application:
    """An application of the cast's organ that went the straight way up to that state, a day for each step."""
    application = submitted(cast.organ, key=key, at=moment(on, hour=0), **changes)
    stated = particulars or {"content_or_path": "见附件《2019 年危房改造补助资金分配表》"}
    days = [on + timedelta(days=passed) for passed in range(6)]
    steps = [
        lambda: actions.register(
            application.pk, actor=cast.clerk, received_on=on, confirmation=CONFIRMED, at=moment(days[0])
        ),
        lambda: actions.draft_reply(
            application.pk, actor=cast.clerk, outcome=outcome, particulars=stated, at=moment(days[1])
        ),
        lambda: actions.review_reply(application.pk, actor=cast.section_head, at=moment(days[2])),
        lambda: actions.sign_reply(application.pk, actor=cast.director, at=moment(days[3])),
        lambda: actions.deliver(
            application.pk, actor=cast.clerk, method="online", delivered_on=days[4], at=moment(days[4])
        ),
    ]
    for step in steps[: STATES.index(state)]:
        step()
    application.refresh_from_db()
    return application


def asked_to_correct(cast: Any, *, on: date = RECEIVED_ON) -> Correction:
    """A registered application for which a clerk drafted the letter that asks for a correction."""
    return actions.ask_correction(
        brought_to("registered", cast, on=on).pk,
        actor=cast.clerk,
        unclear="没有写明是哪一年度的明细",
        how="请写明年度和乡镇",
        due_on=on + timedelta(days=20),
        at=moment(on),
    )


def sent(notice: Notice, cast: Any, *, on: date, received_on: date | None = None) -> Notice:
    """The letter, signed by the director and posted on that day."""
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(on))
    actions.send_notice(
        notice.pk, actor=cast.clerk, method="mail", sent_on=on, evidence="1234567890123", at=moment(on, 3)
    )
    if received_on is not None:
        actions.confirm_notice_received(
            notice.pk, actor=cast.clerk, received_on=received_on, at=moment(received_on, 4)
        )
    notice.refresh_from_db()
    return notice


def drafted_and_reviewed(
    cast: Any, application: Application, on: date, outcome: str = "36.2", **stated: str
) -> None:
    actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome=outcome,
        particulars=stated or {"content_or_path": "见附件"},
        at=moment(on),
    )
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(on, 3))
