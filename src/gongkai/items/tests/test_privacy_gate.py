"""The gate: what names a person in full leaves the building on no way."""

from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.intake import WantedInformation
from gongkai.applications.tests.samples import brought_to
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item, Scan
from gongkai.items.tests.persons import (
    MOBILE,
    PAPER,
    determined,
    draft,
    household,
    publish,
    published,
    workbook,
)
from gongkai.privacy.findings import Finding
from gongkai.privacy.scanning import scan_pieces

MASKED = "*" * 14 + PAPER[-4:]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": f"关于{PAPER}的公示"}, "标题"),
        ({"body": f"第一段\n证件号码{PAPER}"}, "正文第 2 段"),
        ({"body": f'<p>见<a href="https://a.example/?id={PAPER}">链接</a></p>'}, "正文链接 1"),
        ({"body": f"<p>{PAPER[:8]}<strong>{PAPER[8:]}</strong></p>"}, "正文第 1 段"),
        ({"summary": f"内容{PAPER}"}, "信息卡“内容概述”"),
        ({"keywords": PAPER}, "信息卡“关键词”"),
        ({"source": PAPER}, "信息卡“信息来源”"),
        ({"joint_issuers": PAPER}, "信息卡“联合发文机关”"),
    ],
)
def test_a_full_identity_number_stops_a_publication_and_its_place_is_told(
    cast: Cast, changes: dict[str, Any], where: str
) -> None:
    item = determined(cast, **changes)

    with pytest.raises(StepRefused) as refusal:
        publish(cast, item)

    (reason,) = refusal.value.reasons
    assert reason == f"含有不得公开的个人信息，请删改后再发布：{where}：身份证号 {MASKED}"
    assert not Item.objects.visible_to(cast.stranger).exists()
    item.refresh_from_db()
    assert item.index_number is None and not item.editions.exists()


@pytest.mark.parametrize("channel", ["website", "notice_board", "wechat", "weibo"])
def test_it_stops_every_channel(cast: Cast, channel: str) -> None:
    item = determined(cast, body=f"证件号码{PAPER}")

    with pytest.raises(StepRefused, match="不得公开的个人信息"):
        publish(cast, item, channels=[channel], place="一楼公开栏")


@pytest.mark.parametrize("channel", ["notice_board", "wechat", "weibo"])
def test_the_gate_is_asked_again_for_each_further_channel(cast: Cast, channel: str) -> None:
    item = published(cast)
    Item.objects.filter(pk=item.pk).update(body=f"<p>{PAPER}</p>")

    with pytest.raises(StepRefused, match="正文第 1 段：身份证号"):
        actions.record_release(item.pk, actor=cast.clerk, channel=channel)


@pytest.mark.parametrize("words", [{"place": f"{PAPER}家门口"}, {"evidence": f"照片{PAPER}.jpg"}])
def test_place_and_evidence_of_a_release_are_looked_at(cast: Cast, words: dict[str, str]) -> None:
    item = published(cast)

    with pytest.raises(StepRefused, match="公众会看到的文字含有个人信息"):
        actions.record_release(item.pk, actor=cast.clerk, channel="notice_board", **words)


def test_a_number_in_a_row_stops_a_list(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(kind="roster", title="名单"), actor=cast.clerk)
    actions.add_rows(item.pk, [{"household": "马某"}, {"household": f"马某{PAPER}"}], actor=cast.clerk)

    with pytest.raises(StepRefused, match="名单第 3 行第 1 列：身份证号"):
        publish(cast, determined(cast, item))


def test_a_sealed_column_lets_the_list_pass(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.items.conditions._conditions", [])  # no posting first
    item = actions.register(cast.organ, draft(kind="renovation_roster", title="花名册"), actor=cast.clerk)
    actions.add_rows(item.pk, [household(1), household(2)], actor=cast.clerk)

    assert publish(cast, determined(cast, item)).is_public


def test_a_mobile_stops_and_office_numbers_do_not(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="手机号码"):
        published(cast, body=f"联系人手机{MOBILE}")

    cast.organ.office_phones = f"0952-6000002、{MOBILE}"
    cast.organ.save()
    body = f"咨询电话：0952-6000001\n监督举报电话：0952-6000002\n值班手机：{MOBILE}\n监督电话：0952-6011111"
    assert published(cast, body=body).is_public


WARNED = "户主马某，身份信息：低保户，住青石县城关镇人民路12号3单元402室"


def waiting(cast: Cast, **changes: Any) -> Item:
    return determined(cast, **{"body": WARNED, **changes})


def test_what_may_be_personal_waits_for_a_reviewers_reason(cast: Cast) -> None:
    item = waiting(cast)
    with pytest.raises(StepRefused, match="须由保密审查人员说明公开的理由"):
        publish(cast, item)

    made = actions.clear_findings(item.pk, actor=cast.reviewer, reason="配租公告须列明房源地址")

    assert publish(cast, item).is_public
    assert made.reason == "配租公告须列明房源地址" and made.reviewer == cast.members["reviewer"]


def test_a_reason_ends_when_the_text_it_was_given_for_changes(cast: Cast) -> None:
    item = waiting(cast)
    actions.clear_findings(item.pk, actor=cast.reviewer, reason="房源地址")
    Item.objects.filter(pk=item.pk).update(body=f"<p>{WARNED.replace('马某', '牛某')}</p>")

    with pytest.raises(StepRefused, match="须由保密审查人员说明公开的理由"):
        publish(cast, item)


def test_a_reason_stands_when_another_paragraph_changes(cast: Cast) -> None:
    item = waiting(cast)
    actions.clear_findings(item.pk, actor=cast.reviewer, reason="房源地址")
    Item.objects.filter(pk=item.pk).update(body=f"<p>{WARNED}</p><p>补充一句说明。</p>")

    assert publish(cast, item).is_public


def test_nobody_clears_what_they_drafted_or_brought(cast: Cast) -> None:
    item = waiting(cast)
    Item.objects.filter(pk=item.pk).update(drafter=cast.members["reviewer"])
    with pytest.raises(StepRefused, match="不能说明本人拟稿的信息"):
        actions.clear_findings(item.pk, actor=cast.reviewer, reason="房源地址")

    Item.objects.filter(pk=item.pk).update(drafter=cast.members["clerk"], state="registered")
    file = actions.attach(item.pk, name="说明.txt", content="说明".encode(), actor=cast.clerk)
    file.uploaded_by = cast.members["reviewer"]
    file.save()
    Item.objects.filter(pk=item.pk).update(state="determined")
    with pytest.raises(StepRefused, match="本人上传的附件"):
        actions.clear_findings(item.pk, actor=cast.reviewer, reason="房源地址")


def test_no_reason_opens_the_gate_for_a_full_number(cast: Cast) -> None:
    item = determined(cast, body=f"{WARNED}，{PAPER}")

    with pytest.raises(StepRefused, match="须先删改"):
        actions.clear_findings(item.pk, actor=cast.reviewer, reason="确有必要")


def test_a_change_is_looked_at_with_its_reason_before_it_is_public(cast: Cast) -> None:
    item = published(cast)
    with pytest.raises(StepRefused, match="变更原因：身份证号"):
        actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": "新"}, reason=PAPER)

    actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": f"新{PAPER}"}, reason="更正")
    with pytest.raises(StepRefused, match="正文第 1 段：身份证号"):
        actions.decide_revision(item.pk, actor=cast.director, is_approved=True)
    assert item.editions.count() == 1


def test_a_change_that_takes_out_a_leak_shuts_the_edition_that_had_it(cast: Cast) -> None:
    item = published(cast)
    item.editions.update(content=f"<p>{PAPER}</p>")
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": "已删去"}, reason="更正")

    actions.decide_revision(item.pk, actor=cast.director, is_approved=True)

    leaked, clean = item.editions.all()
    assert leaked.closed_at is not None and clean.closed_at is None


def test_a_reviewers_reason_reaches_a_change(cast: Cast) -> None:
    item = published(cast)
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"body": WARNED}, reason="更正")
    with pytest.raises(StepRefused, match="须由保密审查人员说明"):
        actions.decide_revision(item.pk, actor=cast.director, is_approved=True)

    actions.clear_findings(item.pk, actor=cast.reviewer, reason="房源地址")
    actions.decide_revision(item.pk, actor=cast.director, is_approved=True)
    assert item.editions.count() == 2


def test_a_number_in_an_attachment_stops_and_is_told_without_the_number(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    content = workbook([["姓名", "身份证号"], ["马某", PAPER]])
    actions.attach(item.pk, name="名单.xlsx", content=content, actor=cast.clerk)

    with pytest.raises(StepRefused) as refusal:
        publish(cast, determined(cast, item))
    told = "".join(refusal.value.reasons)
    assert "附件“名单.xlsx”" in told and "身份证号" in told and PAPER not in told


def test_a_number_in_the_name_of_an_attachment_stops_and_is_told_without_the_number(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(), actor=cast.clerk)
    file = actions.attach(item.pk, name=f"{PAPER}.txt", content="说明".encode(), actor=cast.clerk)
    assert file.name == "附件.txt" and "文件名中的个人号码已删去" in file.changes
    item.attachments.update(name=f"{PAPER}.txt")

    with pytest.raises(StepRefused) as refusal:
        publish(cast, determined(cast, item))
    assert "文件名：身份证号" in str(refusal.value) and PAPER not in str(refusal.value)
    assert PAPER not in str(list(Scan.objects.values_list("findings", flat=True)))


def test_the_same_content_is_scanned_once_from_the_check_to_the_last_channel(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    scans: list[Any] = []

    def counted(pieces: Any, **rules: Any) -> list[Finding]:
        scans.append(pieces)
        return scan_pieces(pieces, **rules)

    monkeypatch.setattr("gongkai.items.privacy_gate.scan_pieces", counted)
    item = determined(cast)
    publish(cast, item, channels=["website"])
    assert len(scans) == 2  # the item, and the place of its release

    actions.scan(item.pk, actor=cast.clerk)
    actions.record_release(item.pk, actor=cast.clerk, channel="wechat")
    assert len(scans) == 3
    assert item.scans.count() == 1


def test_everything_is_scanned_anew_when_the_organs_numbers_change(cast: Cast) -> None:
    item = determined(cast, body=f"值班手机：{MOBILE}")
    cast.organ.office_phones = MOBILE
    cast.organ.save()

    assert publish(cast, item).is_public


def test_a_withdrawal_gives_no_number_as_its_reason(cast: Cast) -> None:
    item = published(cast)
    for withdraw in (actions.withdraw, actions.withdraw_at_once):
        with pytest.raises(StepRefused, match="撤下原因：身份证号"):
            withdraw(item.pk, actor=cast.director, reason=f"泄露了{PAPER}")


def test_the_end_of_a_posting_never_waits_for_the_gate_but_leaves_a_scan(cast: Cast) -> None:
    item = published(cast)
    Item.objects.filter(pk=item.pk).update(body=f"<p>{PAPER}</p>")

    actions.end_posting(item.pk, becomes="summary", actor=cast.director, reason="公示期满")  # type: ignore[arg-type]

    found = item.scans.get(is_recheck=True)
    assert found.blocking == 1


def test_a_body_of_many_findings_is_told_in_part(cast: Cast) -> None:
    item = determined(cast, body="\n".join([f"证件号码{PAPER}"] * 1200))

    with pytest.raises(StepRefused) as refusal:
        publish(cast, item)
    assert len(refusal.value.reasons) == 21 and "另有 1180 处" in refusal.value.reasons[-1]
    scan = item.scans.get()
    assert scan.blocking == 1200 and len(scan.findings) == 1000


def test_a_letter_to_its_applicant_is_no_publication(cast: Cast) -> None:
    application = brought_to(
        "delivered", cast, wanted=WantedInformation(f"本人（证件号码{PAPER}）的配租档案")
    )

    assert application.state == "delivered"
    assert not Scan.objects.exists()
