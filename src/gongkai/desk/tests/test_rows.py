"""Pasting the lines of a list from a spreadsheet."""

import pytest
from conftest import Cast

from gongkai.desk.pasted_rows import PasteRefused, rows_from
from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item

PENALTIES = kind_of("penalty_decisions")
GOOD = "青石建筑有限公司\t青住建罚〔2026〕1号\t擅自施工\t《条例》第五十七条\t罚款\t1.2\t2026/3/2"


def registered(cast: Cast) -> Item:
    return actions.register(cast.organ, draft(kind="penalty_decisions", body=""), actor=cast.clerk)


def test_lines_are_shown_first_and_added_when_confirmed(cast: Cast) -> None:
    item = registered(cast)
    client, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/rows/"
    preview = client.post(page, {"lines": GOOD, "what": "check"})
    assert preview.status_code == 200
    assert "确认添加 1 行" in preview.content.decode()
    assert not item.rows.exists()

    assert client.post(page, {"lines": f"{GOOD}\r\n{GOOD}", "what": "add"}).status_code == 302
    assert [row.values["decided_on"] for row in item.rows.all()] == ["2026-03-02"] * 2


def test_each_fault_stands_in_its_cell_and_nothing_is_added(cast: Cast) -> None:
    item = registered(cast)
    wrong = GOOD.replace("1.2", "很多").replace("2026/3/2", "昨天")
    answer = logged_in(cast, "clerk").post(
        f"/desk/items/{item.pk}/rows/", {"lines": f"{GOOD}\n{wrong}", "what": "add"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "2 行中有 1 行需要改正" in shown and "“罚款金额”应为数字，现为“很多”" in shown
    assert wrong.split("\t")[0] in shown
    assert not item.rows.exists()


def test_a_list_that_left_the_clerk_takes_no_more_lines(cast: Cast) -> None:
    item = registered(cast)
    actions.check(item.pk, actor=cast.section_head)
    answer = logged_in(cast, "clerk").post(f"/desk/items/{item.pk}/rows/", {"lines": GOOD, "what": "add"})
    assert answer.status_code == 409 and GOOD.split("\t")[0] in answer.content.decode()


def test_a_document_that_is_no_list_has_no_such_page(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    assert logged_in(cast, "clerk").get(f"/desk/items/{item.pk}/rows/").status_code == 404


def test_every_line_of_a_long_list_can_be_looked_at(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(kind="roster", body=""), actor=cast.clerk)
    actions.add_rows(item.pk, [{"household": f"第{number:03d}户"} for number in range(230)], actor=cast.clerk)
    reviewer, page = logged_in(cast, "reviewer"), f"/desk/items/{item.pk}/"
    first = reviewer.get(page).content.decode()
    assert "第000户" in first and "第100户" not in first and "?rows_after=100" in first
    last = reviewer.get(f"{page}?rows_after=200").content.decode()
    assert "第229户" in last and "第199户" not in last and "后面的行" not in last
    assert reviewer.get(f"{page}?rows_after=x").status_code == 400


def test_a_head_line_decides_the_order_of_the_columns() -> None:
    head = "处罚决定日期\t行政相对人名称\t行政处罚决定文书号\t违法事实\t处罚依据\t处罚类别\t罚款金额（万元）"
    (row,) = rows_from(PENALTIES, f"{head}\n2026年3月2日\t甲公司\t罚1号\t事实\t依据\t罚款\t1,200")
    assert not row.faults
    assert row.values["party"] == "甲公司"
    assert (row.values["decided_on"], row.values["fine_wan"]) == ("2026-03-02", "1200")


def test_a_quoted_cell_may_hold_a_line_break_and_a_lone_mark_is_a_character() -> None:
    (row,) = rows_from(PENALTIES, GOOD.replace("擅自施工", '"擅自\n施工"'))
    assert row.values["fact"] == "擅自\n施工"
    first, second = rows_from(PENALTIES, f"{GOOD}\n{GOOD}".replace("擅自施工", '5" 管', 1))
    assert first.values["fact"] == '5" 管' and not second.faults


def test_cells_beyond_the_columns_are_named() -> None:
    (row,) = rows_from(PENALTIES, f"{GOOD}\t多余")
    assert row.faults == ["多出 1 格，这个名单只有 7 栏"]


@pytest.mark.parametrize("pasted", ["", "\n\n", "\t\t\n", "a\n" * 2001, '"' * 2 + "x" * 200_000 + '"' * 2])
def test_what_is_no_list_is_refused_with_a_sentence(pasted: str) -> None:
    with pytest.raises(PasteRefused):
        rows_from(PENALTIES, pasted)


def test_wrong_rows_are_cleared_and_pasted_again(cast: Cast) -> None:
    item = registered(cast)
    client, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/rows/"
    client.post(page, {"lines": GOOD, "what": "add"})

    assert "清空已有的 1 行" in client.get(page).content.decode()
    assert client.post(page, {"what": "clear"}).status_code == 302
    assert not item.rows.exists()
    assert "名单里还没有行" in client.post(page, {"what": "clear"}, follow=True).content.decode()
