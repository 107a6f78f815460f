"""投诉举报 from the public: sent once, followed with number and code, limited, and told to nobody else."""

from conftest import Cast
from django.test import Client

from gongkai.applications.models import ApplicationFile
from gongkai.applications.tests import attachments as made
from gongkai.complaints.models import Complaint
from gongkai.complaints.tests.samples import WHO, WORDS
from gongkai.desk.tests.desk_client import logged_in
from gongkai.portal.tests.test_application_files import upload

FORM, TRACK = "/disclosure/complaint/", "/disclosure/complaint/track/"


def stated(cast: Cast, **changes: str) -> dict[str, str]:
    return {
        "submission_key": "k" * 32,
        "against": "organ",
        "organ": cast.organ.index_prefix,
        "matter": "not_disclosed",
        "content": WORDS,
        "name": WHO.name,
        "phone": WHO.phone,
        "about": "",
        "address": "",
        **changes,
    }


def test_a_complaint_is_sent_followed_and_taken_back(cast: Cast, client: Client) -> None:
    assert "投诉举报" in client.get(FORM).content.decode()
    receipt = client.post(FORM, stated(cast), follow=True).content.decode()
    found = Complaint.objects.get()
    assert found.number in receipt and WHO.phone not in receipt
    client.post(FORM, stated(cast))
    assert Complaint.objects.count() == 1
    code = receipt.split("<dt>查询码</dt><dd>")[1].split("</dd>")[0]
    proof = {"number": found.number, "query_code": code}
    shown = client.post(TRACK, proof).content.decode()
    assert "等待受理机关审查" in shown and WORDS in shown
    gone = client.post(TRACK, {**proof, "action": "take_back", "is_sure": "1"}).content.decode()
    assert "投诉举报已撤回" in gone


def test_what_was_typed_is_kept_when_something_is_missing(cast: Cast, client: Client) -> None:
    answer = client.post(FORM, stated(cast, against="enterprise"))
    assert answer.status_code == 422
    assert "请填写公共企事业单位的名称" in answer.content.decode() and WORDS in answer.content.decode()


def test_a_wrong_number_and_a_wrong_code_are_answered_alike_and_counted(cast: Cast, client: Client) -> None:
    client.post(FORM, stated(cast))
    number = Complaint.objects.get().number
    wrong = [
        client.post(TRACK, {"number": told, "query_code": "AAAAAAAA"})
        for told in (number, "J640299001-2026-9999")
    ]
    assert {answer.status_code for answer in wrong} == {422}
    bare = [answer.content.decode().split("error-summary")[1].split("</div>")[0] for answer in wrong]
    assert bare[0] == bare[1]
    for _ in range(12):
        last = client.post(TRACK, {"number": number, "query_code": "BBBBBBBB"})
    assert last.status_code == 429 and last["Retry-After"] == "600"
    assert "查询过于频繁" in last.content.decode()


def test_the_receipt_is_for_the_browser_that_sent_it(cast: Cast, client: Client) -> None:
    client.post(FORM, stated(cast))
    assert Client().get("/disclosure/complaint/receipt/")["Location"] == TRACK


def test_files_stay_with_the_form_through_errors_and_reach_those_who_handle_it(
    cast: Cast, client: Client
) -> None:
    files = [upload("截图.jpg"), upload("程序.pdf", b"MZ")]
    wrong = client.post(FORM, {**stated(cast, matter=""), "other_files": files})
    assert wrong.status_code == 422
    assert "截图.jpg" in wrong.text and "“程序.pdf”不是可以接收的文件" in wrong.text and WORDS in wrong.text
    more = client.post(
        FORM, {**stated(cast, matter=""), "other_files": upload("多余.png", made.picture("PNG"))}
    )
    assert "多余.png" in more.text
    taken_off = client.post(FORM, {**stated(cast), "remove": ApplicationFile.objects.get(media="png").pk})
    assert taken_off.status_code == 200 and "多余.png" not in taken_off.text and WORDS in taken_off.text
    assert "截图.jpg" in client.post(FORM, stated(cast), follow=True).text
    complaint = Complaint.objects.get()
    page = f"/desk/complaints/{complaint.pk}/"
    authority, file = logged_in(cast, "authority"), complaint.files.get()
    assert "截图.jpg" in authority.get(page).text
    opened = authority.post(f"{page}files/{file.pk}/")
    assert opened.content == made.picture() and "attachment" in opened["Content-Disposition"]
    added = authority.post(f"{page}files/", {"files": [upload("来信.docx", made.word())]}, follow=True)
    assert "已添加附件“来信.docx”" in added.text
    assert "没有选择文件" in authority.post(f"{page}files/", follow=True).text
    for name in ("clerk", "other_clerk"):
        assert logged_in(cast, name).post(f"{page}files/{file.pk}/").status_code == 404
