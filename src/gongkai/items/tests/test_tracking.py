"""The tenants' register: households come, move, leave; lists are drawn from what happened."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item, Row, RowChange
from gongkai.items.tests.tenants import DAY, FLAT, allocated, household, list_of, register_of, tenant
from gongkai.items.tracking import tracking_of

pytestmark = pytest.mark.django_db
ONE_DAY_LATER = date(2020, 6, 19)


@pytest.fixture
def register(cast: Cast) -> Item:
    return register_of(cast)


def test_a_household_goes_from_waiting_to_a_flat_to_another_and_out(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    other = {**FLAT, "community": "康居小区", "door": "1号楼101室"}
    actions.change_row(register.pk, row.pk, "move", on=DAY, reason="换房", fills=other, actor=cast.clerk)
    actions.change_row(register.pk, row.pk, "suspend", on=DAY, reason="欠租核查", actor=cast.clerk)
    fills = {"exit_reason": "主动退出"}
    actions.change_row(register.pk, row.pk, "exit", on=DAY, reason="退房", fills=fills, actor=cast.clerk)
    row.refresh_from_db()
    assert row.status == row.values["status"] == "已退出"
    assert (row.values["community"], row.values["exited_on"]) == ("康居小区", DAY.isoformat())
    told = list(row.changes.order_by("pk").values_list("change", "before_status", "status"))
    assert told == [
        ("added", "", "轮候"),
        ("allocate", "轮候", "在租"),
        ("move", "在租", "在租"),
        ("suspend", "在租", "暂停"),
        ("exit", "暂停", "已退出"),
    ]
    assert not tracking_of(kind_of("tenant_register")).changes_from(row.status)


def test_a_register_goes_on_after_it_was_determined(cast: Cast, register: Item) -> None:
    actions.check(register.pk, actor=cast.section_head)
    actions.review_secrecy(register.pk, actor=cast.reviewer, opinion="cleared_with_limits")
    actions.determine(register.pk, actor=cast.director, attribute="withheld", ground="15.third_party")
    assert allocated(cast, register, 1).status == "在租"


def test_the_entries_and_the_history_hold_no_sealed_value(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    actions.correct_tracked_row(
        register.pk, row.pk, {"phone": "13909520099"}, reason="换号", actor=cast.clerk
    )
    told = " ".join(
        f"{entry.label} {entry.payload}" for entry in Entry.objects.filter(subject=subject_of(register))
    )
    kept = " ".join(f"{change.values} {change.before}" for change in RowChange.objects.all())
    for secret in (household(1)["paper_number"], household(1)["phone"], "13909520099"):
        assert secret not in told + kept
    assert household(1)["household"] not in told and household(1)["household"] in kept
    assert row.changes.get(change="corrected").sealed_columns == ["phone"]


def test_sealed_values_are_read_on_the_record(cast: Cast, register: Item) -> None:
    row = tenant(cast, register, 1)
    assert actions.open_tracked_row(register.pk, row.pk, actor=cast.clerk)["phone"] == household(1)["phone"]
    assert Entry.objects.filter(subject=subject_of(register), verb="open_tracked_row").count() == 1
    with pytest.raises(StepRefused, match="经办"):
        actions.open_tracked_row(register.pk, row.pk, actor=cast.director)


@pytest.mark.parametrize(
    ("change", "told", "said"),
    [
        ("exit", {"fills": {"exit_reason": "主动退出"}}, "现状态是“轮候”，须在“在租、暂停”时办理退出"),
        ("allocate", {"fills": {**FLAT, "door": " "}}, "配租须填写“楼栋房号”"),
        ("allocate", {"fills": {**FLAT, "people": "9"}}, "配租不改“people”一栏"),
        ("allocate", {"fills": {**FLAT, "area": "很大"}}, "“建筑面积”应为数字"),
        ("allocate", {"fills": FLAT, "on": date(2099, 1, 1)}, "晚于今天"),
        ("allocate", {"fills": FLAT, "on": date(2020, 1, 1)}, "早于上一次变动"),
        ("allocate", {"fills": FLAT, "reason": " "}, "须填写原因"),
    ],
)
def test_a_change_that_cannot_be_says_why(
    cast: Cast, register: Item, change: str, told: dict[str, Any], said: str
) -> None:
    row = tenant(cast, register, 1)
    with pytest.raises(StepRefused, match=said):
        actions.change_row(
            register.pk, row.pk, change, **{"on": DAY, "reason": "配租", "actor": cast.clerk, **told}
        )
    row.refresh_from_db()
    assert row.status == "轮候" and row.changes.count() == 1


def test_the_same_person_is_entered_once_until_they_have_left(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    with pytest.raises(StepRefused, match="第 1 行已有同一证件号码的人（在租）"):
        tenant(cast, register, 1)
    fills = {"exit_reason": "主动退出"}
    actions.change_row(register.pk, row.pk, "exit", on=DAY, reason="退房", fills=fills, actor=cast.clerk)
    assert tenant(cast, register, 1).status == "轮候"


def test_the_status_is_not_corrected_but_changed(cast: Cast, register: Item) -> None:
    row = tenant(cast, register, 1)
    with pytest.raises(StepRefused, match="请办理相应的变动"):
        actions.correct_tracked_row(register.pk, row.pk, {"status": "在租"}, reason="写错", actor=cast.clerk)
    with pytest.raises(StepRefused, match="没有改动"):
        actions.correct_tracked_row(register.pk, row.pk, {"people": "3"}, reason="写错", actor=cast.clerk)


def test_a_list_that_is_no_register_knows_no_changes(cast: Cast, register: Item) -> None:
    with pytest.raises(StepRefused, match="不是台账"):
        tenant(cast, list_of(cast, "exit_list"), 1)


def test_a_row_with_a_history_is_not_removed(cast: Cast, register: Item) -> None:
    row = tenant(cast, register, 1)
    with pytest.raises(StepRefused, match="已有台账变动"):
        actions.remove_row(register.pk, row.pk, actor=cast.clerk)


def test_a_list_is_drawn_from_the_changes_of_its_period_and_only_once(cast: Cast, register: Item) -> None:
    for number in (1, 2, 3):
        allocated(cast, register, number)
    allocated(cast, register, 4, on=date(2021, 1, 4))
    item = list_of(cast, "allocation_list")
    year = {"since": date(2020, 1, 1), "until": date(2020, 12, 31), "actor": cast.clerk}
    drawn = actions.draw_rows(item.pk, **year)
    assert drawn.rows == 3 and drawn.brought is not None and drawn.brought.name.startswith("由台账生成")
    rows = list(item.rows.order_by("position"))
    assert [row.source.row.position for row in rows if row.source] == [1, 2, 3]
    assert rows[0].values["community"] == "惠民小区" and rows[0].identity
    again = actions.draw_rows(item.pk, **year)
    assert again.brought is None and "都已在名单中" in again.warnings[0]
    assert item.rows.count() == 3


def test_who_was_typed_into_the_list_is_not_drawn_into_it_again(cast: Cast, register: Item) -> None:
    allocated(cast, register, 1)
    item = list_of(cast, "allocation_list")
    typed = {**FLAT, "allocated_on": DAY, "household": "某某", "paper_number": household(1)["paper_number"]}
    typed.pop("rent")
    actions.add_rows(item.pk, [typed], actor=cast.clerk)
    drawn = actions.draw_rows(item.pk, since=DAY, until=DAY, actor=cast.clerk)
    assert drawn.rows == 0 and drawn.warnings == ["台账第 1 行的人已在名单中，没有重复生成"]


def test_a_list_says_what_was_so_on_the_day_with_later_corrections(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    actions.correct_tracked_row(
        register.pk, row.pk, {"area": "50", "household": "马更正"}, reason="写错", actor=cast.clerk
    )
    other = {**FLAT, "community": "康居小区", "area": "60"}
    actions.change_row(register.pk, row.pk, "move", on=DAY, reason="换房", fills=other, actor=cast.clerk)
    actions.correct_tracked_row(register.pk, row.pk, {"area": "61"}, reason="写错", actor=cast.clerk)
    item = list_of(cast, "allocation_list")
    actions.draw_rows(item.pk, since=DAY, until=DAY, actor=cast.clerk)
    values = item.rows.get().values
    assert (values["community"], values["area"], values["household"]) == ("惠民小区", "50", "马更正")


def test_an_empty_period_and_a_kind_without_register_are_refused(cast: Cast, register: Item) -> None:
    tenant(cast, register, 1)
    with pytest.raises(StepRefused, match="没有“退出”的记录"):
        actions.draw_rows(list_of(cast, "exit_list").pk, since=DAY, until=ONE_DAY_LATER, actor=cast.clerk)
    with pytest.raises(StepRefused, match="没有可以生成它的台账"):
        actions.draw_rows(list_of(cast, "roster").pk, since=DAY, until=DAY, actor=cast.clerk)
    with pytest.raises(StepRefused, match="晚于截止日期"):
        actions.draw_rows(list_of(cast, "exit_list").pk, since=ONE_DAY_LATER, until=DAY, actor=cast.clerk)


def test_another_organs_register_is_not_drawn_from(cast: Cast, register: Item) -> None:
    allocated(cast, register, 1)
    Item.objects.filter(pk=register.pk).update(organ=cast.other_organ)
    with pytest.raises(StepRefused, match="没有“配租”的记录"):
        actions.draw_rows(list_of(cast, "allocation_list").pk, since=DAY, until=DAY, actor=cast.clerk)


def test_drawing_costs_the_same_queries_for_ten_times_the_households(cast: Cast, register: Item) -> None:
    def cost(first: int, count: int) -> int:
        for number in range(first, first + count):
            allocated(cast, register, number, on=date(2020, 7, first))
        item = list_of(cast, "allocation_list")
        day = date(2020, 7, first)
        with CaptureQueriesContext(connection) as captured:
            assert actions.draw_rows(item.pk, since=day, until=day, actor=cast.clerk).rows == count
        return len(captured)

    assert cost(1, 2) == cost(3, 20)
    assert Row.objects.filter(item=register).count() == 22
