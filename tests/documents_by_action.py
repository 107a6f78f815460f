"""Each document of the list, made as an office makes it: asked for, drafted, seen by others, signed (invented persons)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from conftest import Cast

from gongkai.applications import actions, addressees, form_sheets, internal_sheets, letters
from gongkai.applications.identity import look
from gongkai.applications.letters.documents import Rendered
from gongkai.applications.models import Application, Consultation, Notice
from gongkai.applications.postal_list import look_at_posted
from gongkai.applications.tests.samples import PERSON, brought_to, moment, sent
from gongkai.cases.letters import rendered as case_letter
from gongkai.report.tests.sixty_cases_done import STATED
from gongkai.requests import actions as requests
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.posted import look as look_at_request
from gongkai.requests.tests import samples as cases

ON = date(2026, 3, 2)  # a Monday
PARTY = "王建国"
ORGANS = {"co_maker": "青石县财政局", "other_organ": "青石县自然资源局"}


@dataclass(frozen=True)
class Made:
    """A document as it left: `signed` and `draft` (None for a form), whom it is for, what was filled in, its day."""

    signed: Rendered
    addressee: str
    stated: tuple[str, ...]
    on: date
    number: str = ""
    draft: Rendered | None = None


Maker = Callable[[Cast], Made]


# ---- replies


def reply(cast: Cast, outcome: str, *, on: date = ON) -> Made:
    """An answer with that outcome, after what must go before it."""
    application = brought_to("registered", cast, on=on)
    day = BEFORE.get(outcome, nothing)(cast, application, on) + timedelta(days=1)
    stated = STATED[outcome]
    actions.draft_reply(application.pk, actor=cast.clerk, outcome=outcome, particulars=stated, at=moment(day))
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(day, 3))
    found = Application.objects.get(pk=application.pk)
    draft = letters.rendered(found.reply, addressee=PERSON.name)
    actions.sign_reply(application.pk, actor=cast.director, at=moment(day, 4))
    found = Application.objects.get(pk=application.pk)
    signed = letters.rendered(found.reply, addressee=look(found, cast.clerk).name)
    told = tuple(stated.values())
    return Made(signed, PERSON.name, told, day, found.reply.document_number, draft)


def nothing(cast: Cast, application: Application, on: date) -> date:
    return on


def asked_to_correct(cast: Cast, application: Application, on: date) -> date:
    """They were asked, and the period ended."""
    correction = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="没有写明年度",
        how="请写明年度",
        due_on=on + timedelta(days=10),
        at=moment(on),
    )
    sent(correction.notice, cast, on=on, received_on=on)
    return on + timedelta(days=10)


def corrected(cast: Cast, application: Application, on: date) -> date:
    asked_to_correct(cast, application, on)
    day = on + timedelta(days=3)
    actions.receive_correction(
        application.pk,
        actor=cast.clerk,
        wanted="还是全部明细",
        received_on=day,
        channel="in_person",
        at=moment(day),
    )
    return day


def charged(cast: Cast, application: Application, on: date) -> date:
    fee = _charge(cast, application, on)
    sent(fee.notice, cast, on=on, received_on=on)
    return on + timedelta(days=60)


def asked_why(cast: Cast, application: Application, on: date) -> date:
    explanation = _ask_why(cast, application, on)
    sent(explanation.notice, cast, on=on, received_on=on)
    return on + timedelta(days=11)


def objected(cast: Cast, application: Application, on: date) -> date:
    consultation = _consult(cast, application, on)
    sent(consultation.notice, cast, on=on, received_on=on)
    day = on + timedelta(days=2)
    actions.record_answer(
        consultation.notice_id,
        actor=cast.clerk,
        answer="objects",
        text="涉及报价",
        answered_on=day,
        at=moment(day),
    )
    return day


BEFORE: Mapping[str, Callable[[Cast, Application, date], date]] = {
    "30.x": asked_to_correct,
    "30+": corrected,
    "fee": charged,
    "35": asked_why,
    "36.3/15": objected,
}


# ---- letters on the way


def _charge(cast: Cast, application: Application, on: date) -> Any:
    told = {"method": "page", "count": 45, "how_to_pay": "缴入县财政专户"}
    return actions.charge_fee(application.pk, actor=cast.clerk, at=moment(on), **told)


def _ask_why(cast: Cast, application: Application, on: date) -> Any:
    told = {"counts": "一个月内 86 件", "due_on": on + timedelta(days=10)}
    return actions.ask_explanation(application.pk, actor=cast.clerk, at=moment(on), **told)


def _consult(cast: Cast, application: Application, on: date, kind: str = "third_party") -> Consultation:
    party = ORGANS.get(kind, PARTY)
    until = {"asked_until": on + timedelta(days=14)} if kind == "other_organ" else {}
    return actions.consult(
        application.pk,
        actor=cast.clerk,
        kind=kind,
        party=party,
        matter="危房改造施工合同",
        address="青石县北街 3 号",
        at=moment(on),
        **until,
    )


def _correction(cast: Cast, application: Application) -> Notice:
    told = {"unclear": "没有写明年度", "how": "请写明年度和乡镇", "due_on": ON + timedelta(days=14)}
    return actions.ask_correction(application.pk, actor=cast.clerk, at=moment(ON), **told).notice


def _extension(cast: Cast, application: Application) -> Notice:
    told = {"days": 10, "reason": "需要调取历年档案"}
    return actions.extend(application.pk, actor=cast.clerk, at=moment(ON), **told).notice


def _consultation_told(cast: Cast, application: Application) -> Notice:
    sent(_consult(cast, application, ON).notice, cast, on=ON)
    return actions.tell_of_consultation(application.pk, actor=cast.clerk, at=moment(ON, 5))


def _override(cast: Cast, application: Application) -> Notice:
    day = objected(cast, application, ON)
    actions.override_objection(
        application.pk,
        application.consultations.get().pk,
        actor=cast.clerk,
        content="施工合同的工程量和总价",
        reason="关系住户的居住安全",
        at=moment(day, 5),
    )
    return Notice.objects.get(kind="override")


def _assistance(cast: Cast, application: Application) -> Notice:
    told = {"unit": "县危房改造专班", "matter": "提供分户明细", "due_on": ON + timedelta(days=7)}
    found = actions.ask_for_help(application.pk, actor=cast.clerk, at=moment(ON), **told).notice
    assert found
    return found


def _delay(cast: Cast, application: Application) -> Notice:
    asked_why(cast, application, ON)
    day = ON + timedelta(days=3)
    told = {"explanation": "分年度研究需要", "explained_on": day}
    actions.receive_explanation(application.pk, actor=cast.clerk, at=moment(day), **told)
    judged = {"judgement": "reasonable", "because": "确有研究需要"}
    actions.judge_explanation(application.pk, actor=cast.director, at=moment(day, 3), **judged)
    late = {"reply_by": date(2026, 6, 30), "reason": "数量多，须逐件检索"}
    actions.delay_reply(application.pk, actor=cast.clerk, at=moment(day, 4), **late)
    return Notice.objects.get(kind="delay")


def _of(name: str) -> Callable[[Cast, Application], Notice]:
    return lambda cast, application: _consult(cast, application, ON, name).notice


NOTICES: Mapping[str, Callable[[Cast, Application], Notice]] = {
    "correction": _correction,
    "explanation": lambda cast, application: _ask_why(cast, application, ON).notice,
    "extension": _extension,
    "third_party": _of("third_party"),
    "consultation_told": _consultation_told,
    "override": _override,
    "co_maker": _of("co_maker"),
    "other_organ": _of("other_organ"),
    "assistance": _assistance,
    "fee": lambda cast, application: _charge(cast, application, ON).notice,
    "delay": _delay,
}


def notice(cast: Cast, kind: str) -> Made:
    """A letter on the way, drafted by its step and signed."""
    found = NOTICES[kind](cast, brought_to("registered", cast, on=ON))
    name = addressees.look_at_addressee(found, cast.clerk).name
    draft = letters.rendered(found, addressee=name)
    actions.sign_notice(found.pk, actor=cast.director, at=moment(ON + timedelta(days=3), 6))
    found.refresh_from_db()
    told = tuple(str(value) for value in found.particulars.values() if value)
    day = ON + timedelta(days=3)
    return Made(letters.rendered(found, addressee=name), name, told, day, found.document_number, draft)


# ---- letters of articles 41 and 44

PASSED_ON = {
    "record": "户口登记的家庭人口",
    "reason": "户口登记由公安机关负责",
    "right_organ": "青石县公安局，0952-6000110",
}
NOT_RECTIFIED = {"record": "轮候登记表第 12 号的家庭人口", "reason": "与户口簿一致"}
RECTIFICATIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "rectified": ("inaccurate", cases.RECTIFIED),
    "not_rectified": ("accurate", NOT_RECTIFIED),
    "passed_on": ("", PASSED_ON),
}


def rectification(cast: Cast, outcome: str) -> Made:
    verdict, told = RECTIFICATIONS[outcome]
    pk, at = cases.rectification(cast).pk, moment(cases.ON)
    requests.take_up(pk, actor=cast.clerk, handler=cast.members["clerk"], at=at)
    if verdict:
        found = {"means": "调阅原件", "finding": "逐项核对", "verdict": verdict, "verified_on": cases.ON}
        requests.record_verification(pk, actor=cast.clerk, at=at, **found)
    requests.draft_decision(pk, actor=cast.clerk, outcome=outcome, particulars=told, at=at)
    requests.review_decision(pk, actor=cast.section_head, at=at)
    draft = case_letter(Rectification.objects.get(pk=pk).letter, addressee=PERSON.name)
    letter = requests.sign_decision(pk, actor=cast.director, at=at).letter
    letter.refresh_from_db()
    signed = case_letter(letter, addressee=PERSON.name)
    return Made(signed, PERSON.name, tuple(told.values()), cases.ON, letter.document_number, draft)


def conversion(cast: Cast, outcome: str) -> Made:
    pk, at = cases.conversion(cast).pk, moment(cases.ON)
    accepted = outcome == "accepted"
    told = cases.PUBLISHED if accepted else cases.DECLINED
    more = {"item_id": cases.closed_item(cast).pk} if accepted else {}
    given: dict[str, Any] = {"outcome": outcome, "finding": "属于主动公开范围", "particulars": told, **more}
    requests.examine_conversion(pk, actor=cast.clerk, at=at, **given)
    requests.review_conversion(pk, actor=cast.reviewer, at=at)
    draft = case_letter(Conversion.objects.get(pk=pk).letter, addressee=PERSON.name)
    letter = requests.decide_conversion(pk, actor=cast.director, at=at).letter
    letter.refresh_from_db()
    signed = case_letter(letter, addressee=PERSON.name)
    return Made(signed, PERSON.name, tuple(told.values()), cases.ON, letter.document_number, draft)


# ---- forms and sheets


def blank_form(cast: Cast, who: str) -> Made:
    """As the portal offers it for download."""
    docx = form_sheets.blank_form(cast.organ, who=who, suffix="docx")
    return Made(Rendered(docx, "政府信息公开申请表", cast.organ.name), "", (), ON)


def registration_sheet(cast: Cast) -> Made:
    found = brought_to("registered", cast, on=ON)
    name = look(found, cast.clerk).name
    stated = (found.number, found.wanted, "互联网渠道", "2026年3月2日")
    return Made(internal_sheets.registration_sheet(found, applicant=name), name, stated, ON)


def acknowledgement(cast: Cast) -> Made:
    found = brought_to("registered", cast, on=ON)
    details = look(found, cast.clerk)
    stated = (found.number, found.wanted, "2026年3月2日")
    return Made(internal_sheets.acknowledgement(found, details), details.name, stated, ON)


def review_sheet(cast: Cast) -> Made:
    found = brought_to("signed", cast, on=ON)
    stated = (found.number, found.wanted, "郑局长", "周科长", "陈经办")
    name = look(found, cast.clerk).name
    return Made(internal_sheets.review_sheet(found.reply, applicant=name), name, stated, ON)


def third_party_answer(cast: Cast) -> Made:
    found = _consult(cast, brought_to("registered", cast, on=ON), ON).notice
    actions.sign_notice(found.pk, actor=cast.director, at=moment(ON))
    found.refresh_from_db()
    stated = (found.document_number, "危房改造施工合同")
    return Made(internal_sheets.third_party_answer(found), found.addressee, stated, ON)


def _posted(cast: Cast) -> Rectification:
    case = cases.rectified_to("signed", cast)
    on = cases.ON + timedelta(days=5)
    told = {"method": "mail", "evidence": "1234567890123", "delivered_on": on}
    requests.deliver_decision(case.pk, actor=cast.clerk, at=moment(on), **told)
    return case


def service_receipt(cast: Cast) -> Made:
    case = _posted(cast)
    delivery = case.letter.deliveries.get()
    to = look_at_request(delivery, cast.clerk)
    stated = (case.number, "政府信息更正告知书", to.address.strip(), "1234567890123")
    return Made(internal_sheets.service_receipt(delivery, to), to.name, stated, cases.ON)


def postal_list(cast: Cast) -> Made:
    case, on = _posted(cast), cases.ON + timedelta(days=5)
    application = brought_to("signed", cast, key="form-2", on=ON)
    told = {"method": "mail", "evidence": "1100000000012", "delivered_on": on}
    actions.deliver(application.pk, actor=cast.clerk, at=moment(on), **told)
    to = look_at_posted(cast.organ, on, cast.clerk)
    sheet = internal_sheets.posted_on(cast.organ, on, to, by="陈经办")
    stated = (case.number, application.number, "1234567890123", "1100000000012", "陈经办")
    return Made(sheet, PERSON.name, stated, on)


FORMS: Mapping[str, Maker] = {
    "application_form.person": partial(blank_form, who="person"),
    "application_form.organisation": partial(blank_form, who="organisation"),
    "registration_sheet": registration_sheet,
    "acknowledgement": acknowledgement,
    "third_party_answer": third_party_answer,
    "service_receipt": service_receipt,
    "postal_list": postal_list,
    "review_sheet": review_sheet,
}


def made(document: letters.documents.Document, cast: Cast) -> Made:
    """That document, made by its own action; KeyError for one that no action makes."""
    if document.id in FORMS:
        return FORMS[document.id](cast)
    if document.outcome:
        return reply(cast, document.outcome)
    if document.notice:
        return notice(cast, document.notice)
    if document.id in RECTIFICATIONS:
        return rectification(cast, document.id)
    return conversion(
        cast, {"conversion_accepted": "accepted", "conversion_declined": "declined"}[document.id]
    )
