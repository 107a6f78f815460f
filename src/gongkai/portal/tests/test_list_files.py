"""名单 to take away: from public values alone, harmless in a spreadsheet, made once, gone with the list."""

import csv
import io
import json
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import Cast
from django.conf import settings
from django.test import Client
from python_calamine import CalamineWorkbook

from gongkai.portal import page_files
from gongkai.portal.lists.files import FORMATS
from gongkai.portal.tests.making import edition, list_item, list_table

ADDRESS = "/items/640299041/2026-00001/"
HARMFUL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", " =1", "-5"]


def taken(client: Client, suffix: str) -> bytes:
    response = client.get(f"{ADDRESS}list.{suffix}")
    assert response.status_code == 200
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def sheet(content: bytes, name: str = "名单") -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_the_spreadsheet_names_its_source_and_keeps_types(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table(counts=[["等级", [["C级", 3], ["D级", 1]]]]))

    content = taken(client, "xlsx")
    rows = sheet(content)

    assert rows[0][0] == "危房改造花名册第1批"
    assert str(rows[1][0]).startswith(
        "来源：青石县住房和城乡建设局，索引号 640299041/2026-00001，2026年3月2日公开，共 4 户。"
    )
    assert rows[3] == ["序号", "户主姓名", "行政村", "补助金额（元）", "认定日期"]
    assert rows[5][:4] == [2.0, "钱二", "高仁村", 30000.5]
    assert str(rows[5][4]) == "2026-02-01"
    assert rows[6][3:] == ["", ""]
    assert ["C级", 3.0] in [line[:2] for line in sheet(content, "汇总")]


def test_text_in_a_spreadsheet_is_never_a_formula_nor_a_link(cast: Cast, client: Client) -> None:
    cells = [*HARMFUL, "http://example.com", "0012"]
    list_item(cast, table=list_table([[cell, "村", "1", None] for cell in cells]))

    with zipfile.ZipFile(io.BytesIO(taken(client, "xlsx"))) as book:
        inside = {name: book.read(name).decode() for name in book.namelist()}
    found = inside["xl/worksheets/sheet1.xml"]

    assert "<f>" not in found
    assert "hyperlink" not in found.lower()
    assert [row[1] for row in sheet(taken(client, "xlsx"))[4:]] == cells


def test_no_person_is_named_in_the_properties_of_the_file(cast: Cast, client: Client) -> None:
    list_item(cast)

    with zipfile.ZipFile(io.BytesIO(taken(client, "xlsx"))) as book:
        core = book.read("docProps/core.xml").decode()

    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "2026-03-02T00:00:00Z" in core


def test_the_text_table_is_for_excel_and_for_programs(cast: Cast, client: Client) -> None:
    list_item(cast)

    content = taken(client, "csv")

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 5
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["序号", "户主姓名", "行政村", "补助金额（元）", "认定日期"]
    assert rows[2] == ["2", "钱二", "高仁村", "30000.50", "2026-02-01"]
    assert rows[3] == ["3", "孙三", "庙渠村", "", ""]


@pytest.mark.parametrize("cell", HARMFUL)
def test_no_cell_of_the_text_table_is_run_by_a_spreadsheet(cast: Cast, client: Client, cell: str) -> None:
    list_item(cast, table=list_table([[cell, 'a"b,c\nd', "-5", None]]))

    row = list(csv.reader(io.StringIO(taken(client, "csv").decode("utf-8-sig"))))[1]

    assert row[1] == f"'{cell}"
    assert row[2] == 'a"b,c\nd'
    assert row[3] == "-5"


def test_the_data_tell_columns_rows_source_and_citation(cast: Cast, client: Client) -> None:
    list_item(cast, table=list_table(sums=[["补助金额", "47000.5", "元"]]))

    told = json.loads(taken(client, "json"))

    assert told["index_number"] == "640299041/2026-00001"
    assert told["columns"][2] == {"code": "grant", "label": "补助金额", "unit": "元", "type": "decimal"}
    assert told["rows"][0] == {
        "household": "赵一", "village": "六顷地村", "grant": 15000, "decided_on": "2026-03-01",
    }  # fmt: skip
    assert told["rows"][2]["grant"] is None
    assert told["sums"] == [{"label": "补助金额", "sum": 47000.5, "unit": "元"}]
    assert told["citation"].startswith(
        "青石县住房和城乡建设局：《危房改造花名册第1批》，索引号 640299041/2026-00001"
    )
    assert "自由查阅" in told["terms"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_name_tells_organ_what_number_and_day_and_windows_takes_it(
    cast: Cast, client: Client, suffix: str
) -> None:
    title = '名单：<第1批>/"2026"年 ' + "很长的标题" * 30
    list_item(cast, title=title)

    response = client.get(f"{ADDRESS}list.{suffix}")
    name = unquote(response["Content-Disposition"].partition("''")[2])

    assert name.startswith("青石县住建局_名单：-第1批-2026-年")
    assert name.endswith(f"_640299041-2026-00001_2026-03-02.{suffix}")
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')


def folder() -> Path:
    return Path(settings.HOME, "pages/items/640299041/2026-00001")


def files() -> list[str]:
    return sorted(path.name for path in folder().glob("list-*"))


def test_a_file_is_made_once_and_removed_with_the_page(cast: Cast, client: Client) -> None:
    item = list_item(cast)
    first = client.get(f"{ADDRESS}list.csv")
    again = client.get(f"{ADDRESS}list.csv", HTTP_IF_NONE_MATCH=first["ETag"])

    assert files() == ["list-1.csv"]
    assert again.status_code == 304
    page_files.forget(item)
    assert files() == []


def test_a_new_edition_has_new_files(cast: Cast, client: Client) -> None:
    item = list_item(cast)
    taken(client, "csv")
    edition(item, 2, kind="changed", table=list_table([["周五", "高仁村", "1", None]]))

    assert "周五" in taken(client, "csv").decode()
    page_files.write_pages([item])
    assert files() == ["list-2.csv"]


def test_a_file_is_handed_out_so_that_no_browser_runs_or_keeps_it(cast: Cast, client: Client) -> None:
    list_item(cast)

    response = client.get(f"{ADDRESS}list.json")

    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-cache"
    assert response["Content-Disposition"].startswith("attachment")
    assert int(response["Content-Length"]) == len(taken(client, "json"))


@pytest.mark.parametrize("suffix", ["pdf", "exe", "XLSX", "json.gz"])
def test_other_formats_are_not_found(cast: Cast, client: Client, suffix: str) -> None:
    list_item(cast)

    assert client.get(f"{ADDRESS}list.{suffix}", follow=True).status_code == 404


def test_parameters_are_refused(cast: Cast, client: Client) -> None:
    list_item(cast)

    assert client.get(f"{ADDRESS}list.csv?q=赵").status_code == 400
