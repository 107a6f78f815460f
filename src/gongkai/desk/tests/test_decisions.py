"""执法决定 at the desk: many at a time, each count opens its rows, the file for the credit platform."""

from datetime import date

from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.decisions import actions
from gongkai.decisions.models import Decision
from gongkai.decisions.tests import samples
from gongkai.decisions.tests.samples import ids, list_of, penalty, published
from gongkai.desk.tests.desk_client import logged_in
from gongkai.items import actions as item_actions

YEAR = "/desk/decisions/penalty/2026/"


def test_from_the_register_to_the_public_list(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), *(penalty(number) for number in (1, 2, 3)))
    found = list_of(cast)
    reviewer, director, clerk = (logged_in(cast, name) for name in ("reviewer", "director", "clerk"))
    page = reviewer.get(f"{YEAR}?show=waiting").content.decode()
    assert "审查通过：勾选的" in page and page.count('name="rows"') == 3
    asked = reviewer.post(f"{YEAR}clear/", {"rows": ids(rows)})
    assert "审查 3 件" in asked.content.decode()
    assert (
        reviewer.post(f"{YEAR}clear/", {"rows": ids(rows), "confirmed": "1"}, follow=True).status_code == 200
    )
    assert director.post(f"{YEAR}sign/", {"all": "cleared", "confirmed": "1"}).status_code == 302
    assert Decision.objects.filter(state="signed_decision").count() == 3
    assert "发布 3 件" in clerk.get(YEAR).content.decode()
    done = clerk.post(f"/desk/decisions/lists/{found.pk}/publish/", follow=True).content.decode()
    assert "已发布 3 件" in done and "全部已公示" in done


def test_what_cannot_be_done_with_all_is_done_with_none_and_named(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1), penalty(2, breach="轻微"))
    reviewer = logged_in(cast, "reviewer")
    answer = reviewer.post(f"{YEAR}clear/", {"rows": ids(rows), "confirmed": "1"})
    assert answer.status_code == 409 and "青住建罚〔2026〕2号：失信程度是“轻微”" in answer.content.decode()
    answer = reviewer.post(f"{YEAR}exempt/", {"rows": ids(rows[1:]), "confirmed": "1"})
    assert answer.status_code == 422
    answer = reviewer.post(
        f"{YEAR}exempt/", {"rows": ids(rows[1:]), "confirmed": "1", "ground": "minor_breach"}, follow=True
    )
    assert "已认定不公示" in answer.content.decode() and not Decision.objects.filter(state="cleared_decision")


def test_one_decision_tells_its_days_and_its_steps(cast: Cast) -> None:
    _, rows = published(cast, penalty(1))
    director = logged_in(cast, "director")
    page = director.get(f"/desk/decisions/rows/{rows[0].pk}/").content.decode()
    assert "2026年5月20日" in page and "按期" in page and "2027年5月11日" in page and "撤下" in page
    address = f"/desk/decisions/rows/{rows[0].pk}/take_down_decision/"
    assert "仍是“有效”" in director.post(address, {"ending": "annulled", "reason": "撤销"}).content.decode()
    answer = director.post(address, {"ending": "mistaken", "reason": "不属于公示范围"}, follow=True)
    assert "已停止公示" in answer.content.decode()


def test_a_repair_is_received_and_decided_by_two(cast: Cast) -> None:
    _, rows = published(cast, penalty(1))
    day = min(timezone.localdate(), date(2026, 9, 1))
    form = {"applied_on": day.isoformat(), "materials": "缴款凭证"}
    logged_in(cast, "clerk").post(f"/desk/decisions/rows/{rows[0].pk}/receive_repair/", form)
    repair = Decision.objects.get().repairs.get()
    director = logged_in(cast, "director")
    assert "决定是否予以修复" in director.get("/desk/").content.decode()
    page = director.get(f"/desk/decisions/repairs/{repair.pk}/decide_repair/").content.decode()
    assert "2026年8月11日" in page and "缴款凭证" in page


def test_the_file_for_the_platform_is_the_clerks_and_noted(cast: Cast) -> None:
    published(cast, penalty(1))
    clerk = logged_in(cast, "clerk")
    page = clerk.get(f"{YEAR}export/").content.decode()
    assert "没有遮盖" in page
    form = {"since": "2026-01-01", "until": "2026-12-31", "reason": "双公示报送"}
    answer = clerk.post(f"{YEAR}export/", form)
    assert answer.content[:2] == b"PK" and "no-store" in answer["Cache-Control"]
    assert "双公示报送" in clerk.get(f"{YEAR}export/").content.decode()
    assert clerk.post(f"{YEAR}export/", {**form, "reason": ""}).status_code == 422


def test_the_worklist_tells_each_who_does_what(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), *(penalty(number) for number in (1, 2, 3)))
    actions.clear_decisions(ids(rows[:2]), actor=cast.reviewer)
    actions.sign_decisions(ids(rows[:1]), actor=cast.director)
    for name, step in (("reviewer", "审查 1 件"), ("director", "签核 1 件"), ("clerk", "发布 1 件")):
        assert step in logged_in(cast, name).get("/desk/").content.decode(), name


def test_an_annulled_decision_is_on_the_worklist_until_it_is_gone(cast: Cast) -> None:
    _, rows = published(cast, penalty(1))
    item_actions.change_row(
        rows[0].item_id,
        rows[0].pk,
        "declare_void",
        on=date(2026, 5, 12),
        reason="判决",
        fills={"annulled_by": "行政判决"},
        actor=cast.clerk,
    )
    assert "撤回公示并公布原因" in logged_in(cast, "section_head").get("/desk/").content.decode()
    actions.take_down_decision(rows[0].pk, actor=cast.clerk, ending="annulled", reason="经判决确认无效")
    assert "撤回公示并公布原因" not in logged_in(cast, "section_head").get("/desk/").content.decode()


def test_a_year_costs_the_same_for_ten_times_the_decisions(cast: Cast) -> None:
    register = samples.register_of(cast)
    samples.entered(cast, register, *(penalty(number) for number in range(1, 4)))
    client = logged_in(cast, "clerk")
    client.get(YEAR)
    with CaptureQueriesContext(connection) as few:
        client.get(YEAR)
    samples.entered(cast, register, *(penalty(number) for number in range(4, 40)))
    with CaptureQueriesContext(connection) as many:
        client.get(YEAR)
    assert len(few) == len(many)


def test_addresses_of_no_sort_or_year_are_not_found(cast: Cast) -> None:
    client = logged_in(cast, "clerk")
    for address in ("fines/2026/", "penalty/1/", "penalty/99999/", "rows/999/", "lists/9/publish/"):
        assert client.get(f"/desk/decisions/{address}").status_code == 404, address
