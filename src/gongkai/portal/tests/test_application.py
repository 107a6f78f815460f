"""依申请公开 by the public: fill in, review, send once, follow."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from conftest import Cast
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.identity import decrypted
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import CONFIRMED
from gongkai.web.gate import limits

FORM = "/disclosure/application/new/"
TRACK = "/disclosure/application/track/"
PERSON = {
    "organ": "640299041",
    "kind": "natural_person",
    "name": "林某某",
    "paper": "resident_id",
    "paper_number": "11010519491231002X",
    "phone": "13800000000",
    "description": "幸福家园一期公共租赁住房配租结果",
    "form": "electronic",
    "delivery": "online",
}
BUSINESS = {
    **PERSON,
    "kind": "organisation",
    "organisation_kind": "org.business",
    "name": "青石县某物业服务有限公司",
    "paper": "",
    "paper_number": "91350100M000100Y43",
    "contact": "林某某",
}


@pytest.fixture(autouse=True)
def _nobody_has_guessed() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def key(client: Client) -> str:
    page = client.get(FORM, follow=True).content.decode()
    found = re.search(r'name="submission_key" value="([^"]+)"', page)
    assert found
    return found[1]


def post(client: Client, action: str, said: dict[str, Any], submission_key: str = "") -> Any:
    return client.post(FORM, {**said, "submission_key": submission_key or key(client), "action": action})


@pytest.mark.parametrize("said", [PERSON, BUSINESS], ids=["person", "business"])
def test_an_application_is_reviewed_before_it_is_sent(
    cast: Cast, client: Client, said: dict[str, Any]
) -> None:
    page = post(client, "review", said).content.decode()

    assert "请核对后提交" in page
    assert said["paper_number"] in page
    assert f'<input type="hidden" name="name" value="{said["name"]}"' in page
    assert not Application.objects.exists()


@pytest.mark.parametrize("said", [PERSON, BUSINESS], ids=["person", "business"])
def test_sending_gives_a_receipt_with_number_and_code(
    cast: Cast, client: Client, said: dict[str, Any]
) -> None:
    response = client.post(FORM, {**said, "submission_key": key(client), "action": "send"}, follow=True)

    application = Application.objects.get()
    page = response.content.decode()
    assert application.number in page
    assert "双方确认之日" in page
    assert response.redirect_chain[-1][0] == "/disclosure/application/receipt/"


def test_a_double_click_makes_one_application(cast: Cast, client: Client) -> None:
    submission_key = key(client)

    first = post(client, "send", PERSON, submission_key)
    second = post(client, "send", PERSON, submission_key)

    assert first.status_code == second.status_code == 302
    assert Application.objects.count() == 1


def test_the_form_never_asks_what_for(cast: Cast, client: Client) -> None:
    assert "用途" not in client.get(FORM, follow=True).content.decode()


def test_what_was_typed_is_kept_when_something_is_wrong(cast: Cast, client: Client) -> None:
    response = post(client, "review", {**PERSON, "paper_number": "110105194912310021"})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'class="error-summary"' in page
    assert 'href="#id_paper_number"' in page
    assert 'value="林某某"' in page
    assert 'aria-invalid="true"' in page


def test_going_back_from_the_review_keeps_what_was_typed(cast: Cast, client: Client) -> None:
    response = post(client, "edit", PERSON)

    assert response.status_code == 200
    assert 'value="林某某"' in response.content.decode()


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "长" * 101},
        {"kind": "martian"},
        {"organ": "000000000"},
        {"description": ""},
        {"description": "长" * 5001},
        {"phone": ""},
        {"email": "not an address"},
        {"delivery": "mail"},
        {"form": "stone"},
        {"submission_key": ""},
        {"submission_key": "short"},
        {"submission_key": "x" * 65},
    ],
    ids=str,
)
def test_an_incomplete_form_is_returned_with_its_errors(
    cast: Cast, client: Client, change: dict[str, str]
) -> None:
    response = client.post(FORM, {**PERSON, "submission_key": key(client), "action": "send", **change})

    assert response.status_code == 422
    assert 'class="error-summary"' in response.content.decode()
    assert not Application.objects.exists()


def test_everything_that_is_wrong_is_told_at_once(cast: Cast, client: Client) -> None:
    page = post(client, "review", {**PERSON, "name": "", "description": " ", "phone": ""}).content.decode()
    assert "请至少填写联系电话、电子邮箱、联系地址中的一项" in page
    assert page.count("请填写这一项。") == 4  # two fields, each in the summary and at its place


def test_an_organisation_without_a_credit_code_applies_with_its_certificate(
    cast: Cast, client: Client
) -> None:
    said = {
        **BUSINESS,
        "organisation_kind": "",
        "paper_number": "青民证字第010203号",
        "name": "青石县某业主委员会",
    }
    assert "统一社会信用代码" in post(client, "review", said).content.decode()
    page = post(client, "review", {**said, "has_no_code": "on"}).content.decode()
    assert "请核对后提交" in page and "登记证书、批准文件" in page
    sent = {**said, "has_no_code": "on", "organisation_kind": "org.other"}
    assert post(client, "send", sent).status_code == 302
    made = Application.objects.get()
    assert decrypted(bytes(made.identity), made.number).paper == "certificate"


def test_what_word_puts_into_a_text_keeps_nobody_from_applying(cast: Cast, client: Client) -> None:
    lines = ("字" * 99 + "\r\n") * 50
    for text in ("一、文件\x0b二、名单\ufeff", lines):
        assert "请核对后提交" in post(client, "review", {**PERSON, "description": text}).content.decode()
    foreign = {**PERSON, "paper": "passport", "paper_number": "AB-123 456"}
    assert "请核对后提交" in post(client, "review", foreign).content.decode()


def test_markup_in_the_form_stays_text(cast: Cast, client: Client) -> None:
    page = post(client, "review", {**PERSON, "description": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_receipt_is_shown_only_where_it_was_sent(cast: Cast, client: Client) -> None:
    post(client, "send", PERSON)

    assert Client().get("/disclosure/application/receipt/")["Location"] == TRACK


def test_pages_with_a_form_are_never_kept_by_caches(cast: Cast, client: Client) -> None:
    for address in (FORM, TRACK):
        assert "no-store" in client.get(address, follow=True)["Cache-Control"]


def sent(client: Client) -> tuple[str, str]:
    page = client.post(FORM, {**PERSON, "submission_key": key(client), "action": "send"}, follow=True)
    number, code = re.findall(r"<dd>([A-Z0-9-]+)</dd>", page.content.decode())[:2]
    return number, code


def test_number_and_code_show_the_way_of_the_application(cast: Cast, client: Client) -> None:
    number, code = sent(client)

    response = Client().post(TRACK, {"number": number, "query_code": code})

    page = response.content.decode()
    assert response.status_code == 200
    assert number in page
    assert "现在：" in page
    assert "提交申请" in page
    assert "林某某" not in page


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(cast: Cast, client: Client) -> None:
    number, code = sent(client)

    wrong_code = client.post(TRACK, {"number": number, "query_code": "AAAAAAAA"})
    wrong_number = client.post(TRACK, {"number": "A640299041-2026-9999", "query_code": code})

    message = "没有找到相符的申请：请核对申请编号和查询码，两项都要与回执一致。"
    for response in (wrong_code, wrong_number):
        assert response.status_code == 422
        assert message in response.content.decode()


def test_guessing_is_stopped_after_some_wrong_answers(cast: Cast, client: Client) -> None:
    number, code = sent(client)
    for _ in range(limits.LIMITS["wrong code"].most):
        assert client.post(TRACK, {"number": number, "query_code": "AAAAAAAA"}).status_code == 422

    stopped = client.post(TRACK, {"number": number, "query_code": code})
    elsewhere = client.post(TRACK, {"number": number, "query_code": code}, REMOTE_ADDR="192.0.2.7")

    assert stopped.status_code == 429
    assert "10 分钟后再试" in stopped.content.decode()
    assert elsewhere.status_code == 200


def test_sending_without_a_token_is_refused_with_our_page(cast: Cast) -> None:
    response = Client(enforce_csrf_checks=True).post(FORM, PERSON)

    assert response.status_code == 403
    assert "页面已过期" in response.content.decode()


def test_too_many_applications_are_refused_and_keep_what_was_typed(cast: Cast, client: Client) -> None:
    for _ in range(5):
        assert post(client, "send", PERSON).status_code == 302
    stopped = post(client, "send", PERSON)
    page = stopped.content.decode()
    assert (stopped.status_code, stopped["Retry-After"]) == (429, "3600")
    assert "JavaScript" in page and 'name="name" value="林某某"' in page
    assert Application.objects.count() == 5


def test_a_number_that_is_guessed_at_from_many_addresses_is_blocked_whether_it_exists_or_not(
    cast: Cast, client: Client
) -> None:
    number, code = sent(client)
    for guessed in (number, "A640299041-2026-9999"):
        for each in range(30):
            client.post(TRACK, {"number": guessed, "query_code": "AAAAAAAA"}, REMOTE_ADDR=f"192.0.2.{each}")
        stopped = client.post(TRACK, {"number": guessed, "query_code": code}, REMOTE_ADDR="198.51.100.1")
        assert stopped.status_code == 429
        assert f'value="{guessed}"' in stopped.content.decode()


def test_tracking_leaves_no_trace_in_caches_searches_or_referrers(cast: Cast, client: Client) -> None:
    number, code = sent(client)
    answer = client.post(TRACK, {"number": number, "query_code": code})
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert (
        answer["Referrer-Policy"] == "same-origin"
    )  # without any, browsers send the form with a null origin


def test_a_puzzle_is_for_one_of_our_forms_and_is_never_kept(cast: Cast, client: Client) -> None:
    answer = client.get("/disclosure/challenge/?for=tracking")
    assert answer.json()["parameters"]["data"] == {"purpose": "tracking"}
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/disclosure/challenge/?for=anything").status_code == 400


@pytest.mark.parametrize("who", ["person", "organisation"])
@pytest.mark.parametrize(("suffix", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_blank_form_can_be_had_for_paper(
    cast: Cast, client: Client, who: str, suffix: str, begins: bytes
) -> None:
    address = f"/disclosure/application/form/640299041/{who}.{suffix}"
    assert address in client.get("/disclosure/application/").content.decode()
    assert client.get(address).content.startswith(begins)
    assert client.get(address.replace(who, "martian")).status_code == 404


def test_the_receipt_tells_what_is_awaited_and_then_the_due_day(cast: Cast, client: Client) -> None:
    post(client, "send", PERSON)
    receipt = "/disclosure/application/receipt/"
    first = client.get(receipt).content.decode()
    assert "等待本机关与您确认收到" in first and "<svg" in first and f"testserver{TRACK}" in first
    assert PERSON["paper_number"] not in first
    application = Application.objects.get()
    today = timezone.localdate()
    actions.register(application.pk, actor=cast.clerk, received_on=today, confirmation=CONFIRMED)
    application.refresh_from_db()
    later = client.get(receipt).content.decode()
    assert application.due_on is not None
    assert "答复期限至" in later and f"{application.due_on.month}月{application.due_on.day}日" in later


def test_a_session_keeps_no_query_code(cast: Cast, client: Client) -> None:
    _, code = sent(client)
    assert code not in str(dict(client.session.items()))


def test_a_receipt_is_gone_after_an_hour(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.portal.views.application.RECEIPT_SHOWN", timedelta(seconds=-1))
    post(client, "send", PERSON)
    assert client.get("/disclosure/application/receipt/")["Location"] == TRACK
