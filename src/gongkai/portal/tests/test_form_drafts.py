"""Back, reload and 返回修改 lose nothing of the application form, and nobody else finds it."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client
from django.utils import timezone

from gongkai.applications import drafts
from gongkai.applications.models import Application, ApplicationFile
from gongkai.portal.form_drafts import MOST_AT_ONCE
from gongkai.portal.tests.test_application import BUSINESS, FORM, PERSON
from gongkai.portal.tests.test_application_files import upload

NAME = 'value="林某某"'


class Visitor:
    """A browser with one form open."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()
        self.form = self.client.get(FORM, follow=True).redirect_chain[-1][0]
        page = self.client.get(self.form).content.decode()
        found = re.search(r'name="submission_key" value="([^"]+)"', page)
        assert found and f'action="{self.form}"' in page
        self.key = found[1]

    def post(self, said: dict[str, Any], action: str = "review", **more: Any) -> Any:
        told = {**said, "submission_key": self.key, "action": action, **more}
        return self.client.post(self.form, told, follow=True)

    def page(self, address: str = "") -> str:
        return self.client.get(address or self.form, follow=True).content.decode()


@pytest.fixture
def visitor(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setattr(settings, "HOME", tmp_path)
    return Visitor()


def on_disk() -> list[Path]:
    return list(Path(settings.HOME, "drafts").glob("*"))


def test_back_from_the_review_finds_what_was_typed(visitor: Visitor) -> None:
    reviewed = visitor.post(PERSON, other_files=upload("说明.jpg"))
    address, status = reviewed.redirect_chain[-1]
    assert (status, reviewed.status_code) == (302, 200) and "请核对后提交" in reviewed.text
    assert "no-store" in reviewed["Cache-Control"]
    assert NAME in visitor.page() and "说明.jpg" in visitor.page()
    assert "请核对后提交" in visitor.page(address), "and forward or reload again"


def test_errors_are_shown_again_after_a_reload_and_mended(visitor: Visitor) -> None:
    wrong = visitor.post({**BUSINESS, "contact": "", "phone": ""}, other_files=upload("程序.pdf", b"MZ"))
    assert wrong.status_code == 422 and wrong.redirect_chain
    assert visitor.page().count("请至少填写联系电话、电子邮箱、联系地址中的一项") == 2
    assert "“程序.pdf”不是可以接收的文件" in wrong.text
    assert "请核对后提交" in visitor.post(BUSINESS).text
    assert "error-summary" not in visitor.page()


def test_returning_and_taking_a_file_off_keep_what_was_typed(visitor: Visitor) -> None:
    visitor.post(PERSON, identity_files=upload())
    changed = visitor.post({**PERSON, "description": "改过"}, "edit")
    assert changed.redirect_chain and "改过" in changed.text and NAME in changed.text
    file = ApplicationFile.objects.get()
    off = visitor.post(PERSON, remove=file.pk)
    assert off.redirect_chain and NAME in off.text and "身份证.jpg" not in off.text


def test_what_was_sent_is_gone_and_back_leads_to_the_receipt(visitor: Visitor) -> None:
    address = visitor.post(PERSON).redirect_chain[-1][0]
    assert len(on_disk()) == 1
    assert Application.objects.count() == 0
    assert "回执" in visitor.post(PERSON, "send").text
    assert on_disk() == []
    assert "政府信息公开申请回执" in visitor.page(address)
    assert NAME not in visitor.page()


def test_another_browser_and_another_form_find_nothing(visitor: Visitor) -> None:
    address = visitor.post(PERSON).redirect_chain[-1][0]
    stranger = Client()
    for each in (address, visitor.form):
        shown = stranger.get(each, follow=True).content.decode()
        assert "林某某" not in shown
    assert "已经清除" in stranger.get(address).content.decode()
    assert NAME not in Visitor(visitor.client).page()


def test_nothing_lies_open_on_disk_or_in_the_session_and_an_hour_ends_it(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.post(PERSON)
    (file,) = on_disk()
    assert (
        b"\xe6\x9e\x97" not in file.read_bytes() and PERSON["paper_number"].encode() not in file.read_bytes()
    )
    assert PERSON["name"] not in str(dict(visitor.client.session.items()))
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("gongkai.portal.form_drafts.timezone.now", lambda: later)
    assert NAME not in visitor.page()
    assert on_disk() == []


def test_what_nobody_sent_is_removed(visitor: Visitor) -> None:
    visitor.post(PERSON)
    now = timezone.now()
    assert drafts.forget_unsent_forms(now) == []
    assert drafts.forget_unsent_forms(now + timedelta(hours=2)) == ["删除没有提交的申请表 1 份"]
    assert on_disk() == []


def test_a_browser_keeps_a_few_forms_and_no_more(visitor: Visitor) -> None:
    visitor.post(PERSON)
    for _ in range(MOST_AT_ONCE):
        Visitor(visitor.client).post(PERSON)
    assert len(on_disk()) == MOST_AT_ONCE
    assert NAME not in visitor.page()


def test_where_it_cannot_be_kept_the_page_is_shown_at_once(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.applications.drafts.MOST_BYTES", 10)
    shown = visitor.post(PERSON)
    assert not shown.redirect_chain and "请核对后提交" in shown.text
    edited = visitor.post(PERSON, "edit")
    assert not edited.redirect_chain and NAME in edited.text


def test_an_address_that_names_no_form_gets_one_of_its_own(cast: Cast, client: Client) -> None:
    for query in ("", "?form=../../etc", "?form="):
        assert re.search(r"\?form=[\w-]{11}$", client.get(f"{FORM}{query}")["Location"])
    asked = client.get(f"{FORM}?organ={PERSON['organ']}")["Location"]
    assert asked.startswith(f"{FORM}?organ={PERSON['organ']}&form=")
