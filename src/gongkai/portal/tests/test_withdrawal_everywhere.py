"""紧急撤下: after the call returns a leak is nowhere, in no page, file, list, feed, data, search or memory."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone

from gongkai.items import actions, public_copies, sealed_files
from gongkai.items.models import Item
from gongkai.law.identifiers.resident import check_digit
from gongkai.portal import page_cache, page_files
from gongkai.portal.kept import Kept
from gongkai.portal.lists import files, reading
from gongkai.portal.published import PublishedPages
from gongkai.portal.tests.making import edition, list_table
from gongkai.portal.views import lists as list_views

PAPER = "64022119491001003"
PAPER += check_digit(PAPER)
NAME, FILE, REASON = "欧阳泄露", "欧阳泄露的证件.pdf", "原名单误列泄露人"
SECRETS = (PAPER, NAME, "泄露", "平漏发")
Committed = Callable[..., Any]


@pytest.fixture(autouse=True)
def nothing_is_done_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a thread makes anew after the call must not be needed for anything to be gone."""
    monkeypatch.setattr(public_copies, "_refresh_beside", lambda: None)


@pytest.fixture
def leak(cast: Cast, django_capture_on_commit_callbacks: Committed) -> Item:
    """An old publication whose every part names somebody: title, summary, text, rows, files, an earlier edition."""
    draft = actions.Draft(
        kind="notice",
        title="公示",
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="正文",
        five_open=("execution",),
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    item = actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk)
    content = f"%PDF {NAME} {PAPER}".encode()
    file = {"name": FILE, "digest": sealed_files.keep(content), "media_type": "application/pdf"}
    leaking: dict[str, Any] = {
        "title": f"{NAME}{PAPER}配租公示",
        "card": [["索引号", item.index_number], ["内容概述", f"{NAME}的情况"]],
        "content": f"<p>{NAME}，{PAPER}</p>",
        "text": f"{NAME} {PAPER}",
        "table": list_table([[NAME, "高仁村", "1", None]], caption=NAME),
        "files": [{**file, "size": len(content), "pages": 1}],
    }
    Item.objects.filter(pk=item.pk).update(
        kind="roster",
        title=leaking["title"],
        summary=f"{NAME}的情况",
        keywords=NAME,
        source=NAME,
        document_number="平漏发〔2026〕1号",
    )
    item.editions.update(**leaking)
    edition(item, 2, kind="changed", reason=REASON, **{**leaking, "made_at": timezone.now()})
    item = Item.objects.select_related("organ", "heading").get(pk=item.pk)
    with django_capture_on_commit_callbacks(execute=True):
        public_copies.request(item)
    return item


def addresses(item: Item) -> list[str]:
    base = f"/items/{item.index_number}/"
    return [
        base,
        f"{base}?from=singlemessage",
        f"{base}editions/1/",
        f"{base}editions/2/",
        f"{base}item.json",
        f"{base}rows/",
        f"{base}rows/?q={quote(NAME)}&sort=household",
        f"{base}rows/?print=1",
        f"{base}list.xlsx",
        f"{base}list.csv",
        f"{base}list.json",
        f"{base}files/1/{quote(FILE)}",
    ]


def places() -> list[str]:
    """Where items stand among others."""
    return [
        "/",
        "/items/",
        "/items/?kind=roster",
        f"/search/?q={quote(NAME)}",
        f"/search/?q={PAPER}",
        "/search/?q=配租公示",
        "/feed/",
        "/disclosure/content/",
        "/disclosure/content/640299041/",
        "/disclosure/content/640299041/feed.atom",
        "/disclosure/content/640299041/housing-allocation/",
        "/disclosure/content/640299041/housing-allocation/feed.atom",
        "/site-map/",
    ]


def read(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, content.decode("utf-8", "replace")


class Elsewhere:
    """What another process of the server has in its memory, and how it answers from it."""

    def __init__(self) -> None:
        self.pages: Kept[page_cache.Page] = Kept(100)
        self.lists: Kept[reading.ReadList] = Kept(10)
        self.published = PublishedPages(lambda environ, start: [b""])

    def read(self, client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
        with monkeypatch.context() as there:
            there.setattr(page_cache, "pages", self.pages)
            there.setattr(reading, "_lists", self.lists)
            got: dict[str, str] = {}
            environ = RequestFactory().get(address).environ
            body = b"".join(self.published(environ, lambda status, headers: got.update(status=status)))
            return (int(got["status"][:3]), body.decode()) if got else read(client, address)


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_after_an_emergency_withdrawal_nothing_is_left_anywhere(
    leak: Item,
    cast: Cast,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Committed,
) -> None:
    elsewhere = Elsewhere()
    for address in (*addresses(leak), *places()):
        for _ in range(2):
            assert elsewhere.read(client, address, monkeypatch)[0] == read(client, address)[0] == 200, address
    assert NAME in elsewhere.read(client, addresses(leak)[0], monkeypatch)[1]
    assert NAME in elsewhere.read(client, "/", monkeypatch)[1]

    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_at_once(leak.pk, actor=cast.clerk, reason="误列了不应公开的内容")

    for address in addresses(leak):
        for status, text in (read(client, address), elsewhere.read(client, address, monkeypatch)):
            assert status == 410, address
            assert not leaks(text), address
            assert "误列了不应公开的内容" in text
    for address in places():
        for status, text in (read(client, address), elsewhere.read(client, address, monkeypatch)):
            assert status == 200, address
            assert leak.index_number not in text, address
            assert "search" in address or not leaks(text), address  # a search repeats what was asked for


def test_no_public_file_holds_a_word_of_it(
    leak: Item, cast: Cast, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    for address in addresses(leak):
        client.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_at_once(leak.pk, actor=cast.clerk, reason="误列了不应公开的内容")

    assert public_files() == ["generation"]
    public_copies.refresh()
    assert public_files() == ["generation", "gone.html", "gone.html.br", "gone.html.gz"]
    assert not leaks((page_files.folder_of(leak.index_number) / "gone.html").read_text("utf-8"))  # type: ignore[operator, arg-type]


def public_files() -> list[str]:
    return sorted(path.name for path in (settings.HOME / "pages").rglob("*") if path.is_file())


def test_data_of_a_withdrawn_item_are_its_tombstone(
    leak: Item, cast: Cast, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_at_once(leak.pk, actor=cast.clerk, reason="误列")

    told = json.loads(client.get(f"/items/{leak.index_number}/item.json").content)

    assert told["title"] == "已撤下的信息"
    assert told["reason"] == "误列"
    assert "内容概述" not in told["card"]
    assert not {"text", "list", "attachments"} & set(told)


def withdrawn_meanwhile(item: Item) -> None:
    """As another process does it, with nothing of what follows its commit done yet."""
    Item.objects.filter(pk=item.pk).update(visibility="tombstone", state="withdrawn")
    item.editions.update(closed_at=timezone.now())
    edition(item, 3, kind="withdrawn", title="已撤下的信息", card=[], reason="误列", content="", text="")


def test_a_page_that_was_being_made_meanwhile_does_not_stay(
    leak: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gongkai.portal import item_page

    rendered = item_page.render_item

    def slow(item: Item) -> str:
        page = rendered(item)
        withdrawn_meanwhile(item)
        return page

    monkeypatch.setattr(item_page, "render_item", slow)
    page_files.write_pages([leak])

    assert not page_files.folder_of(leak.index_number).exists()  # type: ignore[union-attr, arg-type]


def test_a_page_is_not_made_of_what_was_public_before(leak: Item) -> None:
    withdrawn_meanwhile(leak)

    page_files.write_pages([leak])  # as it was loaded before

    assert not page_files.folder_of(leak.index_number).exists()  # type: ignore[union-attr, arg-type]


def test_a_file_that_was_being_made_meanwhile_is_not_handed_out(
    leak: Item, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: Any, **kwargs: Any) -> Any:
        path = files.file_of(*args, **kwargs)
        withdrawn_meanwhile(leak)
        return path

    monkeypatch.setattr(list_views, "file_of", slow)
    response = client.get(f"/items/{leak.index_number}/list.csv")

    assert response.status_code == 410
    assert not leaks(response.content.decode())
    assert not page_files.folder_of(leak.index_number).exists()  # type: ignore[union-attr, arg-type]


def test_an_ordinary_withdrawal_empties_the_same_places(
    leak: Item, cast: Cast, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(leak.pk, actor=cast.director, reason="公示期满")

    for address in addresses(leak)[2:]:
        status, text = read(client, address)
        assert status == 410
        assert "高仁村" not in text
        assert FILE not in text
    for address in ("/", "/items/", "/feed/"):
        assert leak.index_number not in read(client, address)[1]
