"""Word templates at the desk: for administrators, with the faults of a file by name."""

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.applications.letters import documents
from gongkai.applications.models import LetterTemplate
from gongkai.desk.tests.desk_client import logged_in

PAGE = "/desk/letter-templates/correction/"


@pytest.fixture
def administrator(cast: Cast) -> Client:
    member = cast.members["clerk"]
    member.roles = ["administrator"]
    member.save()
    return logged_in(cast, "clerk")


def test_all_documents_are_listed_with_their_templates(administrator: Client) -> None:
    page = administrator.get("/desk/letter-templates/").content.decode()
    assert page.count("系统自带") >= len(documents.documents())
    assert "政府信息公开审查呈批单" in page and "公开补" in page


def test_a_template_is_downloaded_changed_uploaded_and_given_up(administrator: Client) -> None:
    page = administrator.get(PAGE).content.decode()
    assert "{{ p.unclear }}" in page and "需要补正之处" in page and "（需要补正之处）" in page
    ours = administrator.get(f"{PAGE}template.docx").content
    assert ours == documents.default_template("correction")
    answer = administrator.post(PAGE, {"file": SimpleUploadedFile("补正.docx", ours)}, follow=True)
    assert "本机关第 1 版" in administrator.get("/desk/letter-templates/").content.decode()
    assert "第 1 版" in answer.content.decode() and "补正.docx" in answer.content.decode()
    assert administrator.get(f"{PAGE}template.docx?version=1").content == ours
    assert administrator.get(f"{PAGE}template.docx?version=7").status_code == 404
    assert administrator.get(f"{PAGE}sample.docx").content.startswith(b"PK")
    administrator.post(f"{PAGE}return/")
    assert not LetterTemplate.objects.filter(ended_at=None).exists()
    assert administrator.post(f"{PAGE}return/").status_code == 409


def test_a_file_with_faults_is_refused_by_name(administrator: Client) -> None:
    answer = administrator.post(PAGE, {"file": SimpleUploadedFile("x.docx", b"nothing")})
    assert answer.status_code == 409 and "文件打不开" in answer.content.decode()
    other = documents.default_template("fee")
    answer = administrator.post(PAGE, {"file": SimpleUploadedFile("x.docx", other)})
    said = answer.content.decode()
    assert (
        "没有这个字段：{{ p.amount }}" in said and "缺少必须有的字段：{{ p.unclear }}（需要补正之处）" in said
    )
    assert administrator.post(PAGE, {}).status_code == 422


def test_only_administrators_see_templates(cast: Cast) -> None:
    assert logged_in(cast, "director").get(PAGE).status_code == 403


def test_an_unknown_document_has_no_page(administrator: Client) -> None:
    assert administrator.get("/desk/letter-templates/nothing/").status_code == 404


def test_a_file_is_tried_without_being_taken(administrator: Client) -> None:
    file = SimpleUploadedFile("x.docx", documents.default_template("correction"))
    answer = administrator.post(PAGE, {"file": file, "what": "try"})
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content]).startswith(b"%PDF")
    assert not LetterTemplate.objects.exists()
    assert 'name="scope"' not in administrator.get(PAGE).content.decode()


def test_the_topmost_organs_administrator_brings_one_for_all(cast: Cast) -> None:
    member = cast.members["authority"]
    member.roles = ["administrator"]
    member.save()
    county = logged_in(cast, "authority")
    assert 'name="scope"' in county.get(PAGE).content.decode()
    file = SimpleUploadedFile("x.docx", documents.default_template("correction"))
    assert county.post(PAGE, {"file": file, "scope": "site"}).status_code == 302
    assert "全部机关第 1 版" in county.get("/desk/letter-templates/").content.decode()
    assert LetterTemplate.objects.get().organ is None
    assert county.post(f"{PAGE}return/", {"scope": "site"}).status_code == 302
