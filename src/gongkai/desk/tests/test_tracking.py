"""The tenants' register at the desk: found, entered, changed, corrected, and lists drawn from it."""

from datetime import date
from urllib.parse import urlencode

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.tests.tenants import DAY, FLAT, allocated, household, list_of, register_of, tenant


@pytest.fixture
def register(cast: Cast) -> Item:
    return register_of(cast)


def test_a_household_is_entered_found_given_a_flat_and_corrected(cast: Cast, register: Item) -> None:
    clerk, page = logged_in(cast, "clerk"), f"/desk/registers/{register.pk}/"
    given = {f"own_{code}": value for code, value in household(1).items()}
    assert "已封存" not in clerk.get(f"{page}new/").content.decode()
    assert clerk.post(f"{page}new/", {**given, "on": "2020-03-16"}).status_code == 302
    row = register.rows.get()

    change = {f"own_{code}": value for code, value in FLAT.items()}
    told = {**change, "on": DAY.isoformat(), "reason": "轮候到位"}
    assert clerk.post(f"{page}{row.pk}/changes/allocate/", told).status_code == 302
    corrected = {
        **given,
        **change,
        "own_area": "50",
        "reason": "量错",
        "own_paper_number": "",
        "own_phone": "",
    }
    corrected["own_allocated_on"] = DAY.isoformat()
    assert clerk.post(f"{page}{row.pk}/correct/", corrected).status_code == 302
    row.refresh_from_db()
    assert (row.values["area"], row.status, bool(row.sealed)) == ("50", "在租", True)

    shown = clerk.get(f"{page}{row.pk}/").content.decode()
    assert "48.5 平方米 → 50 平方米" in shown and "轮候 → 在租" in shown and "已封存" in shown
    assert household(1)["phone"] not in shown and household(1)["paper_number"] not in shown


def test_sealed_values_are_shown_once_and_recorded(cast: Cast, register: Item) -> None:
    row = tenant(cast, register, 1)
    page = f"/desk/registers/{register.pk}/{row.pk}/"
    assert household(1)["phone"] in logged_in(cast, "clerk").post(f"{page}open/").content.decode()
    assert Entry.objects.filter(verb="open_tracked_row").count() == 1
    assert logged_in(cast, "director").post(f"{page}open/").status_code == 403
    assert "查看封存内容" not in logged_in(cast, "director").get(page).content.decode()


def test_a_wrong_form_keeps_what_was_typed(cast: Cast, register: Item) -> None:
    given = {f"own_{code}": value for code, value in household(1).items()}
    given["own_paper_number"] = "640221199913011231"
    answer = logged_in(cast, "clerk").post(
        f"/desk/registers/{register.pk}/new/", {**given, "on": "2020-03-16"}
    )
    shown = answer.content.decode()
    assert answer.status_code == 422 and "身份证号”有误" in shown and given["own_phone"] in shown


def test_rows_are_found_by_name_by_number_and_by_status(cast: Cast, register: Item) -> None:
    tenant(cast, register, 1)
    allocated(cast, register, 2)
    clerk, page = logged_in(cast, "clerk"), f"/desk/registers/{register.pk}/"

    def found(query: str) -> list[str]:
        shown = clerk.get(f"{page}?{query}").content.decode()
        return [name for name in ("马户1", "马户2") if f">{name}<" in shown]

    assert found("") == ["马户1", "马户2"]
    assert found("q=户2") == ["马户2"]
    number = household(1)["paper_number"].lower()
    refused = clerk.get(f"{page}?q={number}")
    assert refused.status_code == 400 and "不能写在网址里" in refused.text
    by_number = clerk.post(page, {"q": number, "status": ""})
    assert (
        ">马户1<" in by_number.text
        and ">马户2<" not in by_number.text
        and f"q={number}" not in by_number.text
    )
    assert (
        clerk.post(page, {"q": "户2", "status": "轮候"})["Location"]
        == f"{page}?{urlencode({'q': '户2', 'status': '轮候'})}"
    )
    assert found("status=轮候") == ["马户1"]
    assert clerk.get(f"{page}?status=不在").status_code == 400


def test_the_register_says_what_its_lists_lack(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    page = f"/desk/registers/{register.pk}/"
    shown = logged_in(cast, "reviewer").get(page).content.decode()
    assert "公租房实物配租名单缺 1 户（最早 2020年6月18日）" in shown
    item = list_of(cast, "allocation_list")
    actions.draw_rows(item.pk, since=DAY, until=DAY, actor=cast.clerk)
    assert "名单与台账不一致" not in logged_in(cast, "reviewer").get(page).content.decode()
    Item.objects.filter(pk=item.pk).update(published_at=item.registered_at)
    actions.correct_tracked_row(register.pk, row.pk, {"area": "50"}, reason="量错", actor=cast.clerk)
    shown = logged_in(cast, "reviewer").get(page).content.decode()
    assert "公租房实物配租名单公开后台账更正过 1 户" in shown
    assert item.rows.get().values["area"] == "48.5"


def test_an_exit_list_is_drawn_for_a_quarter_after_a_look(cast: Cast, register: Item) -> None:
    row = allocated(cast, register, 1)
    item = list_of(cast, "exit_list")
    clerk, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/draw/"
    assert "没有记录" in clerk.get(f"{page}?year=2020&part=第三季度").content.decode()
    fills = {"exit_reason": "主动退出"}
    actions.change_row(
        register.pk, row.pk, "exit", on=date(2020, 9, 2), reason="退房", fills=fills, actor=cast.clerk
    )
    assert "确认生成 1 行" in clerk.get(f"{page}?year=2020&part=第三季度").content.decode()
    assert clerk.get(f"{page}?year=99&part=x").status_code == 422
    answer = clerk.post(page, {"year": "2020", "part": "第三季度"}, follow=True).content.decode()
    assert "已由台账生成 1 行" in answer
    assert item.rows.get().values["exited_on"] == "2020-09-02"
    assert "已在名单中" in clerk.get(page).content.decode()


def test_one_register_is_opened_at_once_and_other_lists_have_no_such_page(cast: Cast, register: Item) -> None:
    reviewer = logged_in(cast, "reviewer")
    assert reviewer.get("/desk/registers/")["Location"] == f"/desk/registers/{register.pk}/"
    register_of(cast)
    assert reviewer.get("/desk/registers/").content.decode().count("公租房承租台账</a>") == 2
    item = list_of(cast, "exit_list")
    assert reviewer.get(f"/desk/registers/{item.pk}/").status_code == 404
    assert logged_in(cast, "clerk").get(f"/desk/items/{register.pk}/draw/").status_code == 404
    assert logged_in(cast, "other_clerk").get(f"/desk/registers/{register.pk}/").status_code == 404


def test_the_pages_of_a_register_cost_the_same_for_ten_times_the_rows(cast: Cast, register: Item) -> None:
    def cost() -> list[int]:
        client, counted = logged_in(cast, "clerk"), []
        row = register.rows.order_by("position")[0]
        for address in (
            f"/desk/registers/{register.pk}/",
            f"/desk/registers/{register.pk}/?q=马&status=在租",
            f"/desk/registers/{register.pk}/{row.pk}/",
            f"/desk/items/{item.pk}/draw/?year=2020&part=全年",
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counted.append(len(captured))
        return counted

    item = list_of(cast, "allocation_list")
    for number in range(1, 7):
        allocated(cast, register, number)
    before = cost()
    for number in range(7, 67):
        allocated(cast, register, number)
    assert cost() == before
    assert max(before) < 20
    assert "后面的 →" in logged_in(cast, "clerk").get(f"/desk/registers/{register.pk}/").content.decode()
    last = logged_in(cast, "clerk").get(f"/desk/registers/{register.pk}/?after=50").content.decode()
    assert "第 51 至 66 行" in last and "← 前面的" in last
