"""A bulk rescan finds what was published before there was a gate, and says so until somebody has seen to it."""

import json
from datetime import date

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.casework.procedure import StepRefused
from gongkai.cli import main
from gongkai.items import actions, sealed_files
from gongkai.items.models import Attachment, Edition, Item, Rescan, Scan
from gongkai.items.rescans import looks_at, unsettled
from gongkai.items.tests.persons import DAY, MOBILE, PAPER, public_before_the_gate, published, workbook
from gongkai.organs.actors import SYSTEM

MOMENT = f"{DAY}T01:00:00+00:00"
OLD_TABLE = f"<table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>马某</td><td>{PAPER}</td></tr></table>"


def rescanned(**scope: object) -> Rescan:
    run = actions.start_rescan(actor=SYSTEM, **scope)  # type: ignore[arg-type]
    while run.finished_at is None:
        run, _ = actions.look_further(run.pk, actor=SYSTEM)
    return run


def leaks() -> list[str]:
    return list(unsettled().filter(blocking__gt=0).values_list("item__title", flat=True).order_by("item"))


def test_a_table_in_an_old_text_is_found(cast: Cast) -> None:
    public_before_the_gate(cast.organ, 1, title="旧名单", content=OLD_TABLE)
    public_before_the_gate(cast.organ, 2, title="旧公告")

    run = rescanned()

    assert (run.total, run.looked_at, run.leaks) == (2, 2, 1)
    assert leaks() == ["旧名单"]
    assert PAPER not in str(list(Scan.objects.values_list("findings", flat=True)))


@pytest.mark.parametrize(
    "content",
    [
        f'<p><a href="https://a.example/{PAPER}">附件</a></p>',
        f"<p>正文</p><!-- {PAPER} -->",
        f'<img alt="{PAPER}">',
    ],
)
def test_what_stands_beside_the_text_is_found(cast: Cast, content: str) -> None:
    public_before_the_gate(cast.organ, title="旧公告", content=content)
    assert rescanned().leaks == 1


def test_an_earlier_edition_that_can_still_be_opened_is_found(cast: Cast) -> None:
    item = public_before_the_gate(cast.organ, title="旧公告", content=OLD_TABLE)
    Edition.objects.create(
        item=item,
        number=2,
        kind="changed",
        made_at=MOMENT,
        title="旧公告",
        card=[],
        content="<p>已删去</p>",
        text="",
    )
    rescanned()
    (scan,) = unsettled()
    assert scan.findings[0]["where"].startswith("第 1 版正文")


def test_what_only_the_search_says_and_the_reason_of_a_change_are_found(cast: Cast) -> None:
    first = public_before_the_gate(cast.organ, 1, title="检索")
    first.editions.update(text=f"正文里没有的{PAPER}")
    second = public_before_the_gate(cast.organ, 2, title="原因")
    second.editions.update(reason=f"{PAPER}提出异议")
    rescanned()
    assert leaks() == ["检索", "原因"]


def test_a_public_file_is_opened_again(cast: Cast) -> None:
    item = public_before_the_gate(cast.organ, title="有附件")
    digest = sealed_files.keep(workbook([["姓名", "身份证号"], ["马某", PAPER]]))
    Attachment.objects.create(
        item=item, position=1, name="名单.xlsx", original_name="名单.xlsx", original=digest, original_size=1,
        rendition=digest, media_type="", size=1, uploaded_at=MOMENT,
    )  # fmt: skip
    item.editions.update(
        files=[{"name": "名单.xlsx", "digest": digest, "media_type": "", "size": 1, "pages": None}]
    )
    rescanned()
    assert leaks() == ["有附件"]


def test_a_public_file_that_is_gone_is_told(cast: Cast) -> None:
    item = public_before_the_gate(cast.organ, title="缺附件")
    item.editions.update(
        files=[{"name": "名单.xlsx", "digest": "0" * 64, "media_type": "", "size": 1, "pages": None}]
    )
    rescanned()
    assert "不能读取" in unsettled().get().findings[0]["where"]


def test_items_without_findings_leave_no_record_and_a_second_run_writes_nothing_new(cast: Cast) -> None:
    public_before_the_gate(cast.organ, 1)
    public_before_the_gate(cast.organ, 2, content=OLD_TABLE)
    rescanned()
    assert Scan.objects.count() == 1
    assert rescanned().leaks == 1
    assert Scan.objects.count() == 1


def test_what_was_changed_withdrawn_or_answered_for_leaves_the_list(cast: Cast) -> None:
    changed = public_before_the_gate(cast.organ, 1, title="改", content=OLD_TABLE)
    gone = public_before_the_gate(cast.organ, 2, title="撤", content=OLD_TABLE)
    alarm = public_before_the_gate(cast.organ, 3, title="误报", content=f"<p>热线{MOBILE}</p>")
    rescanned()
    assert leaks() == ["改", "撤", "误报"]

    actions.propose_revision(changed.pk, actor=cast.clerk, changes={"body": "已删去"}, reason="更正")
    actions.decide_revision(changed.pk, actor=cast.director, is_approved=True)
    actions.withdraw_at_once(gone.pk, actor=cast.clerk, reason="核实")
    actions.dismiss_findings(alarm.pk, actor=cast.reviewer, reason="是物业值班电话")

    assert leaks() == []
    assert rescanned().leaks == 0
    with pytest.raises(StepRefused, match="已经有人说明理由"):
        actions.dismiss_findings(alarm.pk, actor=cast.reviewer, reason="是物业值班电话")


def test_a_false_alarm_does_not_open_the_gate(cast: Cast) -> None:
    item = public_before_the_gate(cast.organ, content=f"<p>热线{MOBILE}</p>")
    actions.dismiss_findings(item.pk, actor=cast.reviewer, reason="是物业值班电话")

    with pytest.raises(StepRefused, match="手机号码"):
        actions.record_release(item.pk, actor=cast.clerk, channel="wechat")


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.items.rescans.BATCH", 2)
    for serial in range(1, 6):
        public_before_the_gate(cast.organ, serial)
    first = actions.start_rescan(actor=SYSTEM)
    actions.look_further(first.pk, actor=SYSTEM)

    again = actions.start_rescan(actor=SYSTEM)

    assert (again.pk, again.looked_at, again.total) == (first.pk, 2, 5)
    assert rescanned().looked_at == 5
    assert actions.start_rescan(actor=SYSTEM).pk != first.pk


def test_of_two_processes_at_one_run_each_item_is_counted_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_before_the_gate(cast.organ, content=OLD_TABLE)
    run = actions.start_rescan(actor=SYSTEM)

    def overtaken(items: list[Item], **when: object) -> object:
        monkeypatch.setattr("gongkai.items.actions.rescans.looks_at", looks_at)
        actions.look_further(run.pk, actor=SYSTEM)
        return looks_at(items)

    monkeypatch.setattr("gongkai.items.actions.rescans.looks_at", overtaken)
    after, looks = actions.look_further(run.pk, actor=SYSTEM)
    assert looks == [] and (after.looked_at, after.leaks) == (1, 1)
    assert Scan.objects.count() == 1


def test_a_run_keeps_to_its_organs_and_days(cast: Cast) -> None:
    public_before_the_gate(cast.organ, 1, content=OLD_TABLE)
    public_before_the_gate(cast.other_organ, 2, content=OLD_TABLE)
    assert rescanned(organ_ids=[cast.organ.pk]).total == 1
    assert rescanned(since=date(2026, 3, 3)).total == 0
    assert rescanned(since=date(2026, 3, 2)).total == 2

    with pytest.raises(StepRefused, match="本机关和下级机关"):
        actions.start_rescan(actor=cast.reviewer, organ_ids=[cast.other_organ.pk])
    with pytest.raises(StepRefused, match="本机关和下级机关"):
        actions.start_rescan(actor=cast.reviewer)


def test_a_batch_costs_the_same_queries_for_ten_times_the_items(cast: Cast) -> None:
    def queries(serials: range) -> int:
        items = [public_before_the_gate(cast.organ, serial, content=OLD_TABLE) for serial in serials]
        with CaptureQueriesContext(connection) as captured:
            looks_at(items)
        return len(captured)

    assert queries(range(1, 4)) == queries(range(10, 40)) <= 5


def test_what_the_gate_let_out_is_not_scanned_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    published(cast)
    monkeypatch.setattr("gongkai.items.rescans.scanned", None)
    assert rescanned().looked_at == 1


def test_the_command_tells_leaks_and_leaves_with_one(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    public_before_the_gate(cast.organ, 7, title=f"关于{PAPER}的公示")
    assert main(["rescan"]) == 1
    said = capsys.readouterr().out
    assert "640299041/2018-00007" in said and "身份证号" in said and PAPER not in said

    assert main(["rescan", "--json", "--organ", "640299041"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["leaks"] == 1 and told["items"][0]["findings"][0]["kind"] == "resident_id"
    assert PAPER not in json.dumps(told)


def test_the_command_leaves_with_nothing_when_all_is_well(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    published(cast)
    assert main(["rescan"]) == 0
    assert "0 条含有不得公开的个人信息" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--organ", "999"], ["--since", "昨天"]])
def test_a_wrong_command_is_told(cast: Cast, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rescan", *words]) == 2
    assert words[0] in capsys.readouterr().err
