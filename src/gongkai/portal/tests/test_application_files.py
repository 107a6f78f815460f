"""附件 and 组织的类型 on the application form: nothing chosen is lost, a person confirms the kind."""

import re
from pathlib import Path
from typing import Any

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.applications.actions import staged_files
from gongkai.applications.models import Application, ApplicationFile
from gongkai.applications.tests import attachments as made
from gongkai.portal.tests.test_application import BUSINESS, FORM, PERSON, key
from gongkai.web.uploads import MOST_BYTES_OF_ANYBODY, WITH_FILES


def upload(name: str = "身份证.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or made.picture())


def posted(client: Client, submission_key: str, **changes: Any) -> Any:
    return client.post(FORM, {**PERSON, "submission_key": submission_key, "action": "review", **changes})


def test_a_chosen_file_stays_with_the_form_through_errors_to_the_application(
    cast: Cast, client: Client
) -> None:
    submission_key = key(client)
    wrong = posted(client, submission_key, name="", identity_files=upload())
    assert wrong.status_code == 422
    assert "身份证.jpg" in wrong.content.decode()
    review = posted(client, submission_key)
    assert "身份证.jpg" in review.content.decode() and review.status_code == 200
    assert posted(client, submission_key, action="send").status_code == 302
    assert Application.objects.get().files.get().name == "身份证.jpg"


def test_a_file_that_is_not_taken_is_told_and_the_rest_is_kept(cast: Cast, client: Client) -> None:
    submission_key = key(client)
    answer = posted(
        client,
        submission_key,
        identity_files=upload(),
        other_files=[upload("程序.pdf", b"MZ" + b"0" * 50), upload("说明.docx", made.word())],
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“程序.pdf”不是可以接收的文件" in page and 'value="林某某"' in page
    assert [file.name for file in staged_files(submission_key)] == ["身份证.jpg", "说明.docx"]


def test_a_whole_album_chosen_at_once_loses_nothing_that_was_typed(cast: Cast, client: Client) -> None:
    album = [upload(f"{number}.jpg", b"MZ") for number in range(30)]
    answer = posted(client, key(client), other_files=album)
    assert answer.status_code == 422
    assert 'value="林某某"' in answer.content.decode()


def test_a_file_is_taken_off_without_losing_what_was_typed(cast: Cast, client: Client) -> None:
    submission_key = key(client)
    posted(client, submission_key, identity_files=upload())
    file = ApplicationFile.objects.get()
    answer = posted(client, submission_key, description="", remove=file.pk)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" not in page and 'value="林某某"' in page
    assert not ApplicationFile.objects.exists()


def test_the_kind_of_an_organisation_is_proposed_and_confirmed(cast: Cast, client: Client) -> None:
    said = {
        **BUSINESS,
        "organisation_kind": "",
        "name": "宁夏青石律师事务所",
        "paper_number": "31640221MJX12343XW",
    }
    submission_key = key(client)
    review = posted(client, submission_key, **said)
    page = review.content.decode()
    assert "名称中有“律师事务所”，已替您选好" in page
    assert re.search(r'value="org.legal_service" checked', page)
    unconfirmed = posted(client, submission_key, **said, action="send")
    assert unconfirmed.status_code == 422 and "请选择组织的类型" in unconfirmed.content.decode()
    assert (
        posted(
            client, submission_key, **{**said, "organisation_kind": "org.legal_service"}, action="send"
        ).status_code
        == 302
    )
    application = Application.objects.get()
    assert (application.applicant_kind, application.proposed_kind) == (
        "org.legal_service",
        "org.legal_service",
    )


def test_the_applicant_may_choose_another_kind(cast: Cast, client: Client) -> None:
    said = {**BUSINESS, "organisation_kind": "org.other"}
    posted(client, key(client), **said, action="send")
    application = Application.objects.get()
    assert (application.applicant_kind, application.proposed_kind) == ("org.other", "org.business")


def test_every_form_that_takes_files_may_bring_them_all(cast: Cast, client: Client) -> None:
    nginx = (Path(__file__).parents[4] / "deploy/nginx.conf").read_text(encoding="utf-8")
    (told,) = re.findall(r"location ~ \^/disclosure/\((.+)\)/\$ \{\n\s+client_max_body_size 27m;", nginx)
    assert {f"/disclosure/{name}/" for name in told.split("|")} == set(WITH_FILES)
    for address in WITH_FILES:
        assert 'enctype="multipart/form-data"' in client.get(address, follow=True).text
        heavy = b"x" * (MOST_BYTES_OF_ANYBODY + 1)
        assert client.post(address, {"other_files": upload("a.pdf", heavy)}).status_code == 422
