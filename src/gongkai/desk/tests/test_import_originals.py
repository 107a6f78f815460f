"""Downloading what an import was made from."""

from urllib.parse import unquote

from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in
from gongkai.desk.tests.test_imports import lines, registered, stage


def test_the_item_page_offers_the_original_to_those_who_may(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    address = stage(clerk, item, lines({}))
    page, offer = f"/desk/items/{item.pk}/", "下载原件（留痕）"
    for who, may in (("clerk", True), ("reviewer", True), ("director", True), ("section_head", False)):
        assert (offer in logged_in(cast, who).get(page).content.decode()) == may, who
    assert offer not in logged_in(cast, "authority").get(page).content.decode()

    answer = logged_in(cast, "director").post(f"{address}original/")
    assert answer.content.decode() == lines({}) and answer["Content-Type"] == "application/octet-stream"
    assert unquote(answer["Content-Disposition"]) == "attachment; filename*=UTF-8''原件_粘贴的内容.txt"
    assert "no-store" in answer["Cache-Control"]
    assert Entry.objects.filter(verb="open_import_original").count() == 1


def test_the_original_is_not_had_by_a_link_or_by_others(cast: Cast) -> None:
    item = registered(cast)
    address = stage(logged_in(cast, "clerk"), item, lines({}))
    assert logged_in(cast, "clerk").get(f"{address}original/").status_code == 405
    assert logged_in(cast, "section_head").post(f"{address}original/").status_code == 403
    assert logged_in(cast, "other_clerk").post(f"{address}original/").status_code == 404
    assert not Entry.objects.filter(verb="open_import_original").exists()


def test_the_record_of_an_import_offers_it_too(cast: Cast) -> None:
    item, clerk = registered(cast), logged_in(cast, "clerk")
    address = stage(clerk, item, lines({}))
    clerk.post(f"{address}drop/")
    assert "下载原件（留痕）" in logged_in(cast, "reviewer").get(address).content.decode()
    assert "下载原件（留痕）" not in logged_in(cast, "auditor").get(address).content.decode()
