"""Logging in and out, and what happens to those who guess."""

from conftest import Cast
from django.test import Client
from tests.cast import PASSWORD

from gongkai.desk.tests.desk_client import logged_in

NEW = "qingshan-lvshui-2021"


def log_in(client: Client, password: str, username: str = "clerk") -> int:
    return client.post("/desk/login/", {"username": username, "password": password}).status_code


def test_a_member_logs_in_and_out(cast: Cast) -> None:
    client = Client()
    assert client.get("/desk/login/").status_code == 200
    assert log_in(client, PASSWORD) == 302
    assert client.get("/desk/").status_code == 200
    assert client.get("/desk/logout/").status_code == 405
    assert client.post("/desk/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_a_wrong_password_is_told_without_saying_which_part_was_wrong(cast: Cast) -> None:
    known = Client().post("/desk/login/", {"username": "clerk", "password": "wrong"})
    unknown = Client().post("/desk/login/", {"username": "nobody", "password": "wrong"})
    assert known.status_code == unknown.status_code == 422
    for answer in (known, unknown):
        assert "账号或密码不对" in answer.content.decode()


def test_five_wrong_passwords_lock_the_account(cast: Cast) -> None:
    client = Client()
    for _ in range(4):
        assert log_in(client, "wrong") == 422
    assert log_in(client, "wrong") == 429
    assert log_in(client, PASSWORD) == 429


def test_log_in_leads_only_to_our_own_pages(cast: Cast) -> None:
    form = {"username": "clerk", "password": PASSWORD, "next": "https://evil.example/"}
    assert Client().post("/desk/login/", form)["Location"] == "/desk/"


def test_a_member_changes_the_password(cast: Cast) -> None:
    client = logged_in(cast, "clerk")
    form = {"old_password": PASSWORD, "new_password1": "123", "new_password2": "123"}
    assert client.post("/desk/password/", form).status_code == 422
    answer = client.post("/desk/password/", {**form, "new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "密码已修改" in answer.content.decode()
    assert log_in(Client(), NEW) == 302


def test_an_error_at_the_desk_leads_back_to_the_worklist(cast: Cast) -> None:
    refused = logged_in(cast, "auditor").get("/desk/letter-templates/")
    assert refused.status_code == 403 and "回到待办" in refused.content.decode()
    assert "回到待办" not in logged_in(cast, "clerk").get("/nowhere/").content.decode()
