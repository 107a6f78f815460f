"""What no form of ours sends, sent to each form of the public: a Chinese page, nothing is taken in, nothing typed is lost."""

from typing import Any

import pytest
from conftest import Cast
from django.core.cache import cache
from django.test import Client

from gongkai.applications.models import Application
from gongkai.cases.models import Case
from gongkai.complaints.models import Complaint
from gongkai.portal.tests.test_application import PERSON
from gongkai.requests.tests.samples import STATED

KEY = "a-form-key-of-forty-characters-0123456789"
WHO = {**PERSON, **STATED, "submission_key": KEY, "content": "分配结果", "reason": "很多人想知道"}
ABOUT = {"against": "organ", "matter": "not_disclosed", "organ": "640299041", "content": "没有公开"}
FORMS: dict[str, dict[str, str]] = {
    "/disclosure/application/new/": {**WHO, "action": "send"},
    "/disclosure/rectification/": WHO,
    "/disclosure/conversion/": WHO,
    "/disclosure/complaint/": {**ABOUT, "name": PERSON["name"], "submission_key": KEY},
}
WRONG: dict[str, dict[str, Any]] = {
    "a third of a megabyte": {"description": "长" * 120_000, "content": "长" * 120_000},
    "choices that are none": {
        "kind": "god",
        "delivery": "pigeon",
        "form": "stone",
        "matter": "x",
        "organ": "9",
    },
    "one field many times": {"organ": ["640299041"] * 50, "submission_key": [KEY, "x"], "kind": ["a", "b"]},
    "characters that turn a line": {
        "name": "\u202e林某某",
        "description": "\u2066x",
        "content": "\u202e" * 9,
    },
    "keys of others": {
        "submission_key": "../../../etc/passwd",
        "remove": "9" * 40,
        "application_number": "'--",
    },
    "numbers without end": {"paper_number": "9" * 4000, "phone": "1" * 4000, "name": "x" * 4000},
}


@pytest.fixture(autouse=True)
def _nobody_was_here() -> None:
    cache.clear()


def taken_in() -> int:
    return Application.objects.count() + Case.objects.count() + Complaint.objects.count()


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_hostile_values_get_a_page_that_keeps_what_was_typed(cast: Cast, wrong: dict[str, Any]) -> None:
    for address, said in FORMS.items():
        answer = Client().post(address, {**said, **wrong}, follow=True)
        assert answer.status_code in (200, 400, 413, 422), (address, answer.status_code)
        assert "</html>" in answer.text
        if answer.status_code == 422 and "name" not in wrong:
            assert PERSON["name"] in answer.text, address


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("application/json", b'{"name": "x"}'),
        ("text/plain", b"name=x"),
        ("application/x-www-form-urlencoded; charset=gbk", "name=林".encode("gbk")),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=" + "x" * 300, b"x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx'),
        ("multipart/form-data; boundary=x; charset=nonsense", b"--x--"),
        ("a/b; " + ";" * 500, b"\xff\x00"),
    ],
    ids=range(8),
)
def test_bodies_of_another_kind_get_a_page_and_are_not_taken_in(cast: Cast, coding: str, body: bytes) -> None:
    for address in (*FORMS, "/disclosure/application/track/", "/disclosure/complaint/track/"):
        answer = Client().generic("POST", address, body, coding, follow=True)
        assert answer.status_code < 500, (address, answer.status_code)
    assert taken_in() == 0
