"""送达 of case letters: post, receipt under seal, return, sending again; the first day stands, a first look is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import internal_sheets
from gongkai.applications.actions import Handover
from gongkai.applications.postal_list import lines_of, look_at_posted
from gongkai.applications.tests.samples import PERSON, moment
from gongkai.cases import tracking
from gongkai.cases.actions.access import record_access
from gongkai.cases.kept_files import receipts
from gongkai.cases.models import CaseDelivery
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.requests import actions
from gongkai.requests.delivery_worklist import tasks
from gongkai.requests.models import Rectification
from gongkai.requests.posted import look
from gongkai.requests.tests.samples import ON, rectified_to

POSTED_ON, BACK_ON, AGAIN_ON = date(2026, 5, 18), date(2026, 5, 22), date(2026, 5, 25)
SCAN = b"%PDF-1.7 a scanned receipt"


@pytest.fixture
def posted(cast: Cast) -> Rectification:
    """A decision that was posted."""
    case = rectified_to("signed", cast)
    by_mail = {"method": "mail", "evidence": "EMS 1234567890123"}
    return actions.deliver_decision(
        case.pk, actor=cast.clerk, delivered_on=POSTED_ON, at=moment(POSTED_ON), **by_mail
    )


def last(case: Rectification) -> CaseDelivery:
    found = CaseDelivery.objects.filter(letter__case_id=case.pk).last()
    assert found
    return found


def came_back(cast: Cast, case: Rectification, **told: Any) -> Any:
    said = {"returned_on": BACK_ON, "because": "unknown", **told}
    return actions.record_return(last(case).pk, actor=cast.clerk, at=moment(BACK_ON), **said)


def sent_again(cast: Cast, case: Rectification, **told: Any) -> Any:
    said = {"method": "online", "delivered_on": AGAIN_ON, **told}
    return actions.deliver_again(last(case).pk, actor=cast.clerk, at=moment(AGAIN_ON), **said)


def waiting(actor: Any, on: date) -> list[tuple[str, str, bool]]:
    return [(task.number, task.step, task.is_mine) for task in tasks(actor, on, lambda case: f"/{case.pk}/")]


def test_a_letter_that_came_back_is_sent_again_and_the_first_day_stands(
    cast: Cast, posted: Rectification
) -> None:
    came_back(cast, posted)
    sent_again(cast, posted)
    case = Rectification.objects.get(pk=posted.pk)
    assert (case.state, case.closed_on, case.letter.delivered_on) == ("delivered", POSTED_ON, POSTED_ON)
    first, second = case.letter.deliveries.all()
    assert (first.returned_on, first.returned_because) == (BACK_ON, "unknown")
    assert (second.method, second.delivered_on, second.returned_on) == ("online", AGAIN_ON, None)
    told = Entry.objects.filter(verb__in=["record_return", "deliver_again"]).order_by("sequence")
    assert [each.legal_on for each in told] == [BACK_ON, AGAIN_ON]
    assert record_access(case)
    assert "deliver_again" in tracking.teller_of("rectification").steps


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"returned_on": ON}, "不能早于"),
        ({"returned_on": date(2026, 6, 1)}, "不能晚于今天"),
        ({"because": ""}, "须选择退回原因"),
    ],
)
def test_a_return_needs_a_reason_and_a_day_that_can_be(
    cast: Cast, posted: Rectification, told: dict[str, Any], why: str
) -> None:
    with pytest.raises(StepRefused, match=why):
        came_back(cast, posted, **told)


def test_a_letter_comes_back_once_for_each_time_that_it_left(cast: Cast, posted: Rectification) -> None:
    came_back(cast, posted)
    with pytest.raises(StepRefused, match="当前环节是"):
        came_back(cast, posted)


def test_a_letter_that_did_not_come_back_is_sent_again_with_a_reason(
    cast: Cast, posted: Rectification
) -> None:
    with pytest.raises(StepRefused, match="须写明再次送达的原因"):
        sent_again(cast, posted)
    sent_again(cast, posted, reason="提出人要求改用网上查看")


def test_what_came_back_waits_for_the_clerk_until_it_is_sent_again(cast: Cast, posted: Rectification) -> None:
    assert waiting(cast.clerk, POSTED_ON) == []
    came_back(cast, posted)
    assert waiting(cast.clerk, BACK_ON) == [(posted.number, "换地址或者方式再次送达", True)]
    assert waiting(cast.director, BACK_ON) == [(posted.number, "换地址或者方式再次送达", False)]
    assert waiting(cast.other_clerk, BACK_ON) == []
    sent_again(cast, posted)
    assert waiting(cast.clerk, AGAIN_ON) == []


def test_a_receipt_that_nobody_recorded_is_asked_for(cast: Cast, posted: Rectification) -> None:
    late = POSTED_ON + timedelta(days=11)
    assert waiting(cast.clerk, late) == [(posted.number, "登记签收和回证", True)]
    said: dict[str, Any] = {"received_on": BACK_ON, "received_by": "family"}
    actions.confirm_delivery(last(posted).pk, actor=cast.clerk, at=moment(BACK_ON), **said)
    assert waiting(cast.clerk, late) == []


def test_the_receipt_lies_under_seal_and_each_look_at_it_is_written_down(
    cast: Cast, posted: Rectification
) -> None:
    said: dict[str, Any] = {"received_on": BACK_ON, "received_by": "addressee", "receipt": ("回证.pdf", SCAN)}
    made = actions.confirm_delivery(last(posted).pk, actor=cast.clerk, at=moment(BACK_ON), **said)
    assert (made.receipt_name, len(made.receipt_file), made.receipt_on) == ("回证.pdf", 64, BACK_ON)
    assert [kept.where for kept in receipts()] == [f"{posted.number} 的送达回证"]
    assert actions.open_receipt(made.pk, actor=cast.director) == ("回证.pdf", SCAN)
    with pytest.raises(StepRefused, match="须由"):
        actions.open_receipt(made.pk, actor=cast.auditor)
    told = Entry.objects.filter(subject=subject_of(posted), verb__in=["confirm_delivery", "open_receipt"])
    assert [each.verb for each in told.order_by("sequence")] == ["confirm_delivery", "open_receipt"]


def test_what_is_no_scan_is_refused_as_a_receipt(cast: Cast, posted: Rectification) -> None:
    said: dict[str, Any] = {"received_on": BACK_ON, "received_by": "addressee", "receipt": ("a.pdf", b"MZ")}
    with pytest.raises(StepRefused, match="不是 PDF、JPG 或 PNG"):
        actions.confirm_delivery(last(posted).pk, actor=cast.clerk, at=moment(BACK_ON), **said)


def test_the_days_post_lists_it_and_the_post_office_reads_the_address(
    cast: Cast, posted: Rectification
) -> None:
    (line,) = lines_of(cast.organ.pk, POSTED_ON)
    assert (line.number, line.kind, line.mail_number) == (posted.number, "rectification", "1234567890123")
    found = look_at_posted(cast.organ, POSTED_ON, cast.clerk)
    assert found[line.key].name == PERSON.name
    assert PERSON.address in found[line.key].address
    assert Entry.objects.filter(subject=subject_of(posted), verb="look").count() == 1
    sheet = internal_sheets.posted_on(cast.organ, POSTED_ON, found, by="刘芳")
    assert "政府信息更正告知书" in str(sheet.html)
    receipt = internal_sheets.service_receipt(last(posted))
    assert posted.number in str(receipt.html)


def test_another_address_is_sealed_and_stands_on_its_own_receipt(cast: Cast, posted: Rectification) -> None:
    came_back(cast, posted)
    elsewhere = Handover(address="青石县西街 9 号")
    made = sent_again(cast, posted, method="mail", evidence="EMS 1234567890124", handover=elsewhere)
    assert "西街".encode() not in bytes(made.address)
    assert look(made, cast.clerk).address == "青石县西街 9 号"


def test_handed_over_at_the_counter_it_is_received_at_once(cast: Cast) -> None:
    case = rectified_to("signed", cast)
    in_hand = Handover(received_by="addressee", id_checked=True)
    actions.deliver_decision(
        case.pk,
        actor=cast.clerk,
        method="in_person",
        delivered_on=POSTED_ON,
        handover=in_hand,
        at=moment(POSTED_ON),
    )
    assert (last(case).received_on, last(case).received_by) == (POSTED_ON, "addressee")


def test_another_organ_neither_sees_nor_returns_it(cast: Cast, posted: Rectification) -> None:
    with pytest.raises(CaseDelivery.DoesNotExist):
        actions.record_return(last(posted).pk, actor=cast.other_clerk, returned_on=BACK_ON, because="moved")
