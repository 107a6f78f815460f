"""更正和建议 at the desk: registered at the counter, verified, decided by three people, sent; as many queries for many."""

from typing import Any

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.applications.tests.samples import brought_to
from gongkai.cases.models import Case
from gongkai.desk.tests.desk_client import days_ago, logged_in
from gongkai.desk.tests.test_proposals import page, sent
from gongkai.desk.tests.test_query_counts import queries
from gongkai.items.models import Item
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.tests.samples import PUBLISHED, RECTIFIED, STATED, closed_item, rectification

ON_PAPER = {
    "channel": "in_person",
    "arrived_on": days_ago(0).isoformat(),
    "kind": "natural_person",
    "name": "李思远",
    "paper": "resident_id",
    "paper_number": "640221199001011231",
    "phone": "13909520001",
    "delivery": "pick_up",
    "submission_key": "paper-form-key-0001",
}


def step(cast: Cast, who: str, case: Case, verb: str, **said: Any) -> None:
    sent(cast, who, f"/desk/requests/{case.kind}s/{case.pk}/{verb}/", **said)


def test_a_request_from_the_counter_goes_to_the_signed_letter(cast: Cast) -> None:
    told = sent(cast, "clerk", "/desk/requests/rectifications/new/", 200, **ON_PAPER, **STATED)
    case = Rectification.objects.get()
    assert case.number in told
    today, handler = days_ago(0).isoformat(), cast.members["clerk"].pk
    step(cast, "clerk", case, "take_up", handler=handler)
    verified = {"means": "调阅原件", "finding": "漏记一人", "verdict": "inaccurate", "verified_on": today}
    step(cast, "clerk", case, "record_verification", **verified)
    step(cast, "clerk", case, "draft_decision", outcome="rectified", **RECTIFIED)
    assert "更正后的内容是" in page(
        cast, "section_head", f"/desk/requests/rectifications/{case.pk}/review_decision/"
    )
    step(cast, "section_head", case, "review_decision")
    step(cast, "director", case, "sign_decision")
    assert "下载送达件" in page(cast, "clerk", f"/desk/requests/rectifications/{case.pk}/")
    assert "李思远" in sent(cast, "clerk", f"/desk/requests/{case.pk}/identity/", 200)
    sent(cast, "clerk", f"/desk/requests/{case.pk}/identity/", 200)
    step(cast, "clerk", case, "deliver_decision", method="mail", delivered_on=today, evidence="1100000000012")
    case.refresh_from_db()
    assert case.state == "delivered"
    assert "已送达" in page(cast, "authority", "/desk/requests/?state=delivered")
    posted = page(cast, "clerk", f"/desk/applications/posted/?on={today}")
    assert case.number in posted and f"/desk/requests/rectifications/{case.pk}/" in posted
    steps = f"/desk/requests/deliveries/{case.letter.deliveries.get().pk}/"
    assert "送达情况" in page(cast, "clerk", f"{steps}record_return/")
    sent(cast, "clerk", f"{steps}record_return/", returned_on=today, because="moved")
    back = page(cast, "clerk", f"/desk/requests/rectifications/{case.pk}/")
    assert (
        "文书已退回" in back and back.count(f'href="{steps}deliver_again/"') == 2
    )  # in the rail and at the letter
    assert "换地址或者方式再次送达" in page(cast, "clerk", "/desk/")
    sent(cast, "clerk", f"{steps}deliver_again/", method="online", delivered_on=today)
    steps = f"/desk/requests/deliveries/{case.letter.deliveries.last().pk}/"
    assert case.number in page(cast, "clerk", f"{steps}service-receipt/")
    scan = SimpleUploadedFile("回证.png", b"\x89PNG\r\n\x1a\nscan")
    sent(cast, "clerk", f"{steps}confirm_delivery/", received_on=today, received_by="addressee", file=scan)
    opened = logged_in(cast, "clerk").post(f"{steps}receipt/")
    assert opened.content == b"\x89PNG\r\n\x1a\nscan"
    assert logged_in(cast, "auditor").post(f"{steps}receipt/").status_code == 403
    told = page(cast, "director", f"/desk/requests/rectifications/{case.pk}/")
    assert (
        "再次送达：政府信息更正告知书，在本平台查看下载" in told
        and "本人签收" in told
        and "文书已退回" not in told
    )


def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(cast: Cast) -> None:
    wrong = {**ON_PAPER, **STATED, "paper_number": "640221199001011232", "evidence": ""}
    told = sent(cast, "clerk", "/desk/requests/rectifications/new/", 422, **wrong)
    assert STATED["should_be"] in told
    assert not Case.objects.exists()


def test_an_applicants_suggestion_opens_an_item_with_its_period(cast: Cast) -> None:
    application, item = brought_to("registered", cast), closed_item(cast)
    said = {name: ON_PAPER[name] for name in ("channel", "arrived_on", "submission_key")}
    assert "登记转主动公开建议" in page(cast, "clerk", f"/desk/applications/{application.pk}/")
    assert "登记转主动公开建议" not in page(cast, "director", f"/desk/applications/{application.pk}/")
    assert "发起转主动公开" not in page(cast, "clerk", f"/desk/items/{item.pk}/")  # one applicant is too few
    sent(cast, "clerk", f"/desk/requests/conversions/of/{application.pk}/", 200, content="分配明细", **said)
    case = Conversion.objects.get()
    assert (case.application, case.identity_digest) == (application, application.identity_digest)
    anew = f"/desk/requests/conversions/{case.pk}/examine_conversion/"
    told = sent(cast, "clerk", anew, 422, outcome="accepted", finding="涉及公众利益", **PUBLISHED)
    assert "登记簿中没有该信息的，须填写" in told
    examined = {"outcome": "accepted", "finding": "涉及公众利益", "item_id": item.pk, **PUBLISHED}
    step(cast, "clerk", case, "examine_conversion", **examined)
    step(cast, "reviewer", case, "review_conversion")
    step(cast, "director", case, "decide_conversion")
    assert Item.objects.get(pk=item.pk).opened_on == days_ago(0)
    assert "公开期限至" in page(cast, "clerk", f"/desk/requests/conversions/{case.pk}/")


def test_the_list_asks_as_little_for_many_as_for_few(cast: Cast) -> None:
    def looked() -> int:
        return queries(cast, "clerk", "/desk/requests/")

    rectification(cast)
    few = looked()
    for number in range(2, 12):
        rectification(cast, submission_key=f"form-{number}")
    assert looked() == few


def test_another_organ_sees_nothing_of_it(cast: Cast) -> None:
    case = rectification(cast)
    assert case.number not in page(cast, "other_clerk", "/desk/requests/")
    page(cast, "other_clerk", f"/desk/requests/rectifications/{case.pk}/", 404)


def test_a_suggestion_about_what_is_not_there_is_no_page(cast: Cast) -> None:
    assert logged_in(cast, "clerk").post("/desk/requests/conversions/detected/99/").status_code == 404
