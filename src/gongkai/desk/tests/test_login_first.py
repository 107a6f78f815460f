"""Who has to log in again goes on with what they sent: it is shown to nobody else, and nothing typed is lost."""

import re
from html import unescape
from typing import Any

from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import PASSWORD

ASKED = "平住建发〔2020〕15号文件\n以及附件"
NEW = "/desk/applications/new/"
OURS = {"HTTP_ORIGIN": "http://testserver"}


def fields_of(page: str) -> dict[str, str]:
    """The hidden fields, as a browser would send them."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {unescape(name): unescape(value) for name, value in found}


def page_of(client: Client, address: str, said: dict[str, Any], **how: str) -> str:
    return client.post(address, said, **how).content.decode()


def test_what_was_typed_before_the_session_ended_is_sent_after_the_log_in(cast: Cast) -> None:
    client = Client()
    answer = client.post(NEW, {"channel": "in_person", "description": ASKED, "name": "周问津"})
    page = answer.content.decode()
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (422, True)
    assert "登录已过期" in page and 'action="/desk/login/"' in page

    wrong = page_of(client, "/desk/login/", fields_of(page) | {"username": "clerk", "password": "wrong"})
    assert "没有登录成功" in wrong and fields_of(wrong)["carried:name"] == "周问津"
    onward = page_of(client, "/desk/login/", fields_of(wrong) | {"username": "clerk", "password": PASSWORD})
    assert f'action="{NEW}"' in onward and "已登录，请继续" in onward
    assert fields_of(onward)["description"].splitlines() == ASKED.splitlines()

    form = page_of(client, NEW, fields_of(onward))
    assert "周问津" in form and ASKED.splitlines()[1] in form


def test_who_logged_in_in_another_window_goes_on_in_this_one(cast: Cast) -> None:
    client = Client()
    page = page_of(client, NEW, {"description": ASKED})
    client.post("/desk/login/", {"username": "clerk", "password": PASSWORD})
    assert "已登录，请继续" in page_of(client, "/desk/login/", fields_of(page) | {"username": "clerk"})


def test_a_button_without_fields_leads_back_to_its_page(cast: Cast) -> None:
    answer = Client().post("/desk/logout/", HTTP_REFERER="http://testserver/desk/calendar/")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/login/?next=/desk/calendar/")
    assert Client().post("/desk/logout/")["Location"] == "/desk/login/?next=/desk/"


def test_files_are_said_to_be_left_behind(cast: Cast) -> None:
    client = Client()
    page = page_of(client, NEW, {"name": "周问津", "identity_files": SimpleUploadedFile("a.pdf", b"%PDF-")})
    onward = page_of(client, "/desk/login/", fields_of(page) | {"username": "clerk", "password": PASSWORD})
    assert "选取的文件没有保留" in onward


def test_a_page_that_was_open_too_long_is_sent_again_from_where_it_ended(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    said = {"description": ASKED, "password": "x", "csrfmiddlewaretoken": "old"}
    answer = client.post(NEW, said, **OURS)
    page = answer.content.decode()
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (403, True)
    assert f'action="{NEW}"' in page and "页面已过期" in page
    again = fields_of(page)
    assert set(again) == {"csrfmiddlewaretoken", "posted_again", "description"}
    assert "登录已过期" in page_of(client, NEW, again, **OURS)

    without_cookies = Client(enforce_csrf_checks=True)
    assert "浏览器没有保存 Cookie" in page_of(without_cookies, NEW, again, **OURS)


def test_words_that_another_site_sends_are_put_before_nobody(cast: Cast) -> None:
    for said in ({"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}, {}):
        page = page_of(Client(enforce_csrf_checks=True), NEW, {"description": ASKED}, **said)
        assert "页面已过期" in page and "平住建发" not in page
