"""送达: each way with its proof, receipts, returned letters, and a second delivery that keeps the first."""

from datetime import date, timedelta

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.delivery_worklist import tasks
from gongkai.applications.internal_sheets import posted_on
from gongkai.applications.models import Application, Delivery, Notice
from gongkai.applications.postal_list import lines_of
from gongkai.applications.tests.samples import (
    RECEIVED_ON,
    asked_to_correct,
    brought_to,
    moment,
    sent,
)
from gongkai.casework.entries import subject_of, verify
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.law.identifiers import check_mail_number

SIGNED_ON = RECEIVED_ON + timedelta(days=3)
POSTED_ON = RECEIVED_ON + timedelta(days=4)
MONDAY = date(2021, 3, 1)  # fees are charged since 2021
SCAN = b"%PDF-1.7 a scanned receipt"


def posted(cast: Cast, *, evidence: str = "1100000000012", **changes: object) -> Delivery:
    application = brought_to("signed", cast)
    return actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="mail",
        delivered_on=POSTED_ON,
        evidence=evidence,
        at=moment(POSTED_ON),
        **changes,
    )


@pytest.mark.parametrize(
    ("evidence", "why"),
    [
        ("SF1234567890123", "不能交“顺丰”"),
        ("", "邮寄送达以交邮之日为准，须填写邮件号或交寄凭证"),
        ("顺丰 SF1234567890", "不能交“顺丰”"),
        ("1100000000012 邮费到付", "到付"),
    ],
)
def test_only_the_postal_enterprise_carries_a_letter_and_the_organ_pays(
    cast: Cast, evidence: str, why: str
) -> None:
    with pytest.raises(StepRefused, match=why):
        posted(cast, evidence=evidence)


def test_the_same_holds_for_a_notice(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    actions.sign_notice(notice.pk, actor=cast.director, at=moment(RECEIVED_ON))
    with pytest.raises(StepRefused, match="邮政法"):
        actions.send_notice(
            notice.pk,
            actor=cast.clerk,
            method="mail",
            sent_on=RECEIVED_ON,
            evidence="中通快递 778899",
            at=moment(RECEIVED_ON),
        )


@pytest.mark.parametrize(
    ("written", "warned"),
    [
        ("EE876543216CN", False),
        ("EE876543211CN", True),
        ("1100000000012", False),
        ("挂号信 XA12345678944", False),
        ("县邮政局收据一张", True),
    ],
)
def test_a_mail_number_that_looks_wrong_warns_and_stops_nobody(written: str, warned: bool) -> None:
    checked = check_mail_number(written)
    assert checked.ok
    assert bool(checked.warnings) is warned


def test_a_letter_taken_in_person_is_received_at_once(cast: Cast) -> None:
    application = brought_to("signed", cast)
    delivery = actions.deliver(
        application.pk,
        actor=cast.clerk,
        method="pick_up",
        delivered_on=POSTED_ON,
        handover=actions.Handover(received_by="addressee", id_checked=True),
        at=moment(POSTED_ON),
    )
    assert (delivery.received_on, delivery.id_checked, delivery.state) == (POSTED_ON, True, "received")
    assert not any("证件" in each for each in delivery.warnings)


def test_what_a_court_would_ask_for_is_said_and_stops_nobody(cast: Cast) -> None:
    application = brought_to("signed", cast)
    given = {"actor": cast.clerk, "delivered_on": POSTED_ON, "at": moment(POSTED_ON)}
    delivery = actions.deliver(application.pk, method="in_person", **given)
    assert any("送达回证" in each for each in delivery.warnings)


def test_another_organ_that_bears_a_letter_is_named(cast: Cast) -> None:
    application = brought_to("signed", cast)
    given = {
        "actor": cast.clerk,
        "method": "entrusted",
        "delivered_on": POSTED_ON,
        "at": moment(POSTED_ON),
    }
    with pytest.raises(StepRefused, match="代为送达的行政机关"):
        actions.deliver(application.pk, **given)
    made = actions.deliver(application.pk, handover=actions.Handover(entrusted_to="宝丰镇人民政府"), **given)
    assert made.entrusted_to == "宝丰镇人民政府"


def test_a_returned_letter_is_sent_again_and_the_first_day_stays(cast: Cast) -> None:
    first = posted(cast)
    back_on, again_on = POSTED_ON + timedelta(days=9), POSTED_ON + timedelta(days=10)
    actions.record_return(
        first.pk, actor=cast.clerk, returned_on=back_on, because="moved", at=moment(back_on)
    )
    second = actions.deliver_again(
        first.pk,
        actor=cast.clerk,
        method="mail",
        delivered_on=again_on,
        evidence="1100000000022",
        handover=actions.Handover(address="青石县西街 9 号"),
        at=moment(again_on),
    )
    application = Application.objects.get(pk=first.application.pk)
    assert application.closed_on == POSTED_ON
    assert application.reply.deliveries.first() == first
    assert list(application.reply.deliveries.all()) == [first, second]
    assert "西街".encode() not in bytes(second.address)
    with pytest.raises(StepRefused, match="再次送达"):
        actions.deliver_again(
            first.pk, actor=cast.clerk, method="online", delivered_on=again_on, at=moment(again_on)
        )


def test_a_receipt_comes_back_and_its_scan_lies_under_seal(cast: Cast) -> None:
    delivery, on = posted(cast), POSTED_ON + timedelta(days=3)
    given = {"actor": cast.clerk, "received_on": on, "received_by": "family", "at": moment(on)}
    with pytest.raises(StepRefused, match="不是 PDF、JPG 或 PNG"):
        actions.confirm_delivery(delivery.pk, receipt=("回证.docx", b"PK\x03\x04"), **given)
    actions.confirm_delivery(delivery.pk, receipt=("回证.pdf", SCAN), **given)
    assert actions.open_receipt(delivery.pk, actor=cast.director) == ("回证.pdf", SCAN)
    with pytest.raises(StepRefused):
        actions.open_receipt(delivery.pk, actor=cast.auditor)
    verbs = Entry.objects.filter(subject=subject_of(delivery.application)).values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["confirm_delivery", "open_receipt"]
    assert verify()[1] == []


def test_a_receipt_follows_later_and_is_not_replaced(cast: Cast) -> None:
    delivery, on = posted(cast), POSTED_ON + timedelta(days=3)
    given = {"actor": cast.clerk, "received_on": on, "received_by": "addressee", "at": moment(on)}
    actions.confirm_delivery(delivery.pk, **given)
    with pytest.raises(StepRefused, match="补交回证"):
        actions.confirm_delivery(delivery.pk, **given)
    actions.confirm_delivery(delivery.pk, receipt=("回证.pdf", SCAN), **given)
    with pytest.raises(StepRefused, match="不能更换"):
        actions.confirm_delivery(delivery.pk, receipt=("回证.pdf", SCAN), **given)


def test_the_first_look_online_is_the_proof_of_receipt(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    on = RECEIVED_ON + timedelta(days=6)
    assert actions.record_access(application.pk, at=moment(on)) == 1
    assert actions.record_access(application.pk, at=moment(on + timedelta(days=1))) == 0
    delivery = application.reply.deliveries.get()
    assert (delivery.received_on, delivery.accessed_at) == (on, moment(on))


def test_the_receipt_of_a_notice_starts_the_period_of_its_addressee(cast: Cast) -> None:
    application = brought_to("registered", cast, on=MONDAY)
    fee = actions.charge_fee(
        application.pk,
        actor=cast.clerk,
        method="page",
        count=150,
        how_to_pay="到县财政专户缴纳",
        at=moment(MONDAY),
    )
    notice = sent(fee.notice, cast, on=MONDAY)
    on = MONDAY + timedelta(days=4)
    actions.confirm_delivery(
        notice.deliveries.get().pk,
        actor=cast.clerk,
        received_on=on,
        received_by="addressee",
        at=moment(on),
    )
    fee.refresh_from_db()
    application.refresh_from_db()
    assert fee.notified_on == on
    assert application.awaited == "payment"


def test_confirming_a_notice_confirms_its_delivery(cast: Cast) -> None:
    on = RECEIVED_ON + timedelta(days=3)
    notice = sent(asked_to_correct(cast).notice, cast, on=RECEIVED_ON, received_on=on)
    assert notice.deliveries.get().received_on == on


def test_a_day_before_the_letter_left_is_refused(cast: Cast) -> None:
    delivery = posted(cast)
    before: date = POSTED_ON - timedelta(days=1)
    with pytest.raises(StepRefused, match="不能早于送出日期"):
        actions.record_return(
            delivery.pk, actor=cast.clerk, returned_on=before, because="other", at=moment(POSTED_ON)
        )


def test_what_came_back_and_what_nobody_signed_for_wait_in_the_worklist(cast: Cast) -> None:
    delivery, on = posted(cast), POSTED_ON + timedelta(days=12)
    waiting = tasks(cast.clerk, on, str)
    assert [(task.step, task.is_mine) for task in waiting] == [("登记签收和回证", True)]
    actions.record_return(delivery.pk, actor=cast.clerk, returned_on=on, because="unclaimed", at=moment(on))
    assert [task.step for task in tasks(cast.clerk, on, str)] == ["换地址或者方式再次送达"]
    actions.deliver_again(delivery.pk, actor=cast.clerk, method="online", delivered_on=on, at=moment(on))
    assert tasks(cast.clerk, on, str) == []


def test_what_is_posted_on_a_day_stands_in_one_list(cast: Cast) -> None:
    posted(cast, evidence="挂号信 XA12345678944")
    (line,) = lines_of(cast.organ.pk, POSTED_ON)
    assert (line.mail_number, line.letter_name, line.addressee) == (
        "XA12345678944",
        "政府信息予以公开告知书",
        "李**",
    )
    assert lines_of(cast.other_organ.pk, POSTED_ON) == []
    assert "1 件" in posted_on(cast.organ, POSTED_ON).html


def test_deliveries_of_an_application_are_those_of_its_reply_and_its_letters(cast: Cast) -> None:
    first, other = brought_to("delivered", cast, key="a"), brought_to("delivered", cast, key="b")
    assert Delivery.objects.of_application(first.pk) == list(Delivery.objects.filter(reply=first.reply))
    letter = Notice.objects.create(
        application=first, kind="fee", addressee="申请人", letter="<p></p>", drafted_at=moment(RECEIVED_ON),
        drafted_by=cast.members["clerk"],
    )  # fmt: skip
    posted_letter = Delivery.objects.create(notice=letter, method="mail", delivered_on=RECEIVED_ON)
    assert Delivery.objects.of_application(first.pk)[-1] == posted_letter
    assert {each.reply_id for each in Delivery.objects.of_application(other.pk)} == {other.reply.pk}
