"""Forms of an application come as Word and PDF, with what is recorded."""

import io
from datetime import date

import docx
from conftest import Cast
from django.test import Client

from gongkai.applications import actions
from gongkai.applications.models import Delivery
from gongkai.applications.tests.samples import RECEIVED_ON, brought_to, moment
from gongkai.desk.tests.desk_client import logged_in


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    found = docx.Document(io.BytesIO(answer.content))
    return "".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)


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
