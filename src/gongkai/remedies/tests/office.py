"""An office that refused, and what came of it: shared by the tests of challenges."""

from datetime import date
from typing import Any

from conftest import Cast

from gongkai.applications import actions as application_actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to, moment
from gongkai.casework.worklist import Task
from gongkai.organs.calendars import calendar_in
from gongkai.remedies import actions
from gongkai.remedies.models import Challenge, Reconsideration
from gongkai.remedies.worklist import tasks

NUMBER = "青政复〔2026〕7号"
REFUSED_ON = date(2026, 3, 2)  # received; signed 03-05, delivered 03-06
FILED_ON = date(2026, 4, 1)
SERVED_ON = date(2026, 4, 7)


def refused(cast: Cast, *, on: date = REFUSED_ON, outcome: str = "36.3/16b") -> Application:
    stated = {"36.3/16b": {"reason": "属于内部请示报告"}, "36.4": {"search_record": "检索全部档案"}}
    return brought_to("delivered", cast, outcome=outcome, particulars=stated[outcome], on=on)


def reviewed(cast: Cast, application: Application, *, closed_on: date | None = None) -> Reconsideration:
    review = actions.register_reconsideration(
        application.pk, actor=cast.clerk, case_number=NUMBER, filed_on=FILED_ON, at=moment(FILED_ON)
    ).reconsideration
    if closed_on:
        actions.close(
            Reconsideration,
            review.pk,
            actor=cast.clerk,
            result="upheld",
            closed_on=closed_on,
            at=moment(closed_on),
        )
        review.refresh_from_db()
    return review


def sued(
    cast: Cast, application: Application, *, filed_on: date = FILED_ON, **more: int
) -> actions.RegisteredLawsuit:
    return actions.register_lawsuit(
        application.pk,
        actor=cast.clerk,
        case_number="（2026）宁0221行初3号",
        filed_on=filed_on,
        at=moment(filed_on),
        **more,
    )


def closed_with_an_order(cast: Cast, review: Reconsideration, **changes: object) -> None:
    stated = {"result": "corrected", "decision_number": "青政复决〔2026〕3号", "must_act_again": True}
    actions.close(
        Reconsideration,
        review.pk,
        actor=cast.clerk,
        closed_on=date(2026, 5, 20),
        at=moment(date(2026, 5, 20)),
        **{**stated, **changes},  # type: ignore[arg-type]
    )


def served(
    cast: Cast, challenge: Challenge, *, on: date = SERVED_ON, is_simplified: bool = False
) -> Challenge:
    """The copy of a reconsideration or lawsuit has come: the organ has to answer."""
    return actions.record_service(
        type(challenge),
        challenge.pk,
        actor=cast.clerk,
        body="青石县人民政府" if isinstance(challenge, Reconsideration) else "青石县人民法院",
        served_on=on,
        is_simplified=is_simplified,
        at=moment(on),
    )


def acted_again(cast: Cast, application: Application, *, on: date, **period: Any) -> Application:
    """The application that follows an order to answer anew."""
    return application_actions.act_again(
        application.pk, actor=cast.clerk, ordered_on=on, basis="青政复决〔2026〕3号", at=moment(on), **period
    )


def told_to_do(cast: Cast, *, on: date) -> list[Task]:
    """What the clerk's worklist says of challenges on that day."""
    calendar = calendar_in(cast.organ.calendar_region)
    return list(tasks(cast.clerk, on=on, calendar=calendar, url_of=lambda challenge: "#"))
