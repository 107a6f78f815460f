"""An import from staging to its end, and what it leaves behind."""

from datetime import timedelta
from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.desk.tests.desk_client import draft
from gongkai.items import actions, sealed_files
from gongkai.items.actions.import_end import drop_stale_imports
from gongkai.items.choices import ImportState
from gongkai.items.imports.faults import FaultKind
from gongkai.items.imports.sealed_parts import outcome_of
from gongkai.items.imports.tests.workbooks import pasted, resident_id, xlsx
from gongkai.items.models import Item, Row, RowImport
from gongkai.items.row_values import all_values

HEAD = ["承租人", "身份证号", "保障人口", "配租小区", "楼栋房号", "建筑面积", "配租日期"]


def line(serial: int, **changes: str) -> list[str]:
    told = {
        "household": f"马{'甲乙丙丁戊己庚辛壬癸'[serial % 10]}{serial}",
        "paper": resident_id(serial),
        "people": "3",
        "community": "惠民小区",
        "door": f"{serial}号楼2单元501室",
        "area": "48.5",
        "day": "2020-06-18",
    }
    return list({**told, **changes}.values())


def registered(cast: Cast, kind: str = "allocation_list", **changes: Any) -> Item:
    return actions.register(cast.organ, draft(kind=kind, body="", **changes), actor=cast.clerk)


def staged(cast: Cast, item: Item, *lines: list[str], head: list[str] | None = None) -> RowImport:
    return actions.stage_import(item.pk, text=pasted([head or HEAD, *lines]), actor=cast.clerk)


def faults_of(found: RowImport) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.code, fault.kind.value) for fault in outcome_of(found).faults]


def test_a_paste_is_staged_and_becomes_rows_when_it_is_confirmed(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1), line(2))
    assert (found.state, found.row_count, found.fault_count) == (ImportState.STAGED, 2, 0)
    assert not item.rows.exists()

    done = actions.confirm_import(found.pk, actor=cast.clerk)
    assert done.state == ImportState.DONE
    first, second = item.rows.order_by("position")
    assert (first.position, second.position, first.brought_by_id) == (1, 2, done.pk)
    assert "paper_number" not in first.values
    assert all_values(first)["paper_number"] == resident_id(1)


def test_what_waits_lies_under_seal_and_nothing_stays_when_it_is_settled(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1))
    actions.correct_cells(found.pk, corrections={"2:paper_number": resident_id(2)}, actor=cast.clerk)
    found.refresh_from_db()
    for sealed in (found.table, found.corrections, found.outcome):
        assert (
            sealed
            and resident_id(1).encode() not in bytes(sealed)
            and resident_id(2).encode() not in bytes(sealed)
        )
    done = actions.confirm_import(found.pk, actor=cast.clerk)
    assert not (done.table or done.corrections or done.outcome)
    assert resident_id(1) in sealed_files.read(done.original).decode()
    told = [entry.payload for entry in Entry.objects.filter(subject=subject_of(item))]
    assert resident_id(1) not in str(told) and resident_id(2) not in str(told)


def test_nothing_is_brought_while_a_cell_is_wrong_and_a_correction_mends_it(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1), line(2, area="很大"))
    with pytest.raises(StepRefused, match="还有 1 行有误（第 3 行）"):
        actions.confirm_import(found.pk, actor=cast.clerk)
    assert not item.rows.exists()
    found = actions.correct_cells(found.pk, corrections={"3:area": "50㎡"}, actor=cast.clerk)
    assert found.fault_count == 0
    actions.confirm_import(found.pk, actor=cast.clerk)
    assert [row.values["area"] for row in item.rows.order_by("position")] == ["48.5", "50"]


def test_a_row_can_be_left_out_and_brought_in_again(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1), line(2, area="很大"), ["合计", "", "6"])
    assert found.skipped == [4]
    found = actions.skip_rows(found.pk, skip=[3], actor=cast.clerk)
    assert (found.skipped, found.row_count, found.fault_count) == ([3, 4], 1, 0)
    found = actions.skip_rows(found.pk, bring=[3], actor=cast.clerk)
    assert (found.skipped, found.row_count, found.fault_count) == ([4], 2, 1)


def test_ten_kinds_of_errors_are_found_at_once(cast: Cast) -> None:
    item = registered(cast)
    actions.add_rows(
        item.pk,
        [
            {
                "household": "丁一",
                "paper_number": resident_id(99),
                "community": "惠民小区",
                "allocated_on": "2020-06-18",
            }
        ],
        actor=cast.clerk,
    )
    found = staged(
        cast,
        item,
        line(1, household=""),
        line(2, paper=resident_id(2)[:17] + "Y"),
        line(3, paper="6.40221E+17"),
        line(4, people="三口"),
        line(5, people="40"),
        line(6, area="1亩"),
        line(7, day="2020年2月30日"),
        line(8, community="惠" * 81),
        line(9, door=f"身份证{resident_id(9)}"),
        line(10),
        line(11, paper=resident_id(10)),
        line(99),
    )
    kinds = {fault.kind for fault in outcome_of(found).faults}
    assert kinds == set(FaultKind) - {FaultKind.NOT_A_CHOICE, FaultKind.TOGETHER}
    assert found.fault_count == 12


def test_undoing_takes_out_what_one_import_brought_and_nothing_else(cast: Cast) -> None:
    item = registered(cast)
    first = actions.confirm_import(staged(cast, item, line(1), line(2)).pk, actor=cast.clerk)
    second = actions.confirm_import(staged(cast, item, line(3)).pk, actor=cast.clerk)
    undone = actions.undo_import(first.pk, actor=cast.clerk)
    assert undone.state == ImportState.UNDONE and undone.undone_at
    assert [row.brought_by_id for row in item.rows.all()] == [second.pk]
    assert sealed_files.read(undone.original)
    entry = Entry.objects.filter(subject=subject_of(item)).latest("sequence")
    assert entry.payload["rows"] == 2 and "撤出 2 行" in entry.label
    with pytest.raises(StepRefused, match="已撤销"):
        actions.undo_import(first.pk, actor=cast.clerk)


def test_an_import_cannot_be_undone_after_the_list_left_the_clerk(cast: Cast) -> None:
    item = registered(cast)
    done = actions.confirm_import(staged(cast, item, line(1)).pk, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    with pytest.raises(StepRefused, match="当前环节是“科室已审核”"):
        actions.undo_import(done.pk, actor=cast.clerk)
    with pytest.raises(StepRefused, match="当前环节是“科室已审核”"):
        staged(cast, item, line(2))
    assert item.rows.count() == 1


def test_a_dropped_import_leaves_nothing_but_its_original(cast: Cast) -> None:
    item = registered(cast)
    dropped = actions.drop_import(staged(cast, item, line(1)).pk, actor=cast.clerk)
    assert dropped.state == ImportState.DROPPED and not dropped.table
    with pytest.raises(StepRefused, match="已放弃"):
        actions.confirm_import(dropped.pk, actor=cast.clerk)


def test_a_person_on_another_list_of_the_organ_must_be_confirmed(cast: Cast) -> None:
    earlier = registered(cast, title="2019年公租房实物配租名单")
    actions.confirm_import(staged(cast, earlier, line(1)).pk, actor=cast.clerk)
    found = staged(cast, registered(cast), line(2), line(1, household="马改名"))
    (met,) = outcome_of(found).encounters
    assert (met.row, met.title, met.position, met.day) == (3, "2019年公租房实物配租名单", 1, "2020-06-18")
    with pytest.raises(StepRefused, match="有重复的行"):
        actions.confirm_import(found.pk, actor=cast.clerk)
    assert actions.confirm_import(found.pk, actor=cast.clerk, duplicates_are_meant=True).row_count == 2


def test_of_another_organs_lists_nothing_is_told(cast: Cast) -> None:
    theirs = actions.register(
        cast.other_organ, draft(kind="allocation_list", body=""), actor=cast.other_clerk
    )
    found = actions.stage_import(theirs.pk, text=pasted([HEAD, line(1)]), actor=cast.other_clerk)
    actions.confirm_import(found.pk, actor=cast.other_clerk)
    assert not outcome_of(staged(cast, registered(cast), line(1))).encounters


def test_a_hidden_column_comes_in_only_when_it_is_chosen_and_only_under_seal(cast: Cast) -> None:
    item = registered(cast)
    rows = [HEAD, line(1), line(2)]
    content = xlsx(rows, hidden_columns=[1, 4])
    found = actions.stage_import(item.pk, name="名单.xlsx", content=content, actor=cast.clerk)
    assert found.matching == ["household", "", "people", "community", "", "area", "allocated_on"]
    assert found.told[0] == "隐藏的列 B 含 2 个身份证号，未导入。"

    chosen = [*found.matching]
    chosen[4] = "door"
    with pytest.raises(StepRefused, match="隐藏的列只能对应封存的栏目，不能对应“楼栋房号”"):
        actions.match_columns(found.pk, matching=chosen, actor=cast.clerk)
    chosen[1], chosen[4] = "paper_number", ""
    found = actions.match_columns(found.pk, matching=chosen, actor=cast.clerk)
    assert "已选定导入“身份证号”，封存" in found.told[0]
    actions.confirm_import(found.pk, actor=cast.clerk)
    row = item.rows.first()
    assert row is not None and all_values(row)["paper_number"] == resident_id(1)
    assert "paper_number" not in row.values and "door" not in row.values


def test_eighteen_digits_as_a_number_are_a_fault_that_says_the_way_out(cast: Cast) -> None:
    rows: list[list[Any]] = [HEAD, line(1)]
    rows[1][1] = float(resident_id(1)[:17] + "0")
    content = xlsx(rows)
    found = actions.stage_import(registered(cast).pk, name="名单.xlsx", content=content, actor=cast.clerk)
    (fault,) = outcome_of(found).faults
    assert fault.kind == FaultKind.LOST_DIGITS and "E+17" in fault.sentence


def test_another_sheet_can_be_chosen_but_no_hidden_one(cast: Cast) -> None:
    def more(book: Any, page: Any) -> None:
        for name, is_hidden in (("二月", False), ("底稿", True)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEAD)
            sheet.write_row(1, 0, line(7))
            if is_hidden:
                sheet.hide()

    content = xlsx([HEAD, line(1), line(2)], sheet="一月", draw=more)
    found = actions.stage_import(registered(cast).pk, name="a.xlsx", content=content, actor=cast.clerk)
    assert (found.sheet, found.row_count) == (0, 2)
    found = actions.choose_sheet(found.pk, sheet=1, actor=cast.clerk)
    assert (found.sheet, found.row_count) == (1, 1)
    with pytest.raises(StepRefused, match="隐藏"):
        actions.choose_sheet(found.pk, sheet=2, actor=cast.clerk)


def test_the_head_can_be_moved_and_columns_exchanged(cast: Cast) -> None:
    item = registered(cast, "roster")
    found = actions.stage_import(item.pk, text=pasted([["甲某", "惠民"], ["乙某", "康居"]]), actor=cast.clerk)
    assert (found.head_row, found.row_count) == (None, 2)
    found = actions.match_columns(found.pk, matching=found.matching, head_row=1, actor=cast.clerk)
    assert (found.head_row, found.row_count) == (1, 1)
    with pytest.raises(StepRefused, match="对应了 2 列"):
        actions.match_columns(found.pk, matching=["household", "household"], actor=cast.clerk)
    with pytest.raises(StepRefused, match="没有这个栏目"):
        actions.match_columns(found.pk, matching=["household", "nothing"], actor=cast.clerk)
    found = actions.match_columns(found.pk, matching=["place", "household"], actor=cast.clerk)
    actions.confirm_import(found.pk, actor=cast.clerk)
    assert item.rows.get().values == {"place": "乙某", "household": "康居"}


def test_a_required_column_that_nothing_brings_is_named(cast: Cast) -> None:
    found = staged(cast, registered(cast), ["康居小区", "2020-07-18"], head=["配租小区", "配租日期"])
    with pytest.raises(StepRefused, match="没有列对应必填的“承租人”"):
        actions.confirm_import(found.pk, actor=cast.clerk)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": "a.xlsx", "content": b"PK\x03\x04junk"}, "已损坏"),
        ({"name": "a.csv", "content": b""}, "空文件"),
        ({"text": "承租人\t身份证号\n"}, "没有读到名单行"),
        ({"text": "承租人\n" + "甲\n" * 20_001}, "一次最多导入 20000 行"),
        ({"name": "a.csv", "content": b" " * (50 * 1024 * 1024 + 1)}, "最多 50 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(
    cast: Cast, given: dict[str, Any], told: str
) -> None:
    item = registered(cast)
    with pytest.raises(StepRefused, match=told):
        actions.stage_import(item.pk, actor=cast.clerk, **given)
    assert not RowImport.objects.exists()


def test_a_file_that_is_named_after_papers_is_not(cast: Cast) -> None:
    content = "\n".join(",".join(row) for row in [HEAD, line(1)]).encode("gb18030")
    found = actions.stage_import(
        registered(cast).pk, name=f"C:\\桌面\\马{resident_id(1)}.csv", content=content, actor=cast.clerk
    )
    assert found.name == "马….csv" and found.row_count == 1


def test_ten_times_the_rows_cost_no_more_queries(cast: Cast) -> None:
    def cost(first: int, count: int) -> int:
        item = registered(cast)
        with CaptureQueriesContext(connection) as captured:
            found = staged(cast, item, *(line(first + serial) for serial in range(count)))
            actions.confirm_import(found.pk, actor=cast.clerk)
        return len(captured)

    assert cost(0, 4) == cost(100, 40)


def test_a_row_is_looked_at_on_the_record_by_those_who_need_to(cast: Cast) -> None:
    item = registered(cast)
    actions.confirm_import(staged(cast, item, line(1)).pk, actor=cast.clerk)
    row = item.rows.get()
    for actor in (cast.clerk, cast.reviewer, cast.director):
        assert actions.look_at_row(item.pk, row.pk, actor=actor)[1]["paper_number"] == resident_id(1)
    entry = Entry.objects.filter(subject=subject_of(item)).latest("sequence")
    assert (entry.verb, entry.actor_name, entry.payload) == (
        "look_at_row",
        cast.director.name,
        {"row": row.pk},
    )
    for actor in (cast.section_head, cast.auditor, cast.authority):
        with pytest.raises(StepRefused):
            actions.look_at_row(item.pk, row.pk, actor=actor)
    for actor in (cast.other_clerk, cast.stranger):
        with pytest.raises(Item.DoesNotExist):
            actions.look_at_row(item.pk, row.pk, actor=actor)


def test_one_row_is_amended_and_another_removed_while_the_list_is_being_registered(cast: Cast) -> None:
    item = registered(cast)
    actions.confirm_import(staged(cast, item, line(1), line(2)).pk, actor=cast.clerk)
    first, second = item.rows.order_by("position")
    values = {**all_values(first), "area": "50", "paper_number": resident_id(3)}
    amended = actions.amend_row(item.pk, first.pk, values=values, actor=cast.clerk)
    assert amended.values["area"] == "50" and all_values(amended)["paper_number"] == resident_id(3)
    entry = Entry.objects.filter(subject=subject_of(item)).latest("sequence")
    assert entry.payload["changed"] == ["身份证号", "建筑面积"] and resident_id(3) not in str(entry.payload)
    with pytest.raises(StepRefused, match="第 2 行相同"):
        actions.amend_row(
            item.pk, first.pk, values={**values, "paper_number": resident_id(2)}, actor=cast.clerk
        )
    with pytest.raises(StepRefused, match="“建筑面积”应为数字"):
        actions.amend_row(item.pk, first.pk, values={**values, "area": "很大"}, actor=cast.clerk)
    actions.remove_row(item.pk, second.pk, actor=cast.clerk)
    assert Row.objects.filter(item=item).get() == first
    actions.check(item.pk, actor=cast.section_head)
    with pytest.raises(StepRefused):
        actions.remove_row(item.pk, first.pk, actor=cast.clerk)


def test_a_line_without_papers_is_compared_with_earlier_lists_of_its_kind(cast: Cast) -> None:
    head, same = ["户主姓名", "所在小区或村", "面积"], ["马晓兰", "惠民小区", "60"]
    earlier = registered(cast, "roster", title="第一季度名单")
    actions.confirm_import(staged(cast, earlier, same, head=head).pk, actor=cast.clerk)
    found = staged(cast, registered(cast, "roster"), ["马晓兰", "康居小区", "60"], same, head=head)
    (met,) = outcome_of(found).encounters
    assert (met.row, met.title, met.position) == (3, "第一季度名单", 1)


def test_an_import_that_nobody_confirmed_is_dropped_after_thirty_days(cast: Cast) -> None:
    item = registered(cast)
    found = staged(cast, item, line(1))
    assert not drop_stale_imports(found.made_at + timedelta(days=30))
    (told,) = drop_stale_imports(found.made_at + timedelta(days=30, seconds=1))
    assert "满 30 天未确认" in told
    found.refresh_from_db()
    assert found.state == ImportState.DROPPED and not found.table
    assert Entry.objects.filter(subject=subject_of(item)).latest("sequence").actor_name == "系统"
    assert not drop_stale_imports(found.made_at + timedelta(days=40))


def test_a_list_is_not_checked_while_an_import_waits(cast: Cast) -> None:
    item = registered(cast)
    waiting = staged(cast, item, line(1))
    with pytest.raises(StepRefused, match="有一项导入尚未确认"):
        actions.check(item.pk, actor=cast.section_head)
    actions.confirm_import(waiting.pk, actor=cast.clerk)
    assert actions.check(item.pk, actor=cast.section_head).state == "checked"
