"""Who applied, was asked, complained or sued stands nowhere but under seal: every table, file, log and page is searched."""

import logging
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import Cast
from django.conf import settings

from gongkai.applications import actions
from gongkai.applications.actions import Handover
from gongkai.applications.choices import DeliveryWay
from gongkai.applications.intake import ApplicantDetails, Confirmation, IdentityCorrection
from gongkai.applications.models import Application
from gongkai.applications.tests import attachments, samples
from gongkai.applications.tests.samples import RECEIVED_ON, WANTED, moment, submitted
from gongkai.archive import actions as archive
from gongkai.casework.entries import verify
from gongkai.complaints import actions as complaints
from gongkai.complaints.identity import Complainant
from gongkai.complaints.tests import samples as complained
from gongkai.law.identifiers.resident import check_digit
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Reconsideration
from gongkai.requests import actions as requests
from gongkai.requests.models import Rectification
from gongkai.requests.tests import samples as requested
from tests.leaks import cells, files, found


def number(serial: int) -> str:
    """An invented identity number of a man born in 1990, check digit right."""
    first = f"640221199001{serial:05d}"
    return first + check_digit(first)


def person(name: str, serial: int) -> ApplicantDetails:
    return ApplicantDetails(
        kind="natural_person",
        name=name,
        paper="resident_id",
        paper_number=number(serial),
        phone=f"137{serial:08d}",
        email=f"zhidu{serial}@example.cn",
        postcode="753400",
        address=f"青石县桂花巷{serial}号院",
    )


APPLICANT = person("令狐澄澜", 11237)
ON_PAPER = person("端木蕴之", 12341)
MISTYPED = person("端木蕰芷", 12347)
REQUESTER = person("澹台予墨", 13459)
WRONG_NUMBER = f"{number(14563)[:-1]}{'0' if number(14563)[-1] != '0' else '1'}"
COMPANY = ApplicantDetails(
    kind="org.business",
    name="青石县广济物业服务有限公司",
    paper="credit_code",
    paper_number=samples.COMPANY.paper_number,
    phone="0952-6123457",
    representative="呼延敬亭",
    contact="万俟听雪",
)
COMPLAINANT = Complainant("公孙望舒", "13700015671", "青石县海棠巷15671号院")
THIRD_PARTY, THIRD_ADDRESS = "古丽努尔·买买提江", "青石县玉兰巷16785号院"
OTHER_ADDRESS = "青石县石榴巷17893号院"


def words() -> set[str]:
    """Everything that names or reaches one of them; an organisation is listed by its name (ADR 0013)."""
    told = {THIRD_PARTY, THIRD_ADDRESS, OTHER_ADDRESS, WRONG_NUMBER, *vars(COMPLAINANT).values()}
    for who in (APPLICANT, ON_PAPER, MISTYPED, REQUESTER):
        told |= {who.name, who.paper_number, who.phone, who.email, who.address}
    return told | {COMPANY.paper_number, COMPANY.phone, COMPANY.representative, COMPANY.contact}


def spoken_of(who: ApplicantDetails | Complainant, number: str = "") -> str:
    """What a clerk in a hurry notes."""
    return (
        f"{who.name}（{number or getattr(who, 'paper_number', '')}）本人，电话 {who.phone}，住{who.address}"
    )


def file_name(who: ApplicantDetails | Complainant) -> str:
    return f"{who.name}{getattr(who, 'paper_number', '')} {who.phone}.jpg"


@pytest.fixture
def searched(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Path:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    caplog.set_level(logging.DEBUG)
    return tmp_path


def leaks(home: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    places = (*cells(), *files(home), ("log", caplog.text.encode()))
    return found(words(), places)


def sent(cast: Cast, notice_id: int, on: date, evidence: str) -> None:
    actions.sign_notice(notice_id, actor=cast.director, at=moment(on))
    actions.send_notice(
        notice_id,
        actor=cast.clerk,
        method=DeliveryWay.IN_PERSON,
        sent_on=on,
        evidence=evidence,
        handover=Handover(address=OTHER_ADDRESS),
        at=moment(on, 3),
    )


# ---- the ways


def handled(cast: Cast) -> Application:
    """From the portal to the signature, with a note of the applicant wherever a note can be typed."""
    key, said, day = "the-key-of-a-form-0001", spoken_of(APPLICANT), RECEIVED_ON
    for role in ("identity", "other"):
        actions.stage_file(key, role=role, name=file_name(APPLICANT), content=attachments.picture())
    pk = submitted(cast.organ, key=key, applicant=APPLICANT).pk
    told = {"actor": cast.clerk, "made_on": day, "means": "phone", "at": moment(day)}
    actions.record_contact(pk, result="no_answer", with_whom=said[:60], note=said, **told)
    actions.register(
        pk,
        actor=cast.clerk,
        received_on=day,
        confirmation=Confirmation("phone", said[:60], said),
        at=moment(day),
    )
    actions.attach_file(
        pk,
        actor=cast.clerk,
        role="other",
        name=file_name(APPLICANT),
        content=attachments.pdf(),
        at=moment(day),
    )
    consultation = actions.consult(
        pk,
        actor=cast.clerk,
        kind="third_party",
        party=THIRD_PARTY,
        label=f"业主{THIRD_PARTY}",
        address=THIRD_ADDRESS,
        matter="施工合同",
        at=moment(day),
    )
    sent(cast, consultation.notice_id, day, f"{THIRD_PARTY}签收"[:60])
    actions.record_answer(
        consultation.notice_id,
        actor=cast.clerk,
        answer="agrees",
        text="可以公开",
        answered_on=day,
        at=moment(day, 4),
    )
    actions.draft_reply(
        pk, actor=cast.clerk, outcome="36.2", particulars={"content_or_path": "见附件"}, at=moment(day, 5)
    )
    actions.send_back_reply(pk, actor=cast.section_head, reason=said + "，" + THIRD_PARTY, at=moment(day, 6))
    actions.draft_reply(
        pk, actor=cast.clerk, outcome="36.2", particulars={"content_or_path": "见附件"}, at=moment(day, 7)
    )
    actions.review_reply(pk, actor=cast.section_head, at=moment(day, 8))
    actions.sign_reply(pk, actor=cast.director, at=moment(day, 9))
    return Application.objects.get(pk=pk)


def delivered(cast: Cast, application: Application) -> date:
    said, day = spoken_of(APPLICANT), RECEIVED_ON + timedelta(days=1)
    delivery = actions.deliver(
        application.pk,
        actor=cast.clerk,
        method=DeliveryWay.IN_PERSON,
        delivered_on=day,
        evidence=said,
        handover=Handover(address=OTHER_ADDRESS),
        at=moment(day),
    )
    told = {"returned_on": day, "because": "refused", "note": said}
    actions.record_return(delivery.pk, actor=cast.clerk, at=moment(day, 3), **told)
    again = actions.deliver_again(
        delivery.pk,
        actor=cast.clerk,
        method=DeliveryWay.IN_PERSON,
        delivered_on=day,
        evidence=said,
        reason=said,
        handover=Handover(address=OTHER_ADDRESS),
        at=moment(day, 4),
    )
    actions.confirm_delivery(
        again.pk,
        actor=cast.clerk,
        received_on=day,
        received_by="family",
        receipt=(file_name(APPLICANT), attachments.picture()),
        at=moment(day, 5),
    )
    return day


def challenged(cast: Cast, application: Application, day: date) -> None:
    said = spoken_of(APPLICANT)
    filed = {"actor": cast.clerk, "filed_on": day, "at": moment(day)}
    for case_number in ("青政复〔2020〕1号", "青政复〔2020〕2号"):
        made = remedies.register_reconsideration(application.pk, case_number=case_number, **filed)
    pk = made.reconsideration.pk
    paper = remedies.attach_paper(
        Reconsideration,
        pk,
        actor=cast.clerk,
        role="answer",
        name=file_name(APPLICANT),
        content=attachments.pdf(),
        at=moment(day),
    )
    remedies.open_paper(paper.pk, actor=cast.director, at=moment(day))
    remedies.set_aside_paper(paper.pk, actor=cast.director, reason=said, at=moment(day))
    remedies.annul(Reconsideration, pk, actor=cast.director, reason=said, at=moment(day))


def kept_for_good(cast: Cast, application: Application) -> None:
    on, said = moment(date(2020, 7, 1)), spoken_of(APPLICANT)
    archive.archive(application.pk, actor=cast.clerk, at=on)
    archive.place_hold(application.pk, actor=cast.director, reason=said, at=on)
    archive.lift_hold(application.pk, actor=cast.director, reason=said, at=on)


def corrected_on_paper(cast: Cast) -> None:
    """A number that was wrong, put right; then the applicant takes all back."""
    said, day = spoken_of(ON_PAPER), RECEIVED_ON
    pk = submitted(
        cast.organ,
        key="paper",
        applicant=replace(ON_PAPER, paper_number=WRONG_NUMBER),
        lacking=["number_wrong"],
        channel="in_person",
        actor=cast.clerk,
    ).pk
    actions.register(pk, actor=cast.clerk, received_on=day, at=moment(day))
    mistyped = replace(MISTYPED, paper_number=WRONG_NUMBER)
    for who, other in ((mistyped, ON_PAPER), (replace(ON_PAPER, paper_number=WRONG_NUMBER), MISTYPED)):
        actions.retype(
            pk,
            actor=cast.clerk,
            applicant=who,
            wanted=WANTED,
            lacking=["number_wrong"],
            reason=f"{spoken_of(who)}，不是{spoken_of(other)}",
            at=moment(day),
        )
    correction = actions.ask_correction(
        pk,
        actor=cast.clerk,
        unclear="证件号码有误",
        how="请更正",
        due_on=day + timedelta(days=20),
        at=moment(day),
    )
    sent(cast, correction.notice_id, day, f"{said}，原写 {WRONG_NUMBER}")
    actions.receive_correction(
        pk,
        actor=cast.clerk,
        wanted=WANTED.description,
        received_on=day,
        channel="mail_plain",
        confirmation=Confirmation("phone", said[:60], f"原写 {WRONG_NUMBER}"),
        identity=IdentityCorrection(paper="resident_id", paper_number=ON_PAPER.paper_number),
        at=moment(day, 4),
    )
    actions.withdraw_application(
        pk, actor=cast.clerk, evidence=f"{said}，原写 {WRONG_NUMBER}，{MISTYPED.name}", at=moment(day, 5)
    )


def asked_by_a_company(cast: Cast) -> None:
    said, day = (
        f"{COMPANY.representative}、{COMPANY.contact}，{COMPANY.phone}，{COMPANY.paper_number}",
        RECEIVED_ON,
    )
    pk = submitted(cast.organ, key="company", applicant=COMPANY).pk
    for passed in (0, 1):
        on = day + timedelta(days=passed)
        told = {"means": "phone", "result": "no_answer", "note": said, "made_on": on, "at": moment(on)}
        actions.record_contact(pk, actor=cast.clerk, **told)
    actions.shelve(pk, actor=cast.clerk, reason=said, at=moment(day + timedelta(days=1), 3))


def requests_made(cast: Cast) -> None:
    said = spoken_of(REQUESTER)
    actions.stage_file(
        "request-form-key-0001", role="other", name=file_name(REQUESTER), content=attachments.picture()
    )
    case = requested.rectified_to("signed", cast, person=REQUESTER, submission_key="request-form-key-0001")
    at = moment(requested.ON + timedelta(days=5))
    file = case.files.get()
    requests.open_request_file(case, file.pk, actor=cast.clerk, at=at)
    requests.attach_to_request(
        case, actor=cast.clerk, role="other", name=file_name(REQUESTER), content=attachments.pdf(), at=at
    )
    requests.deliver_decision(
        case.pk,
        actor=cast.clerk,
        method=DeliveryWay.IN_PERSON,
        delivered_on=requested.ON + timedelta(days=5),
        evidence=said,
        handover=Handover(address=OTHER_ADDRESS),
        at=at,
    )
    other = requested.rectified_to("drafted", cast, person=REQUESTER, submission_key="request-form-key-0002")
    requests.send_back_decision(other.pk, actor=cast.section_head, reason=said, at=at)
    requests.withdraw_rectification(other.pk, actor=cast.clerk, reason=said, at=at)
    item = requested.closed_item(cast)
    suggestion = requested.conversion(cast, person=REQUESTER, item=item, submission_key="suggestion-key-0001")
    requests.withdraw_conversion(suggestion.pk, actor=cast.clerk, reason=said, at=at)
    assert Rectification.objects.count() == 2


def complaint_made(cast: Cast) -> None:
    said, at = spoken_of(COMPLAINANT), complained.moment(complained.MONDAY)
    told = {"complainant": COMPLAINANT, "content": "分配结果没有公开。"}
    complaint = complained.brought_to("found", cast, **told)
    for content in (attachments.picture(), attachments.pdf()):
        complaints.attach_complaint_file(
            complaint.pk, actor=cast.authority, name=file_name(COMPLAINANT), content=content, at=at
        )
    complaints.send_finding_back(complaint.pk, actor=complained.second(cast), reason=said, at=at)
    complaints.take_back_complaint(complaint.pk, actor=cast.authority, reason=said, at=at)


# ---- what is looked for


def test_the_search_finds_what_lies_open(
    cast: Cast, searched: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing found means nothing unless what is there would be found."""
    submitted(cast.organ, wanted=replace(WANTED, description=f"{APPLICANT.name}的档案"))
    (searched / "left.txt").write_text(APPLICANT.phone)
    told = leaks(searched, caplog)
    assert f"applications_application.wanted: {APPLICANT.name}" in told
    assert f"left.txt: {APPLICANT.phone}" in told


def test_an_application_names_nobody_in_any_table_file_or_log(
    cast: Cast, searched: Path, caplog: pytest.LogCaptureFixture
) -> None:
    application = handled(cast)
    day = delivered(cast, application)
    challenged(cast, application, day)
    kept_for_good(cast, application)
    assert leaks(searched, caplog) == []
    assert verify()[1] == []


@pytest.mark.parametrize("way", [corrected_on_paper, asked_by_a_company, requests_made, complaint_made])
def test_other_ways_name_nobody_either(
    cast: Cast, searched: Path, caplog: pytest.LogCaptureFixture, way: object
) -> None:
    way(cast)  # type: ignore[operator]
    assert leaks(searched, caplog) == []
