"""What no honest browser sends gets a Chinese page, never a traceback."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory, override_settings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%00",
        "/items/?organ=%00",
        "/items/a%00b/",
        "/search/?q=%ff%fe",
        "/search/?q=%ED%A0%80",
        "/search/?q=%B9%AB%BF%AA",
        "/items/%ff/",
        "/search/?q=" + "a" * 3000,
        "/" + "a" * 3000 + "/",
    ],
)
def test_a_broken_address_is_refused_with_our_page(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code in (400, 404)
    assert "怎么办" in response.content.decode()


@pytest.mark.parametrize("query", ["%ff", "%00", "q=" + "a" * 2100])
def test_a_broken_query_is_said_to_be_broken(client: Client, query: str) -> None:
    response = client.get("/", QUERY_STRING=query)

    assert response.status_code == 400
    assert "网址无法识别" in response.content.decode()


@pytest.mark.parametrize("body", [{"number": "a\0b", "query_code": "x"}, {"nu\0mber": "a"}])
def test_a_form_with_a_nul_is_refused(client: Client, body: dict[str, str]) -> None:
    response = client.post("/disclosure/application/track/", body)

    assert response.status_code == 400
    assert "空字符" in response.content.decode()


@pytest.mark.parametrize("field", ['name="number"', 'name="nu\\ud800"'])
def test_halves_of_characters_in_a_strange_coding_are_refused(client: Client, field: str) -> None:
    body = f"--x\r\nContent-Disposition: form-data; {field}\r\n\r\na\\ud800\r\n--x--\r\n".encode()
    coding = "multipart/form-data; boundary=x; charset=raw_unicode_escape"
    response = client.post("/disclosure/application/track/", body, content_type=coding)

    assert response.status_code == 400
    assert "半个字符" in response.text


def test_bytes_that_are_no_text_do_no_harm(client: Client) -> None:
    for body in (b"number=%ff%fe&query_code=%ED%A0%80", b"\xff\xfe\x00", b"=&=&;;;", b"%"):
        response = client.post(
            "/disclosure/application/track/", body, content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code in (200, 400, 422)


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1000)
def test_a_body_that_is_too_big_gets_our_page(client: Client) -> None:
    response = client.post("/disclosure/application/track/", {"number": "a" * 2000})

    assert response.status_code == 413
    assert "提交的内容太大" in response.content.decode()


def test_too_many_fields_get_our_page(client: Client) -> None:
    response = client.post("/disclosure/application/track/", {f"field{number}": "" for number in range(600)})

    assert response.status_code == 400
    assert "一次提交的项目太多" in response.content.decode()


def test_a_broken_multipart_body_gets_our_page(client: Client) -> None:
    response = client.post(
        "/disclosure/application/track/", b"nonsense", content_type="multipart/form-data; boundary=x"
    )

    assert response.status_code in (400, 422)


def test_another_host_gets_our_page(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "域名不属于本网站" in response.content.decode()


def test_a_page_that_is_not_there_says_the_way_out(client: Client) -> None:
    response = client.get("/nothing/")

    assert response.status_code == 404
    assert "没有找到这个页面" in response.content.decode()
    assert "怎么办" in response.content.decode()


def test_a_large_file_has_no_name_on_the_disk(
    rf: RequestFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed in the middle leaves no copy of an identity paper behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    content = b"\xff\xd8\xff" + b"x" * 3 * 1024 * 1024
    request = rf.post("/disclosure/application/new/", {"file": SimpleUploadedFile("证.jpg", content)})
    file = request.FILES["file"]
    assert list(tmp_path.iterdir()) == []
    assert (file.name, file.size, file.read()) == ("证.jpg", len(content), content)
