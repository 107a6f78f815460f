"""The pages of an import: from a paste or a file to the list, and back."""

import io
from typing import Any

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions
from gongkai.items.grounds import GROUNDS
from gongkai.items.imports.reading import read_file
from gongkai.items.imports.tests.workbooks import pasted, resident_id, xlsx
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, RowImport
from gongkai.items.row_values import all_values

HEAD = [
    "行政相对人名称",
    "行政处罚决定文书号",
    "违法事实",
    "处罚依据",
    "处罚类别",
    "罚款金额（万元）",
    "处罚决定日期",
]
GOOD = [
    "青石建筑有限公司",
    "青住建罚〔2026〕1号",
    "擅自施工",
    "《条例》第五十七条",
    "罚款",
    "1.2",
    "2026/3/2",
]


def registered(cast: Cast, kind: str = "penalty_decisions") -> Item:
    inside = {"proposed_attribute": "withheld", "proposed_ground": next(iter(GROUNDS))}
    fields = {field.code: field.example for field in all_kinds()[kind].fields if field.required}
    stated = draft(kind=kind, body="", extra=fields, **(inside if all_kinds()[kind].tracking else {}))
    return actions.register(cast.organ, stated, actor=cast.clerk)


def lines(*changed: dict[int, str]) -> str:
    return pasted(
        [HEAD, *([changes.get(place, text) for place, text in enumerate(GOOD)] for changes in changed)]
    )


def stage(client: Client, item: Item, text: str) -> str:
    """The address of the import that was staged."""
    answer = client.post(f"/desk/items/{item.pk}/imports/new/", {"lines": text})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).removesuffix("columns/")


def matched(client: Client, address: str) -> None:
    staged = RowImport.objects.latest("pk")
    told: dict[str, Any] = {f"column_{place}": code for place, code in enumerate(staged.matching)}
    answer = client.post(f"{address}columns/", {**told, "head_row": staged.head_row or 0})
    assert (answer.status_code, answer["Location"]) == (302, f"{address}cells/")


def test_a_paste_goes_through_its_four_steps_into_the_list(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}, {1: "青住建罚〔2026〕2号"}))
    assert "还没有列对应必填的" not in client.get(f"{address}columns/").content.decode()
    matched(client, address)
    assert "2 行全部正确" in client.get(f"{address}cells/").content.decode()
    preview = client.get(f"{address}preview/").content.decode()
    assert "确认导入 2 行" in preview and "2026年3月2日" in preview
    assert not item.rows.exists()
    assert client.post(f"{address}preview/").status_code == 302
    assert [row.values["decided_on"] for row in item.rows.all()] == ["2026-03-02"] * 2
    assert "已导入" in client.get(f"/desk/items/{item.pk}/").content.decode()


def test_a_wrong_cell_is_typed_over_where_it_stands(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}, {5: "很多", 6: "昨天"}))
    shown = client.get(f"{address}cells/").content.decode()
    assert "2 行中有 1 行有误" in shown and "“罚款金额”应为数字，现为“很多”" in shown
    assert 'name="cell:3:fine_wan"' in shown and 'name="cell:2:' not in shown
    refused = client.post(f"{address}preview/")
    assert refused.status_code == 409 and "还有 1 行有误（第 3 行）" in refused.content.decode()

    cells = {"cell:3:fine_wan": "3", "cell:3:decided_on": "前天", "then": ":0"}
    assert client.post(f"{address}cells/", cells)["Location"] == f"{address}cells/"
    shown = client.get(f"{address}cells/").content.decode()
    assert 'value="前天"' in shown and "cell:3:fine_wan" not in shown
    client.post(f"{address}cells/", {"cell:3:decided_on": "2026年3月3日"})
    client.post(f"{address}preview/")
    assert [row.values["fine_wan"] for row in item.rows.order_by("position")] == ["1.2", "3"]


def test_errors_are_gone_through_by_kind_and_by_page(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    wrong = [{5: "很多"} for _ in range(30)] + [{6: "昨天"}]
    address = stage(client, item, lines(*wrong))
    first = client.get(f"{address}cells/").content.decode()
    assert "不是数字 30" in first and "日期有误 1" in first
    assert 'id="row-21"' in first and 'id="row-22"' not in first
    answer = client.post(f"{address}cells/", {"cell:2:fine_wan": "3", "then": "not_a_number:21"})
    assert answer["Location"] == f"{address}cells/?kind=not_a_number&after=21"
    later = client.get(answer["Location"]).content.decode()
    assert 'id="row-22"' in later and 'id="row-32"' not in later and "不是数字 29" in later
    assert client.get(f"{address}cells/?kind=nothing&after=x").status_code == 400
    hostile = client.post(f"{address}cells/", {"then": "//evil.example:1"})
    assert hostile["Location"] == f"{address}cells/?after=1"


def test_rows_are_left_out_and_brought_in_again(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}, {5: "很多"}))
    client.post(f"{address}cells/", {"skip": "3"})
    shown = client.get(f"{address}cells/").content.decode()
    assert "1 行全部正确" in shown and "第 3 行，选定不导入" in shown
    client.post(f"{address}bring/", {"bring": "3"})
    assert "2 行中有 1 行有误" in client.get(f"{address}cells/").content.decode()


def test_an_import_is_found_again_after_the_session_was_cut(cast: Cast) -> None:
    item = registered(cast)
    address = stage(logged_in(cast, "clerk"), item, lines({5: "很多"}))
    client = logged_in(cast, "clerk")
    assert address in client.get(f"/desk/items/{item.pk}/").content.decode()
    assert "还有没完成的导入" in client.get(f"/desk/items/{item.pk}/imports/new/").content.decode()
    assert client.get(address)["Location"] == f"{address}columns/"
    assert address in client.get("/desk/").content.decode()


def test_undo_is_a_button_until_the_list_left_the_clerk(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}))
    client.post(f"{address}preview/")
    assert "撤销导入，撤出 1 行" in client.get(address).content.decode()
    assert client.post(f"{address}undo/").status_code == 302
    assert not item.rows.exists()
    assert "撤销导入，撤出" not in client.get(address).content.decode()

    address = stage(client, item, lines({}))
    client.post(f"{address}preview/")
    actions.check(item.pk, actor=cast.section_head)
    assert "须在“已登记”时办理" in client.get(address).content.decode()
    refused = client.post(f"{address}undo/")
    assert refused.status_code == 409 and item.rows.count() == 1


def test_a_dropped_import_is_settled(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    address = stage(client, item, lines({}))
    assert client.post(f"{address}drop/").status_code == 302
    assert client.get(f"{address}cells/").status_code == 404
    assert "已放弃" in client.get(address).content.decode()
    assert client.post(f"{address}drop/").status_code == 409


def test_what_cannot_be_read_keeps_what_was_pasted(cast: Cast) -> None:
    item, client = registered(cast), logged_in(cast, "clerk")
    page = f"/desk/items/{item.pk}/imports/new/"
    empty = client.post(page, {"lines": "  "})
    assert empty.status_code == 422 and "请选择文件，或者粘贴名单行" in empty.content.decode()
    head_only = client.post(page, {"lines": "\t".join(HEAD)})
    assert head_only.status_code == 409 and HEAD[1] in head_only.content.decode()
    broken = client.post(page, {"file": SimpleUploadedFile("名单.xlsx", b"PK\x03\x04junk")})
    assert broken.status_code == 409 and "已损坏" in broken.content.decode()
    both = client.post(page, {"lines": lines({}), "file": SimpleUploadedFile("a.csv", b"a,b")})
    assert both.status_code == 422
    assert not RowImport.objects.exists()


def test_the_preview_shows_the_publics_view_and_masks_the_rest(cast: Cast) -> None:
    item, client = registered(cast, "allocation_list"), logged_in(cast, "clerk")
    rows = [
        ["承租人", "身份证号", "配租小区", "楼栋房号", "建筑面积", "配租日期"],
        ["马晓兰", resident_id(1), "惠民小区3号楼", "3号楼2单元501室", "48.5", "2020-06-18"],
    ]
    content = xlsx(rows, hidden_columns=[1])
    upload = {"file": io.BytesIO(content)}
    upload["file"].name = "名单.xlsx"
    answer = client.post(f"/desk/items/{item.pk}/imports/new/", upload)
    address = str(answer["Location"]).removesuffix("columns/")
    columns = client.get(f"{address}columns/").content.decode()
    assert "隐藏的列 B 含 1 个身份证号，未导入" in columns and resident_id(1) not in columns
    staged = RowImport.objects.get()
    told = {f"column_{place}": code for place, code in enumerate(staged.matching)}
    open_column = client.post(f"{address}columns/", {**told, "column_1": "household", "head_row": 1})
    assert open_column.status_code == 422
    client.post(f"{address}columns/", {**told, "column_1": "paper_number", "head_row": 1})
    preview = client.get(f"{address}preview/").content.decode()
    assert (
        "马晓兰" in preview
        and resident_id(1) not in preview
        and f"**************{resident_id(1)[-4:]}" in preview
    )
    assert "公众看不到的" in preview
    client.post(f"{address}preview/")
    assert all_values(item.rows.get())["paper_number"] == resident_id(1)


def test_who_stands_on_another_list_is_shown_and_must_be_confirmed(cast: Cast) -> None:
    head = ["承租人", "身份证号", "配租小区", "配租日期"]
    text = pasted([head, ["马晓兰", resident_id(1), "惠民小区", "2020-06-18"]])
    client = logged_in(cast, "clerk")
    earlier, item = registered(cast, "allocation_list"), registered(cast, "allocation_list")
    client.post(f"{stage(client, earlier, text)}preview/")
    address = stage(client, item, text)
    shown = client.get(f"{address}preview/").content.decode()
    assert "可能重复的 1 处" in shown and f"/desk/items/{earlier.pk}/" in shown
    assert client.post(f"{address}preview/").status_code == 409
    assert client.post(f"{address}preview/", {"duplicates_are_meant": "yes"}).status_code == 302
    assert item.rows.count() == 1


def test_a_sealed_value_is_shown_once_on_the_record(cast: Cast) -> None:
    item = registered(cast, "allocation_list")
    values = {
        "household": "马晓兰",
        "paper_number": resident_id(1),
        "community": "惠民小区",
        "allocated_on": "2020-06-18",
    }
    (row,) = actions.add_rows(item.pk, [values], actor=cast.clerk)
    page = f"/desk/items/{item.pk}/rows/{row.pk}/"
    for name in ("clerk", "section_head", "reviewer", "director"):
        shown = logged_in(cast, name).get(page).content.decode()
        assert "马晓兰" in shown and resident_id(1) not in shown
    looked = logged_in(cast, "reviewer").post(f"{page}look/")
    assert looked.status_code == 200 and resident_id(1) in looked.content.decode()
    assert logged_in(cast, "section_head").post(f"{page}look/").status_code == 403
    assert logged_in(cast, "auditor").get(page).status_code == 403
    assert logged_in(cast, "other_clerk").post(f"{page}look/").status_code == 404
    assert "查看封存内容：第 1 行" in logged_in(cast, "clerk").get(f"/desk/items/{item.pk}/").content.decode()


def test_a_row_is_amended_without_its_sealed_values_and_removed(cast: Cast) -> None:
    item, client = registered(cast, "allocation_list"), logged_in(cast, "clerk")
    values = {
        "household": "马晓兰",
        "paper_number": resident_id(1),
        "community": "惠民小区",
        "allocated_on": "2020-06-18",
    }
    (row,) = actions.add_rows(item.pk, [values], actor=cast.clerk)
    page = f"/desk/items/{item.pk}/rows/{row.pk}/"
    form = client.get(f"{page}amend/").content.decode()
    assert "惠民小区" in form and resident_id(1) not in form
    told = {"own_household": "马小兰", "own_community": "康居小区", "own_allocated_on": "2020-06-18"}
    assert client.post(f"{page}amend/", {**told, "own_area": "很大"}).status_code == 422
    assert client.post(f"{page}amend/", told).status_code == 302
    row.refresh_from_db()
    assert all_values(row) == {**values, "household": "马小兰", "community": "康居小区"}
    assert client.post(f"{page}remove/").status_code == 302
    assert not item.rows.exists()


@pytest.mark.parametrize("code", [code for code, kind in all_kinds().items() if kind.is_list])
def test_a_kinds_template_can_be_filled_in_and_imported(cast: Cast, code: str) -> None:
    answer = logged_in(cast, "clerk").get(f"/desk/kinds/{code}/template.xlsx")
    assert answer.status_code == 200
    (sheet,) = read_file(answer.content, "模板.xlsx")
    (head_row,) = [
        number
        for number, row in sheet.visible_lines()
        if row and row[0].startswith(all_kinds()[code].columns[0].label)
    ][:1]
    assert len(sheet.rows) == head_row + 1, "the example row is the last"
    item = registered(cast, code)
    refused = logged_in(cast, "clerk").post(
        f"/desk/items/{item.pk}/imports/new/", {"file": SimpleUploadedFile("模板.xlsx", answer.content)}
    )
    assert refused.status_code == 409 and "没有读到名单行" in refused.content.decode()


def test_no_kind_but_a_list_has_a_template_or_an_import(cast: Cast) -> None:
    client = logged_in(cast, "clerk")
    assert client.get("/desk/kinds/notice/template.xlsx").status_code == 404
    assert client.get("/desk/kinds/nothing/template.xlsx").status_code == 404
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    assert client.get(f"/desk/items/{item.pk}/imports/new/").status_code == 404
    assert client.get(f"/desk/items/{item.pk}/rows/").status_code == 404


def test_imports_are_the_clerks_of_that_organ(cast: Cast) -> None:
    item = registered(cast)
    address = stage(logged_in(cast, "clerk"), item, lines({}))
    for name, status in (("reviewer", 403), ("director", 403), ("auditor", 403), ("other_clerk", 404)):
        client = logged_in(cast, name)
        assert client.get(f"{address}cells/").status_code == status
        assert client.post(f"{address}preview/").status_code == status
    assert logged_in(cast, "auditor").get(address).status_code == 200


def test_pages_of_an_import_cost_the_same_for_ten_times_the_rows(cast: Cast) -> None:
    client = logged_in(cast, "clerk")

    def cost(count: int) -> list[int]:
        item = registered(cast)
        address = stage(client, item, lines(*({5: "很多", 1: f"{number}号"} for number in range(count))))
        found = []
        for page in (
            f"{address}columns/",
            f"{address}cells/",
            f"{address}preview/",
            f"/desk/items/{item.pk}/",
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            found.append(len(captured))
        return found

    assert cost(3) == cost(30)
