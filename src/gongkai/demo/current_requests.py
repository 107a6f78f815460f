"""依申请公开 of these days: what an office has on its desks, at every turn that an application may take."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from gongkai.applications.choices import ApplicantKind, Channel, IdentityPaper
from gongkai.applications.intake import ApplicantDetails
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.request_files import FILE_STEPS
from gongkai.demo.request_steps import STEPS, Case, registered, sent_in
from gongkai.demo.timeline import SHANGHAI, Timeline, moment
from gongkai.law.provisions import provision
from gongkai.law.workdays import Calendar, workdays_left
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import Organ


def add_current_applications(timeline: Timeline, organ: Organ, staff: Staff, *, now: datetime) -> None:
    """Sent in, registered and taken some steps further; what comes next is left to whoever looks at the demo."""
    told, today = read("applications_current"), now.astimezone(SHANGHAI).date()
    calendar = calendar_in(organ.calendar_region)
    days = list(workdays_back_from(today, calendar, count=45))
    random = Random(4)  # noqa: S311 (the same applicants each time)
    known = {each["key"]: person_of(each, random) for each in told["people"]}
    for number, each in enumerate(told["applications"]):
        case = Case(organ, staff)
        came = each["came"] if "came" in each else came_for(each["due"], days, today, calendar)
        key = f"demo-current-{number}"
        timeline.add(moment(days[came], 9, number), partial(sent_in, case, each, known[each["who"]], key))
        if each.get("channel", Channel.INTERNET) == Channel.INTERNET:
            take_in = partial(registered, case, each.get("handler", "clerk"))
            timeline.add(moment(days[came], 10, number), take_in)
        for place, (ago, verb, states) in enumerate(each.get("steps", ())):
            take = partial((STEPS | FILE_STEPS)[verb], case, states)
            timeline.add(moment(days[ago], 11 + place, number), take)


def workdays_back_from(today: date, calendar: Calendar, *, count: int) -> Iterator[date]:
    """Today, or the last workday before it; then the workdays before."""
    day = today
    while count:
        if calendar.is_workday(day):
            count -= 1
            yield day
        day -= timedelta(days=1)


def came_for(left: int, days: list[date], today: date, calendar: Calendar) -> int:
    """How many workdays ago an application came that has `left` workdays left of its period today."""
    period = provision("reply_period", on=today).value
    return next(ago for ago, day in enumerate(days) if workdays_left(calendar, day, days[0]) == period - left)


def person_of(told: dict[str, Any], random: Random) -> ApplicantDetails:
    is_person = "code" not in told
    return ApplicantDetails(
        kind=told.get("kind", ApplicantKind.NATURAL_PERSON),
        name=told["name"],
        paper=IdentityPaper.RESIDENT_ID if is_person else IdentityPaper.CREDIT_CODE,
        paper_number=told.get("code") or people.resident_id(random),
        phone=told.get("phone", people.phone(random)),
        email=told.get("email", "" if is_person else "office@example.cn"),
        address="" if told.get("email") else "平罗县城关镇",
        representative=told.get("representative", ""),
        contact=told.get("contact", ""),
    )
