"""Attachments at the desk: several at once, what the public gets, the original on the record, changes by approval."""

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.tests.persons import PAPER, workbook
from gongkai.privacy.tests.test_read_documents import ofd


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def registered(cast: Cast) -> Item:
    return actions.register(cast.organ, draft(), actor=cast.clerk)


HIDDEN = workbook([["户主", "身份证号"], ["马某", PAPER]], hidden_column="B")


def test_several_files_are_added_at_once_and_what_was_left_out_is_told(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    page = f"/desk/items/{item.pk}/files/"
    answer = clerk.post(page, {"files": [upload("名单.xlsx", HIDDEN), upload("说明.txt", "说明".encode())]})
    assert answer.status_code == 302

    shown = clerk.get(page).content.decode()
    assert "名单.xlsx" in shown and "说明.txt" in shown and "隐藏" in shown and PAPER not in shown
    assert "公开件没有发现个人信息" in shown and "没有进入公开件" in shown
    assert "名单.xlsx" in clerk.get(f"/desk/items/{item.pk}/").content.decode()


def test_of_several_files_the_good_ones_are_taken_and_the_others_told_why_not(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    files = [upload("说明.txt", "说明".encode()), upload("坏.pdf", b"nonsense"), upload("空.txt", b"")]
    answer = clerk.post(f"/desk/items/{item.pk}/files/", {"files": files})

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "“坏.pdf”" in shown and "“空.txt”是空文件" in shown and "已添加“说明.txt”" in shown
    assert item.attachments.count() == 1


def test_a_form_without_files_is_told_so(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post(f"/desk/items/{registered(cast).pk}/files/", {})
    assert answer.status_code == 409 and "没有选择文件" in answer.content.decode()


def test_a_file_that_is_too_large_is_cut_off_and_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.web.uploads.MOST_BYTES_OF_A_FILE", 1000)
    item = registered(cast)
    files = [upload("大.txt", b"x" * 5000), upload("小.txt", b"x")]
    answer = logged_in(cast, "clerk").post(f"/desk/items/{item.pk}/files/", {"files": files})

    assert answer.status_code == 409 and "“大.txt”超过 50 MB" in answer.content.decode()
    assert [file.name for file in item.attachments.all()] == ["小.txt"]


def test_files_that_are_too_large_together_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.web.uploads.MOST_BYTES_OF_STAFF", 1000)
    answer = logged_in(cast, "clerk").post(
        f"/desk/items/{registered(cast).pk}/files/", {"files": [upload("大.txt", b"x" * 5000)]}
    )
    assert answer.status_code == 413


def test_the_public_file_is_looked_at_and_the_original_opened_on_the_record(cast: Cast) -> None:
    item = registered(cast)
    file = actions.attach(item.pk, name="名单.xlsx", content=HIDDEN, actor=cast.clerk)
    reviewer, page = logged_in(cast, "reviewer"), f"/desk/items/{item.pk}/files/{file.pk}/"

    public = reviewer.get(page)
    assert public.status_code == 200 and public["X-Content-Type-Options"] == "nosniff"
    assert PAPER.encode() not in public.content and "attachment" in public["Content-Disposition"]
    original = reviewer.post(f"{page}original/")
    assert original.content == HIDDEN
    assert Entry.objects.filter(verb="open_original").count() == 1
    assert logged_in(cast, "authority").post(f"{page}original/").status_code == 302
    assert reviewer.get(f"{page}original/").status_code == 405
    assert logged_in(cast, "other_clerk").get(page).status_code == 404


def test_a_file_is_taken_off(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    file = actions.attach(item.pk, name="说明.txt", content=b"a", actor=cast.clerk)
    page = f"/desk/items/{item.pk}/files/"
    assert clerk.post(page, {"remove": file.pk}).status_code == 302
    assert clerk.post(page, {"remove": file.pk}).status_code == 409
    assert logged_in(cast, "reviewer").post(page, {"remove": file.pk}).status_code == 409
    assert logged_in(cast, "auditor").get(page).status_code == 200


def test_a_file_of_a_published_item_is_exchanged_by_a_change(cast: Cast) -> None:
    item = registered(cast)
    old = actions.attach(item.pk, name="说明.txt", content="旧的".encode(), actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)
    clerk, director, page = logged_in(cast, "clerk"), logged_in(cast, "director"), f"/desk/items/{item.pk}/"

    assert clerk.post(f"{page}files/", {"files": [upload("说明.txt", "新的".encode())]}).status_code == 302
    new = item.attachments.get(is_proposed=True)
    assert "待变更审批" in clerk.get(f"{page}files/").content.decode()
    form = {
        "title": item.title, "validity": "in_force", "body": "第一段\n第二段", "reason": "更换附件",
        "added_files": [new.pk], "removed_files": [old.pk],
    }  # fmt: skip
    assert clerk.post(f"{page}propose_revision/", form).status_code == 302
    assert "说明.txt" in director.get(f"{page}decide_revision/").content.decode()
    assert director.post(f"{page}decide_revision/", {"decision": "approved"}).status_code == 302
    assert [file["digest"] for file in item.editions.get(number=2).files] == [new.rendition]
    assert item.editions.get(number=2).content == item.editions.get(number=1).content


def test_an_ofd_is_refused_with_the_way_to_a_pdf(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    page = f"/desk/items/{item.pk}/files/"
    assert "OFD 不能上传：请用 OFD 阅读器导出为 PDF" in clerk.get(page).content.decode()
    refused = clerk.post(page, {"files": [upload("通知.ofd", ofd())]})
    assert refused.status_code == 409 and "“通知.ofd”：OFD 文件能检查" in refused.content.decode()
    assert not item.attachments.exists()
