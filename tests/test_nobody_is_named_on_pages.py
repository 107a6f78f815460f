"""What visitors and staff send and see over HTTP leaves no name behind: cookies, sessions, logs, lists, tables, errors."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gongkai.applications.models import Application
from gongkai.applications.tests import attachments
from gongkai.desk import urls as desk_urls
from gongkai.portal import urls as portal_urls
from tests.cast import PASSWORD
from tests.leaks import cells, files, found
from tests.test_nobody_is_named import (
    APPLICANT,
    asked_by_a_company,
    challenged,
    complaint_made,
    delivered,
    file_name,
    handled,
    requests_made,
    words,
)

FORM = "/disclosure/application/new/"
TYPED = {
    "organ": "640299041",
    "kind": "natural_person",
    "name": APPLICANT.name,
    "paper": "resident_id",
    "paper_number": APPLICANT.paper_number,
    "phone": APPLICANT.phone,
    "email": APPLICANT.email,
    "postcode": "753400",
    "address": APPLICANT.address,
    "description": "某小区公共租赁住房配租结果",
    "form": "electronic",
    "delivery": "online",
}


@pytest.fixture(autouse=True)
def _fresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    caplog.set_level(logging.DEBUG)
    cache.clear()
    yield
    cache.clear()


def left_behind(client: Client, caplog: pytest.LogCaptureFixture) -> list[str]:
    """In tables (sessions among them), files, log, and the cookies of the browser."""
    cookies = [(f"cookie {name}", morsel.OutputString().encode()) for name, morsel in client.cookies.items()]
    places = (*cells(), *files(Path(settings.HOME)), ("log", caplog.text.encode()), *cookies)
    return found(words(), places)


def key_on(page: str) -> str:
    found_key = re.search(r'name="submission_key" value="([^"]+)"', page)
    assert found_key
    return found_key[1]


def test_a_form_leaves_nothing_open_at_any_step_of_its_way(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    opened = client.get(FORM, follow=True)
    address, said = opened.redirect_chain[-1][0], {**TYPED, "submission_key": key_on(opened.text)}
    file = SimpleUploadedFile(file_name(APPLICANT), attachments.picture())
    mistyped = {**said, "paper_number": f"{APPLICANT.paper_number}1", "other_files": file}
    wrong = client.post(address, mistyped, follow=True)
    assert APPLICANT.name in wrong.text and APPLICANT.phone in wrong.text
    assert left_behind(client, caplog) == []
    reviewed = client.post(address, {**said, "action": "review"}, follow=True)
    assert APPLICANT.paper_number in reviewed.text
    assert left_behind(client, caplog) == []
    sent = client.post(address, {**said, "action": "send"}, follow=True)
    assert sent.redirect_chain[-1][0] == "/disclosure/application/receipt/"
    addresses = [each for answer in (opened, wrong, reviewed, sent) for each, _ in answer.redirect_chain]
    assert found(words(), [("address", each.encode()) for each in addresses]) == []
    assert left_behind(client, caplog) == []
    application = Application.objects.get()
    assert found(words(), [("receipt", sent.content)]) == []
    other = Client().post("/disclosure/application/track/", {"number": application.number, "query_code": "A"})
    assert found(words(), [("wrong code", other.content)]) == []


def test_a_failed_log_in_keeps_nothing_of_what_was_typed_before(
    cast: Cast, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    page = client.post("/desk/applications/new/", TYPED).text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert APPLICANT.paper_number in hidden.values()
    for _ in range(2):
        client.post("/desk/login/", {**hidden, "username": "clerk", "password": "wrong"})
    assert left_behind(client, caplog) == []
    onward = client.post("/desk/login/", {**hidden, "username": "clerk", "password": PASSWORD})
    assert onward.status_code == 200 and APPLICANT.paper_number in onward.text
    assert left_behind(client, caplog) == []


def test_an_error_tells_nobody_what_was_sent(
    cast: Cast, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("gongkai.portal.views.application.submit", broken)
    client = Client(raise_request_exception=False)
    said = {**TYPED, "submission_key": key_on(client.get(FORM, follow=True).text), "action": "send"}
    answer = client.post(FORM, said)
    assert answer.status_code == 500 and "系统暂时无法处理" in answer.text
    assert "the disk is full" in caplog.text and mailoutbox == []
    assert found(words(), [("page", answer.content), ("log", caplog.text.encode())]) == []


def plain_addresses(name: str, patterns: Iterable[Any]) -> Iterator[str]:
    """Every page that is asked for without naming a record, but those of the log-in."""
    for pattern in patterns:
        with suppress(NoReverseMatch):
            address = reverse(f"{name}:{pattern.name}")
            if "/log" not in address:
                yield address


def pages(client: Client, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code < 500, address
        yield address, b"".join(answer) if answer.streaming else answer.content


def test_no_list_table_or_statistic_names_anybody(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    application = handled(cast)
    challenged(cast, application, delivered(cast, application))
    for way in (asked_by_a_company, requests_made, complaint_made):
        way(cast)
    own = [f"/desk/applications/{each.pk}/" for each in Application.objects.all()]
    at_the_desk = [*plain_addresses("desk", desk_urls.urlpatterns), *own]
    assert len(at_the_desk) > 40
    for who in ("clerk", "authority"):
        client = Client()
        client.force_login(cast.members[who].user)
        assert found(words(), pages(client, at_the_desk)) == [], who
    assert found(words(), pages(Client(), plain_addresses("portal", portal_urls.urlpatterns))) == []
