"""附件 at the desk: with a paper application, on the page after a look, opened on the record."""

from typing import Any

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gongkai.applications.models import Application, ApplicationFile
from gongkai.applications.tests import attachments as made
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in, submitted

PAPER: dict[str, Any] = {
    "channel": "in_person",
    "arrived_on": timezone.localdate().isoformat(),
    "kind": "natural_person",
    "name": "许申请",
    "paper": "resident_id",
    "paper_number": "640221199001011231",
    "phone": "13900000001",
    "description": "青石县 2019 年公租房配租方案",
    "form": "paper",
    "delivery": "pick_up",
    "submission_key": "a-key-of-more-than-sixteen",
}
NEW = "/desk/applications/new/"


def upload(name: str = "身份证.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or made.picture())


def test_scans_stay_with_the_paper_form_through_errors(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    wrong = clerk.post(NEW, {**PAPER, "name": "", "identity_files": upload()})
    assert wrong.status_code == 422 and "身份证.jpg" in wrong.content.decode()
    assert clerk.post(NEW, PAPER).status_code == 200
    assert Application.objects.get().files.get().name == "身份证.jpg"


def test_names_and_pictures_are_seen_after_a_look_only(cast: Cast) -> None:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    clerk.post(
        f"{page}files/",
        {"role": "identity", "files": [upload("许申请身份证.jpg"), upload("说明.pdf", made.pdf())]},
    )
    assert "许申请身份证" in clerk.get(page).content.decode()  # told once to the clerk who added it
    before = clerk.get(page).content.decode()
    assert "附件 2 个" in before and "许申请身份证" not in before
    after = clerk.post(f"{page}identity/").content.decode()
    assert (
        "身份证.jpg" in after and "许申请身份证" not in after and after.count("data:image/jpeg;base64,") == 2
    )


def test_an_original_is_downloaded_and_the_look_is_written_down(cast: Cast) -> None:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    content = made.picture("PNG")
    clerk.post(f"{page}files/", {"role": "other", "files": upload("图.png", content)})
    file = ApplicationFile.objects.get()
    answer = clerk.post(f"{page}files/{file.pk}/")
    assert answer.content == content
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["Content-Type"] == "application/octet-stream"
    )
    assert Entry.objects.filter(verb="open_file").count() == 1
    assert clerk.post(f"{page}files/999/").status_code == 404
    assert logged_in(cast, "reviewer").post(f"{page}files/{file.pk}/").status_code == 302
    assert Entry.objects.filter(verb="open_file").count() == 1
    assert logged_in(cast, "other_clerk").post(f"{page}files/{file.pk}/").status_code == 404


def test_a_kind_that_the_code_does_not_suggest_is_asked_about_once(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    lawyers = {
        **PAPER,
        "kind": "org.business",
        "name": "宁夏青石律师事务所",
        "paper": "credit_code",
        "paper_number": "31640221MJX12343XW",
        "contact": "许申请",
    }
    asked = clerk.post(NEW, lawyers)
    assert asked.status_code == 422
    assert "一般归入“法律服务机构”" in asked.content.decode()
    assert clerk.post(NEW, {**lawyers, "kind_checked": "on"}).status_code == 200
    assert Application.objects.get().applicant_kind == "org.business"


def test_what_was_said_is_printed_signed_and_then_counts(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    taken = clerk.post(NEW, {**PAPER, "channel": "oral"}).content.decode()
    assert "签字之日为收到之日" in taken
    application = Application.objects.get()
    page = f"/desk/applications/{application.pk}/"
    assert "请申请人签字并登记" in clerk.get("/desk/").content.decode()
    form = clerk.post(f"{page}form.pdf")
    assert form.content.startswith(b"%PDF")
    assert Entry.objects.filter(verb="look").count() == 1
    registration = clerk.get(f"{page}register/").content.decode()
    assert "在代填的申请表上签字" in registration and "电话" not in registration.split("怎样确认的")[1][:300]
    signed = {"received_on": timezone.localdate(), "means": "signature", "with_whom": "申请人本人"}
    assert clerk.post(f"{page}register/", signed).status_code == 302
    assert "答复期限" in clerk.get(page).content.decode()


def test_attempts_to_reach_the_applicant_stand_on_the_page(cast: Cast) -> None:
    application, clerk = submitted(cast), logged_in(cast, "clerk")
    page = f"/desk/applications/{application.pk}/"
    attempt = {"made_on": timezone.localdate(), "made_at": "09:30", "means": "phone", "result": "no_answer"}
    assert clerk.post(f"{page}record_contact/", attempt).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "联系确认" in shown and "无人应答" in shown and "09:30" in shown
    assert "已联系 1 次" in clerk.get("/desk/").content.decode()
    assert clerk.post(f"{page}record_contact/", {**attempt, "result": "confirmed"}).status_code == 409
    assert clerk.post(f"{page}shelve/", {"reason": "联系不上"}).status_code == 409
    assert clerk.post(f"{page}record_contact/", {**attempt, "result": "no_contact"}).status_code == 302
    assert clerk.post(f"{page}shelve/", {"reason": "没有联系方式"}).status_code == 302
    assert application.number in clerk.get("/desk/applications/?due=shelved").content.decode()
    assert "联系不上申请人" in clerk.get(page).content.decode()
