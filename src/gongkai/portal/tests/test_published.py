"""Item pages served from their files, as Django would serve them."""

import gzip
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

from gongkai.items.choices import Visibility
from gongkai.portal import page_files
from gongkai.portal.published import PublishedPages
from gongkai.portal.tests.test_page_files import NUMBER, make_item, replaced_rendering

ADDRESS = f"/items/{NUMBER}/"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_from_django(self) -> bool:
        return self.status.startswith("299")


def django_stub(environ: Any, start_response: Any) -> list[bytes]:
    start_response("299 Django", [])
    return [b"django"]


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Ask:
    """Sends a request to the application, Django replaced by a stub that says so."""
    application = PublishedPages(django_stub)

    def send(path: str = ADDRESS, method: str = "GET", **environ: str) -> Answer:
        got: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]]) -> None:
            got.update(status=status, headers=dict(headers))
            assert len(got["headers"]) == len(headers), "a header was sent twice"

        request = RequestFactory().generic(method, path, **environ)
        body = b"".join(application(request.environ, start_response))
        return Answer(got["status"], got["headers"], body)

    return send


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    return replaced_rendering(monkeypatch)


@pytest.fixture
def item(cast: Any, page: SimpleNamespace) -> Any:
    made = make_item(cast)
    page_files.write_pages([made])
    return made


def test_the_page_is_served_from_its_file(ask: Ask, item: Any, page: SimpleNamespace) -> None:
    answer = ask()
    assert answer.status == "200 OK"
    assert answer.body == page.html.encode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Cache-Control"] == "no-cache"


def test_the_headers_are_those_of_django(item: Any, ask: Ask, client: Any, settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    theirs = client.get("/probe/").headers
    ours = ask().headers
    assert set(theirs) >= {
        "Content-Security-Policy",
        "X-Frame-Options",
        "Referrer-Policy",
        "X-Content-Type-Options",
    }
    for name in set(theirs) - {"Content-Length", "Vary"}:
        assert ours[name] == theirs[name], name
    assert set(ours) - set(theirs) == {"Cache-Control", "ETag", "Last-Modified"}
    assert ours["Vary"] == "Accept-Encoding, Cookie"


@login_not_required
def probe(request: Any) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("probe/", probe)]


def test_headers_and_redirects_follow_tls(item: Any) -> None:
    with override_settings(SECURE_HSTS_SECONDS=60, SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["*"]):
        application = PublishedPages(django_stub)
        got: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]]) -> None:
            got.update(status=status, **dict(headers))

        application(RequestFactory().get(ADDRESS).environ, start_response)
        assert got["status"].startswith("299")
        application(RequestFactory().get(ADDRESS, secure=True).environ, start_response)
        assert got["status"] == "200 OK"
        assert got["Strict-Transport-Security"] == "max-age=60"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("GZIP", "gzip"),
        ("identity", None),
        ("", None),
        ("brotli-like", None),
        ("gzip;q=0", None),
    ],
)
def test_the_best_accepted_encoding_is_sent(
    ask: Ask,
    item: Any,
    page: SimpleNamespace,
    accepted: str,
    encoding: str | None,
) -> None:
    answer = ask(HTTP_ACCEPT_ENCODING=accepted)
    assert answer.headers.get("Content-Encoding") == encoding
    opened = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding](answer.body)
    assert opened == page.html.encode()
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_an_unchanged_page_is_not_sent_again(ask: Ask, item: Any) -> None:
    first = ask(HTTP_ACCEPT_ENCODING="br")
    again = ask(HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=f'"other", {first.headers["ETag"]}')
    assert (again.status, again.body) == ("304 Not Modified", b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert ask(HTTP_IF_MODIFIED_SINCE=ask().headers["Last-Modified"]).status.startswith("304")
    assert (
        ask(HTTP_IF_NONE_MATCH='"other"', HTTP_IF_MODIFIED_SINCE=first.headers["Last-Modified"]).status
        == "200 OK"
    )


def test_a_changed_page_is_sent_at_once(ask: Ask, item: Any, page: SimpleNamespace) -> None:
    before = ask()
    page.html = '<html lang="zh-CN"><title>供水公告！</title></html>'
    page_files.write_pages([item])
    after = ask(HTTP_IF_NONE_MATCH=before.headers["ETag"])
    assert after.status == "200 OK"
    assert after.body == page.html.encode()


def test_head_says_what_get_would_send(ask: Ask, item: Any) -> None:
    get, head = ask(HTTP_ACCEPT_ENCODING="gzip"), ask(method="HEAD", HTTP_ACCEPT_ENCODING="gzip")
    assert head.body == b""
    assert (head.status, head.headers) == (get.status, get.headers)


def test_large_type_is_the_same_page_with_a_class(ask: Ask, item: Any, page: SimpleNamespace) -> None:
    plain = ask()
    large = ask(HTTP_COOKIE="a=b; large_type=1", HTTP_ACCEPT_ENCODING="br")
    assert (
        large.body == page.html.replace('<html lang="zh-CN">', '<html lang="zh-CN" class="large">').encode()
    )
    assert large.headers["Content-Length"] == str(len(large.body))
    assert "Content-Encoding" not in large.headers
    assert large.headers["ETag"] != plain.headers["ETag"]
    assert (
        ask(HTTP_COOKIE="large_type=1", HTTP_IF_MODIFIED_SINCE=plain.headers["Last-Modified"]).status
        == "200 OK"
    )
    assert ask(HTTP_COOKIE="large_type=1", HTTP_IF_NONE_MATCH=plain.headers["ETag"]).status == "200 OK"
    assert ask(HTTP_COOKIE="large_type=0; not_large_type=1").body == plain.body


def test_a_tombstone_is_gone(ask: Ask, item: Any, page: SimpleNamespace) -> None:
    before = ask()
    item.visibility = Visibility.TOMBSTONE
    page.html = '<html lang="zh-CN">已撤下</html>'
    page_files.write_pages([item])
    answer = ask(HTTP_IF_NONE_MATCH=before.headers["ETag"], HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status == "410 Gone"
    assert gzip.decompress(answer.body) == page.html.encode()
    assert ask(HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status == "410 Gone"


def test_a_forgotten_page_is_not_served_from_memory(ask: Ask, item: Any) -> None:
    assert ask().status == "200 OK"
    page_files.forget(item)
    assert ask().is_from_django


@pytest.mark.parametrize(
    "environ",
    [
        {"path": f"{ADDRESS}?print=1"},
        {"path": ADDRESS, "method": "POST"},
        {"path": ADDRESS.rstrip("/")},
        {"path": "/items/"},
        {"path": "/items/640299041/2020-99999/"},
        {"path": f"{ADDRESS}editions/1/"},
        {"HTTP_HOST": "evil.example"},
        {"HTTP_HOST": "a b"},
        {"path": "/items/../pages/generation/"},
        {"path": "/items/..%2F..%2F..%2Fetc%2Fpasswd/"},
        {"path": "/items/%2e%2e/%2e%2e/"},
        {"path": "/items/%00/"},
        {"path": "/items/%ff%fe/"},
        {"path": f"/items/{'9' * 5000}/"},
        {"path": f"/items//{NUMBER}/"},
        {"path": f"/items/{NUMBER}/index.html/"},
    ],
)
def test_everything_else_is_left_to_django(ask: Ask, item: Any, environ: dict[str, str]) -> None:
    assert ask(**environ).is_from_django


def test_an_empty_file_left_by_a_crash_is_not_served(ask: Ask, item: Any) -> None:
    folder = page_files.folder_of(NUMBER)
    assert folder is not None
    (folder / "index.html").write_bytes(b"")
    assert ask().is_from_django


def test_memory_is_bounded_by_bytes(item: Any, tmp_path: Path) -> None:
    from gongkai.portal.page_store import PageStore

    store = PageStore(most_bytes=1000)
    folder = page_files.folder_of("x")
    assert folder is not None
    for serial in range(20):
        made = folder.with_name(f"x{serial}")
        made.mkdir(parents=True, exist_ok=True)
        (made / "index.html").write_bytes(b"x" * 300)
        found = store.find(f"x{serial}", "")
        assert found is not None
        assert found.body == b"x" * 300
    assert store._bytes <= 1000
    assert len(store._pages) == 3


def test_a_file_with_the_same_age_and_size_is_told_apart(ask: Ask, item: Any) -> None:
    folder = page_files.folder_of(NUMBER)
    assert folder is not None
    path = folder / "index.html"
    before = path.stat()
    old = ask().body
    fresh = path.with_name("fresh")
    fresh.write_bytes(old.replace("公".encode(), "通".encode()))
    os.utime(fresh, ns=(before.st_atime_ns, before.st_mtime_ns))
    fresh.replace(path)
    assert ask().body != old
