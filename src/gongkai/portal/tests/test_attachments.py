"""附件 on the page and as files: what the latest edition froze, plain copies that go with the page."""

from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client

from gongkai.items import sealed_files
from gongkai.items.models import Item
from gongkai.portal import page_files
from gongkai.portal.tests.making import FIRST, edition, public_item

ADDRESS = "/items/640299041/2026-00001/"
NAME = "实施方案 第1版（公开）.pdf"
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 20
FILE = f"{ADDRESS}files/1/{quote(NAME)}"


def frozen(content: bytes = CONTENT, name: str = NAME) -> dict[str, object]:
    return {
        "name": name,
        "digest": sealed_files.keep(content),
        "media_type": "application/pdf",
        "size": len(content),
        "pages": 12,
    }


@pytest.fixture
def item(cast: Cast) -> Item:
    made = public_item(cast)
    made.editions.update(files=[frozen()])
    return made


def copies() -> list[Path]:
    return sorted(Path(settings.HOME, "pages/items/640299041/2026-00001/files").glob("*"))


def body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_the_page_names_attachments_with_format_size_and_pages(item: Item, client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    assert f'<a href="{FILE}" download="{NAME}">{NAME}</a>' in page
    assert "PDF，5 KB，12 页" in page


def test_an_attachment_is_downloaded_under_its_name(item: Item, client: Client) -> None:
    response = client.get(FILE)

    assert body(response) == CONTENT
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(CONTENT))
    assert unquote(response["Content-Disposition"]).endswith(NAME)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache"


def test_a_copy_lies_open_only_beside_the_page(item: Item, client: Client) -> None:
    page_files.write_pages([item])
    assert [path.read_bytes() for path in copies()] == [CONTENT]
    assert NAME not in copies()[0].name

    page_files.forget(item)
    assert copies() == []
    assert body(client.get(FILE)) == CONTENT  # made again from what lies sealed


def test_a_copy_that_was_cut_off_is_made_anew(item: Item, client: Client) -> None:
    page_files.write_pages([item])
    copies()[0].write_bytes(CONTENT[:7])

    assert body(client.get(FILE)) == CONTENT


def test_a_sealed_file_that_is_missing_is_told_without_a_traceback(item: Item, client: Client) -> None:
    item.editions.update(files=[{**frozen(), "digest": "0" * 64}])

    response = client.get(FILE)

    assert response.status_code == 503
    assert "暂时不能下载" in response.content.decode()
    page_files.write_pages([item])
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status", "expected", "told"),
    [
        ("bytes=0-3", 206, CONTENT[:4], "bytes 0-3/5129"),
        ("bytes=5120-", 206, CONTENT[5120:], "bytes 5120-5128/5129"),
        ("bytes=-9", 206, CONTENT[-9:], "bytes 5120-5128/5129"),
        ("bytes=0-999999", 206, CONTENT, "bytes 0-5128/5129"),
        ("bytes=5129-", 416, b"", "bytes */5129"),
        ("bytes=-0", 416, b"", "bytes */5129"),
        ("bytes=4-3", 200, CONTENT, None),
        ("bytes=-", 200, CONTENT, None),
        ("bytes=0-1,3-4", 200, CONTENT, None),
        ("lines=0-1", 200, CONTENT, None),
        ("bytes=" + "9" * 40 + "-", 200, CONTENT, None),
    ],
)
def test_a_part_can_be_had(
    item: Item, client: Client, asked: str, status: int, expected: bytes, told: str | None
) -> None:
    response = client.get(FILE, HTTP_RANGE=asked)

    assert response.status_code == status
    assert (body(response) if response.streaming else response.content) == expected
    assert response.get("Content-Range") == told


def test_what_a_browser_has_is_not_sent_again(item: Item, client: Client) -> None:
    tag = client.get(FILE)["ETag"]

    assert client.get(FILE, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert client.get(FILE, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE=tag).status_code == 206
    assert client.get(FILE, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE='"older"').status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        f"{ADDRESS}files/2/{quote(NAME)}",
        f"{ADDRESS}files/0/{quote(NAME)}",
        f"{ADDRESS}files/1/other.pdf",
        f"{ADDRESS}files/1/..%2F..%2Fgongkai.sqlite3",
        f"{ADDRESS}files/99999999999999999999999/{quote(NAME)}",
        f"{ADDRESS}files/-1/{quote(NAME)}",
        f"{ADDRESS}files/1/",
    ],
)
def test_no_other_file_can_be_had(item: Item, client: Client, address: str) -> None:
    assert client.get(address, follow=True).status_code == 404


def test_files_of_a_closed_edition_are_not_found(item: Item, client: Client) -> None:
    page_files.write_pages([item])
    item.editions.update(closed_at=FIRST)
    edition(item, 2, kind="closed_posting", files=[])

    assert client.get(FILE).status_code == 404
    page_files.write_pages([item])
    assert copies() == []


def test_an_earlier_edition_links_only_to_what_can_still_be_had(item: Item, client: Client) -> None:
    edition(item, 2, kind="changed", files=[frozen(b"other", "新方案.pdf"), frozen()])

    page = client.get(f"{ADDRESS}editions/1/").content.decode()
    assert f'href="{ADDRESS}files/2/{quote(NAME)}"' in page
    item.editions.filter(number=2).update(files=[])
    page = client.get(f"{ADDRESS}editions/1/").content.decode()
    assert NAME in page
    assert "/files/" not in page


def test_a_withdrawn_item_has_no_files(item: Item, client: Client) -> None:
    page_files.write_pages([item])
    item.visibility, item.state = "tombstone", "withdrawn"
    item.save()
    edition(item, 2, kind="withdrawn", reason="误发", content="", text="")

    response = client.get(FILE)  # the copy still lies there: the record decides

    assert response.status_code == 410
    assert "误发" in response.content.decode()
    page_files.write_pages([item])
    assert copies() == []


def test_the_data_of_an_item_tell_its_attachments(item: Item, client: Client) -> None:
    file = client.get(f"{ADDRESS}item.json").json()["attachments"][0]

    assert file["url"].endswith(FILE)
    assert (file["size"], file["pages"], len(file["sha256"])) == (len(CONTENT), 12, 64)
