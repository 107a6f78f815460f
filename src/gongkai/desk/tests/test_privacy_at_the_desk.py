"""Staff meet the gate: what was found stands beside every decision, with the way out; a rescan is seen to."""

import re

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.desk.tests.desk_client import determined, draft, logged_in, published
from gongkai.items import actions
from gongkai.items.models import Item, Rescan
from gongkai.items.privacy_bases import advice_on
from gongkai.items.tests.persons import PAPER, public_before_the_gate
from gongkai.privacy.findings import FindingKind

WARNED = "户主马某，身份信息：低保户，住青石县城关镇人民路12号3单元402室"
LEAK = f"<p>证件号码{PAPER}</p>"


@pytest.mark.parametrize("kind", FindingKind)
def test_every_kind_of_finding_has_articles_and_a_way_out(kind: FindingKind) -> None:
    advice = advice_on(kind)
    assert advice.bases and advice.ways


def test_what_blocks_stands_on_the_page_of_the_item_and_of_each_step(cast: Cast) -> None:
    item = determined(cast, body=f"证件号码{PAPER}")
    page = f"/desk/items/{item.pk}/"
    for address in (page, f"{page}publish/"):
        shown = logged_in(cast, "clerk").get(address).content.decode()
        assert "有 1 处不得公开的个人信息" in shown and "正文第 1 段" in shown, address
        assert "改为掩码" in shown and PAPER[-4:] in shown, address
    other = actions.register(cast.organ, draft(body=f"证件号码{PAPER}"), actor=cast.clerk)
    actions.check(other.pk, actor=cast.section_head)
    shown = logged_in(cast, "reviewer").get(f"/desk/items/{other.pk}/review_secrecy/").content.decode()
    assert "不得公开" in shown


def test_an_item_that_waits_for_a_reason_comes_to_the_reviewer_and_leaves_with_it(cast: Cast) -> None:
    item = determined(cast, body=WARNED)
    reviewer, page = logged_in(cast, "reviewer"), f"/desk/items/{item.pk}/"
    assert f"{page}clear_findings/" in reviewer.get("/desk/").content.decode()
    assert f"{page}clear_findings/" not in logged_in(cast, "clerk").get("/desk/").content.decode()

    shown = reviewer.get(f"{page}clear_findings/").content.decode()
    assert "《中华人民共和国个人信息保护法》" in shown and "须说明理由" in shown
    assert reviewer.post(f"{page}clear_findings/", {"reason": "房源公示须列明地址"}).status_code == 302
    assert f"{page}clear_findings/" not in reviewer.get("/desk/").content.decode()
    after = logged_in(cast, "clerk").get(f"{page}publish/").content.decode()
    assert "吴审查" in after and "房源公示须列明地址" in after


def test_a_change_that_waits_for_a_reason_comes_to_the_reviewer(cast: Cast) -> None:
    item = published(cast)
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": WARNED}, reason="更正")
    assert (
        f"/desk/items/{item.pk}/clear_findings/" in logged_in(cast, "reviewer").get("/desk/").content.decode()
    )
    shown = logged_in(cast, "director").get(f"/desk/items/{item.pk}/decide_revision/").content.decode()
    assert "变更后的个人信息检查" in shown


def test_a_scan_is_made_by_a_button(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(body=f"证件号码{PAPER}"), actor=cast.clerk)
    clerk, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/"
    assert "还没有检查过" in clerk.get(page).content.decode()
    assert clerk.post(f"{page}scan/").status_code == 302
    assert "有 1 处不得公开的个人信息" in clerk.get(page).content.decode()


def test_an_emergency_withdrawal_takes_one_page(cast: Cast) -> None:
    item = public_before_the_gate(cast.organ, content=LEAK)
    clerk, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/withdraw_at_once/"
    shown = clerk.get(page).content.decode()
    reason = re.search(r"<textarea[^>]*>\s*([^<]+)</textarea>", shown)
    assert reason and clerk.post(page, {"reason": reason[1]}).status_code == 302
    item.refresh_from_db()
    assert item.visibility == "tombstone"


def test_what_a_rescan_found_stands_on_top_of_the_worklist_of_those_who_answer_for_it(cast: Cast) -> None:
    public_before_the_gate(cast.organ, 1, content=LEAK)
    run = actions.start_rescan(actor=cast.reviewer, organ_ids=[cast.organ.pk])
    actions.look_further(run.pk, actor=cast.reviewer)
    for name, is_told in (
        ("reviewer", True),
        ("director", True),
        ("clerk", False),
        ("other_director", False),
    ):
        shown = logged_in(cast, name).get("/desk/").content.decode()
        assert ("紧急撤下或者说明误报（1 条）" in shown) is is_told, name


def test_a_rescan_lists_what_it_found_with_a_button_for_each_way_out(cast: Cast) -> None:
    leaking = public_before_the_gate(cast.organ, 1, title="旧名单", content=LEAK)
    public_before_the_gate(cast.organ, 2)
    reviewer = logged_in(cast, "reviewer")
    assert "开始复查" in reviewer.get("/desk/rescans/").content.decode()

    assert reviewer.post("/desk/rescans/").status_code == 302

    shown = reviewer.get("/desk/rescans/").content.decode()
    assert "旧名单" in shown and "1 条公开信息含有不得公开的个人信息" in shown and PAPER not in shown
    assert f"/desk/items/{leaking.pk}/withdraw_at_once/" in shown
    assert f"/desk/items/{leaking.pk}/dismiss_findings/" in shown
    assert "复查发现" in reviewer.get(f"/desk/items/{leaking.pk}/").content.decode()
    assert reviewer.get("/desk/rescans/?weight=warnings").content.decode().count("rescan-line__title") == 0
    assert reviewer.get("/desk/rescans/?weight=all").status_code == 400


def test_a_run_goes_on_step_by_step_and_says_how_far_it_has_come(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.items.rescans.BATCH", 1)
    monkeypatch.setattr("gongkai.desk.rescan_lines.SECONDS", 0.0)
    for serial in (1, 2):
        public_before_the_gate(cast.organ, serial)
    director = logged_in(cast, "director")
    director.post("/desk/rescans/")
    shown = director.get("/desk/rescans/").content.decode()
    assert "已查 1 条，共 2 条" in shown and "data-go-on" in shown
    assert "data-go-on" not in director.get("/desk/rescans/?paused=1").content.decode()
    director.post("/desk/rescans/")
    director.post("/desk/rescans/")
    assert Rescan.objects.get().finished_at is not None


def test_the_auditor_reads_and_starts_nothing(cast: Cast) -> None:
    auditor = logged_in(cast, "auditor")
    assert "开始复查" not in auditor.get("/desk/rescans/").content.decode()
    assert auditor.post("/desk/rescans/").status_code == 409
    assert not Rescan.objects.exists()


def test_the_authority_sees_its_bureaus_and_others_do_not(cast: Cast) -> None:
    public_before_the_gate(cast.organ, 1, title="一局名单", content=LEAK)
    public_before_the_gate(cast.other_organ, 1, title="二局名单", content=LEAK)
    authority = logged_in(cast, "authority")
    authority.post("/desk/rescans/")
    shown = authority.get("/desk/rescans/").content.decode()
    assert "一局名单" in shown and "二局名单" in shown
    narrowed = authority.get(f"/desk/rescans/?organ={cast.other_organ.pk}").content.decode()
    assert "一局名单" not in narrowed
    assert "二局名单" not in logged_in(cast, "director").get("/desk/rescans/").content.decode()


def test_the_list_costs_the_same_for_ten_times_the_findings(cast: Cast) -> None:
    client = logged_in(cast, "reviewer")

    def queries() -> int:
        client.post("/desk/rescans/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/desk/rescans/").status_code == 200
        return len(captured)

    for serial in range(1, 3):
        public_before_the_gate(cast.organ, serial, content=LEAK)
    before = queries()
    for serial in range(3, 23):
        public_before_the_gate(cast.organ, serial, content=LEAK)
    assert queries() == before < 20
    assert Item.objects.count() == 22
    page = client.get("/desk/rescans/").content.decode()
    older = re.search(r'href="(/desk/rescans/\?before=[^"]+)"', page)
    assert (
        older and client.get(older[1].replace("&amp;", "&")).content.decode().count("rescan-line__title") == 2
    )
