"""One step of an application of the demo, through the action that the desk uses; `told` is what the file states."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

import docx

from gongkai.applications import actions
from gongkai.applications.choices import Channel, ContactMeans, NoticeState
from gongkai.applications.intake import ApplicantDetails, Confirmation, WantedInformation
from gongkai.applications.models import Application, Delivery, Notice
from gongkai.applications.requirements.receiving import waits_for_confirmation
from gongkai.demo.agencies import Staff
from gongkai.demo.timeline import SHANGHAI
from gongkai.organs.actors import PUBLIC
from gongkai.organs.models import Member, Organ, Section
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Reconsideration

BY_PHONE = Confirmation(ContactMeans.PHONE, "申请人本人")


@dataclass
class Case:
    """One application of the demo while it is played: its office, and its key once it is sent in."""

    organ: Organ
    staff: Staff
    pk: int = 0


def day_of(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def sent_in(case: Case, told: dict[str, Any], who: ApplicantDetails, key: str, at: datetime) -> None:
    channel = told.get("channel", Channel.INTERNET)
    actor = PUBLIC if channel == Channel.INTERNET else case.staff.clerk
    wanted = WantedInformation(description=told["wanted"], delivery=told.get("delivery", "online"))
    found = actions.submit(
        case.organ, applicant=who, wanted=wanted, submission_key=key, channel=channel, actor=actor, at=at
    )
    case.pk = found.application.pk


def registered(case: Case, login: str, at: datetime) -> None:
    application = Application.objects.select_related("organ").get(pk=case.pk)
    said = BY_PHONE if waits_for_confirmation(application) else None
    handler = Member.objects.get(user__username=login)
    day = day_of(at)
    actions.register(
        case.pk, actor=case.staff.clerk, received_on=day, handler=handler, confirmation=said, at=at
    )


def contact(case: Case, told: dict[str, Any], at: datetime) -> None:
    actions.record_contact(case.pk, actor=case.staff.clerk, made_on=day_of(at), at=at, **told)


def with_a_last_day(verb: Callable[..., object], case: Case, told: dict[str, Any], at: datetime) -> None:
    """A letter that names its last day, so many days on."""
    states = {**told, "due_on": day_of(at) + timedelta(days=told["days"])}
    del states["days"]
    verb(case.pk, actor=case.staff.clerk, at=at, **states)


def by_clerk(verb: Callable[..., object], case: Case, told: dict[str, Any], at: datetime) -> None:
    verb(case.pk, actor=case.staff.clerk, at=at, **told)


def help_asked(case: Case, told: dict[str, Any], at: datetime) -> None:
    section = Section.objects.get(organ=case.organ, name=told["section"])
    with_a_last_day(actions.ask_for_help, case, {**told, "section": section}, at)


def letter(case: Case, told: dict[str, Any], at: datetime) -> None:
    """Signed by whoever may, sent, and received where the file says when."""
    notice = Notice.objects.get(application=case.pk, kind=told["kind"], state=NoticeState.DRAFTED)
    actions.sign_notice(notice.pk, actor=case.staff.director, at=at)
    day = day_of(at)
    actions.send_notice(
        notice.pk,
        actor=case.staff.clerk,
        method=told["method"],
        sent_on=day,
        evidence=told.get("evidence", ""),
        handover=handover_of(told),
        at=at,
    )


def arrived(case: Case, told: dict[str, Any], at: datetime) -> None:
    notice = Notice.objects.get(application=case.pk, kind=told["kind"], state=NoticeState.SENT)
    actions.confirm_notice_received(notice.pk, actor=case.staff.clerk, received_on=day_of(at), at=at)


def handover_of(told: dict[str, Any]) -> actions.Handover | None:
    return actions.Handover(received_by=told["by"], id_checked=True) if "by" in told else None


def drafted(case: Case, told: dict[str, Any], at: datetime) -> None:
    particulars = {key: value for key, value in told.items() if key != "outcome"}
    actions.draft_reply(
        case.pk, actor=case.staff.clerk, outcome=told["outcome"], particulars=particulars, at=at
    )


def reviewed(case: Case, told: dict[str, Any], at: datetime) -> None:
    actions.review_reply(case.pk, actor=case.staff.section_head, at=at)


def signed(case: Case, told: dict[str, Any], at: datetime) -> None:
    actions.sign_reply(case.pk, actor=case.staff.director, at=at)


def delivered(case: Case, told: dict[str, Any], at: datetime) -> None:
    actions.deliver(case.pk, actor=case.staff.clerk, delivered_on=day_of(at), at=at, **told)


def receipt_came(case: Case, told: dict[str, Any], at: datetime) -> None:
    delivery = Delivery.objects.get(reply__application=case.pk)
    actions.confirm_delivery(
        delivery.pk, actor=case.staff.clerk, received_on=day_of(at), received_by=told["by"], at=at
    )


def returned(case: Case, told: dict[str, Any], at: datetime) -> None:
    delivery = Delivery.objects.get(reply__application=case.pk)
    actions.record_return(delivery.pk, actor=case.staff.clerk, returned_on=day_of(at), at=at, **told)


def challenged(case: Case, told: dict[str, Any], at: datetime) -> None:
    number = told["case_number"].format(year=day_of(at).year)
    against = told.get("against", "reply")
    remedies.register_reconsideration(
        case.pk, actor=case.staff.clerk, case_number=number, filed_on=day_of(at), against=against, at=at
    )


def served(case: Case, told: dict[str, Any], at: datetime) -> None:
    review = Reconsideration.objects.get(application=case.pk)
    remedies.record_service(
        Reconsideration,
        review.pk,
        actor=case.staff.clerk,
        body=told["body"],
        served_on=day_of(at),
        at=at,
    )


def paper(case: Case, told: dict[str, Any], at: datetime) -> None:
    """A Word document of one sentence in the file of the reconsideration."""
    review, written, document = Reconsideration.objects.get(application=case.pk), BytesIO(), docx.Document()
    document.add_paragraph(told["text"])
    document.save(written)
    remedies.attach_paper(
        Reconsideration,
        review.pk,
        actor=case.staff.clerk,
        role=told["role"],
        name=told["name"],
        content=written.getvalue(),
        at=at,
    )


STEPS: dict[str, Callable[[Case, dict[str, Any], datetime], None]] = {
    "contact": contact,
    "shelve": partial(by_clerk, actions.shelve),
    "ask_correction": partial(with_a_last_day, actions.ask_correction),
    "ask_explanation": partial(with_a_last_day, actions.ask_explanation),
    "consult": partial(by_clerk, actions.consult),
    "extend": partial(by_clerk, actions.extend),
    "charge_fee": partial(by_clerk, actions.charge_fee),
    "split": partial(by_clerk, actions.split),
    "withdraw_application": partial(by_clerk, actions.withdraw_application),
    "ask_for_help": help_asked,
    "letter": letter,
    "arrived": arrived,
    "draft_reply": drafted,
    "review_reply": reviewed,
    "sign_reply": signed,
    "deliver": delivered,
    "receipt_came": receipt_came,
    "returned": returned,
    "challenge": challenged,
    "served": served,
    "paper": paper,
}
