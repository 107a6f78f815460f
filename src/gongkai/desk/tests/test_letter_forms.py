"""Forms of an application come as Word and PDF, with what is recorded."""

import io
from datetime import date

import docx
from conftest import Cast
from django.test import Client

from gongkai.applications import actions
from gongkai.applications.models import Delivery
from gongkai.applications.query_codes import query_code
from gongkai.applications.tests.samples import PERSON, RECEIVED_ON, brought_to, moment, sent
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in


def said(client: Client, address: str, *, named: bool = False) -> str:
    """All that stands on the Word file; one with a name in full is asked for by a button."""
    answer = client.post(address) if named else client.get(address)
    assert answer.status_code == 200, address
    found = docx.Document(io.BytesIO(answer.content))
    cells = "".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return cells + "".join(paragraph.text for paragraph in found.paragraphs)


def test_the_registration_and_review_sheets_say_what_is_recorded(cast: Cast) -> None:
    application = brought_to("signed", cast)
    client = logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}"
    registered = said(client, f"{page}/registration-sheet.docx")
    for words in (application.number, "2020年5月15日", "互联网渠道", "陈经办", "2020年6月16日"):
        assert words in registered
    reviewed = said(client, f"{page}/review-sheet.docx")
    for words in ("予以公开", "承办人初审", "陈经办", "周科长", "郑局长", "不涉及"):
        assert words in reviewed
    assert client.get(f"{page}/review-sheet.pdf").content.startswith(b"%PDF")


def test_a_delivery_has_its_receipt_and_a_day_its_list(cast: Cast) -> None:
    brought_to("delivered", cast)
    client = logged_in(cast, "clerk")
    receipt = said(client, f"/desk/applications/deliveries/{Delivery.objects.get().pk}/service-receipt.docx")
    assert "青住建公开告〔2020〕1号" in receipt and "政府信息予以公开告知书" in receipt
    assert "序号" in said(client, f"/desk/applications/posted/list.docx?on={RECEIVED_ON}")


def test_a_third_party_gets_a_form_to_answer_on(cast: Cast) -> None:
    application = brought_to("registered", cast)
    actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="某某有限公司",
        matter="投标单价",
        at=moment(date(2020, 5, 18)),
    )
    notice = application.notices.get()
    form = said(logged_in(cast, "clerk"), f"/desk/applications/letters/{notice.pk}/answer-form.docx")
    assert "投标单价" in form and "□不同意公开" in form


def looks() -> list[str]:
    written = Entry.objects.filter(verb__in=("look", "look_at_addressee")).order_by("sequence")
    return [entry.verb for entry in written]


def test_a_sheet_is_looked_at_before_it_is_downloaded(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    client = logged_in(cast, "clerk")
    pages = f"/desk/applications/{application.pk}"
    receipt = f"/desk/applications/deliveries/{Delivery.objects.get().pk}/service-receipt/"
    for address in (f"{pages}/registration-sheet/", f"{pages}/review-sheet/", receipt):
        shown = client.get(address).content.decode()
        assert "data-print" in shown and "下载 PDF" in shown and application.number in shown


def test_what_goes_into_the_post_has_the_full_name_and_each_look_is_written_down(cast: Cast) -> None:
    application = brought_to("registered", cast)
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        address="青石县西街 3 号\n邮编 753400",
        matter="投标单价",
        at=moment(RECEIVED_ON),
    )
    sent(consultation.notice, cast, on=RECEIVED_ON)
    told = actions.tell_of_consultation(application.pk, actor=cast.clerk, at=moment(RECEIVED_ON))
    sent(told, cast, on=RECEIVED_ON)
    client = logged_in(cast, "clerk")
    plain = said(client, f"/desk/applications/posted/list.docx?on={RECEIVED_ON}")
    assert "王建国" not in plain and PERSON.name not in plain and looks() == []
    full = said(client, f"/desk/applications/posted/list-named.docx?on={RECEIVED_ON}", named=True)
    for words in (
        "王建国",
        "青石县西街 3 号，邮编 753400",
        PERSON.name,
        PERSON.address,
        PERSON.phone,
        "陈经办",
    ):
        assert words in full
    assert looks() == ["look_at_addressee", "look"]
    letters = "/desk/applications/letters"
    assert "王建国" in said(client, f"{letters}/{consultation.notice_id}/letter-named.docx", named=True)
    receipt = Delivery.objects.get(notice=told).pk
    named = said(client, f"/desk/applications/deliveries/{receipt}/service-receipt-named.docx", named=True)
    assert PERSON.name in named and PERSON.address in named
    assert looks() == ["look_at_addressee", "look", "look_at_addressee", "look"]
    for entry in Entry.objects.all():
        assert "王建国" not in entry.label and PERSON.name not in f"{entry.label}{entry.payload}"


def test_who_needs_not_to_know_gets_no_name(cast: Cast) -> None:
    brought_to("delivered", cast)
    reviewer = logged_in(cast, "reviewer")
    delivery = Delivery.objects.get()
    Delivery.objects.update(method="mail", evidence="1234567890123")
    for address in (
        f"/desk/applications/deliveries/{delivery.pk}/service-receipt-named.pdf",
        f"/desk/applications/posted/list-named.pdf?on={delivery.delivered_on}",
        f"/desk/applications/{delivery.application.pk}/acknowledgement.pdf",
    ):
        answer = reviewer.post(address)
        assert answer.status_code == 409
        assert "须由" in answer.content.decode()
    assert looks() == []


def test_the_acknowledgement_is_given_at_the_counter_with_the_query_code(cast: Cast) -> None:
    application = brought_to("registered", cast, channel="in_person", actor=cast.clerk)
    page = f"/desk/applications/{application.pk}"
    given = said(logged_in(cast, "clerk"), f"{page}/acknowledgement.docx", named=True)
    for words in (PERSON.name, query_code(application.submission_key), "2020年5月15日", "2020年6月16日"):
        assert words in given
    assert looks() == ["look"]
