"""A report's way from the first draft to the public."""

import dataclasses
from datetime import date

import pytest
from conftest import Cast

from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue.models import Heading
from gongkai.items.models import Item
from gongkai.items.tests.persons import PAPER
from gongkai.report import actions
from gongkai.report.building import build_of
from gongkai.report.models import AnnualReport
from gongkai.report.publication import due_on
from gongkai.report.tests.records import (
    AT,
    drafted,
    frozen,
    make_application,
    make_pingluo_year,
    make_report_heading,
    noon,
    signed,
)


def test_a_report_goes_from_the_draft_to_the_public(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    heading = make_report_heading(cast.organ)
    report = actions.publish(signed(cast).pk, actor=cast.clerk, at=AT)

    assert report.state == "published"
    item = Item.objects.visible_to(cast.stranger).get(kind="annual_report")
    assert report.item == item
    assert item.index_number == "640299041/2021-00001"
    assert item.heading == heading
    assert item.publish_due_on == date(2021, 1, 31)
    edition = item.editions.get()
    assert '<table class="report-table">' in edition.content
    assert "本年新收政府信息公开申请2件。" in edition.text
    assert ["公开事项", "政府信息公开年报"] in edition.card
    assert item.releases.get().channel == "website"
    assert list(AnnualReport.objects.visible_to(cast.stranger)) == [report]


def test_every_step_writes_one_entry_and_the_chain_holds(cast: Cast) -> None:
    make_report_heading(cast.organ)
    report = actions.publish(signed(cast).pk, actor=cast.clerk, at=AT)

    of_report = Entry.objects.filter(subject=entries.subject_of(report)).order_by("sequence")
    assert [entry.verb for entry in of_report] == [
        "open_report",
        "save_sections",
        "freeze",
        "sign",
        "publish",
    ]
    of_item = Entry.objects.filter(subject=entries.subject_of(report.item)).order_by("sequence")
    assert [entry.verb for entry in of_item] == ["register", "publish"]
    assert of_item[0].payload["signed_by"] == cast.members["director"].pk
    assert entries.verify() == (7, [])


def test_a_frozen_report_keeps_cells_records_figures_and_findings(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    report = frozen(cast)

    assert report.cells["t2.20_5.license.delta_items"] == "-7"
    assert report.cells["t2.20_9.procurement.amount"] == "186.48 万元"
    assert len(report.records["apps.new.total"]) == 2
    assert report.figures["applications.new"] == "2"
    assert build_of(AnnualReport.objects.get(pk=report.pk)).tables.value("apps.new.total") == 2


def test_a_frozen_report_does_not_follow_the_records(cast: Cast) -> None:
    report = frozen(cast)
    make_application(cast.organ, date(2020, 5, 6))

    made = build_of(AnnualReport.objects.get(pk=report.pk))
    assert made.tables.value("apps.new.total") == 0
    assert made.figure("applications.new") == "0"


def test_errors_block_freezing_and_each_is_told(cast: Cast) -> None:
    make_application(cast.organ, date(2020, 5, 6), row="apps.result.open", closed_on=date(2020, 5, 1))
    report = actions.open_report(cast.organ, 2020, actor=cast.clerk, at=AT)

    with pytest.raises(StepRefused) as refusal:
        actions.freeze(report.pk, actor=cast.clerk, at=AT)
    reasons = "\n".join(refusal.value.reasons)
    assert "办结日期 2020-05-01 早于收到之日 2020-05-06" in reasons
    assert "第一部分还有待填写的提示" in reasons and "第五部分还有待填写的提示" in reasons
    report.refresh_from_db()
    assert (report.state, report.cells, report.frozen_at) == ("draft", {}, None)


def test_a_year_that_is_not_over_cannot_be_frozen(cast: Cast) -> None:
    report = drafted(cast, year=2021)
    with pytest.raises(StepRefused, match="2021 年尚未结束"):
        actions.freeze(report.pk, actor=cast.clerk, at=AT)


def test_unfreezing_needs_a_reason_and_clears_the_tables(cast: Cast) -> None:
    report = frozen(cast)
    with pytest.raises(StepRefused, match="须填写原因"):
        actions.unfreeze(report.pk, actor=cast.clerk, reason=" \x00")
    report = actions.unfreeze(report.pk, actor=cast.clerk, reason="漏登一件申请\x00")
    assert (report.state, report.cells, report.records, report.frozen_by) == ("draft", {}, {}, None)
    assert Entry.objects.filter(verb="unfreeze").get().payload["reason"] == "漏登一件申请"


def test_a_signed_report_cannot_be_unfrozen(cast: Cast) -> None:
    report = signed(cast)
    with pytest.raises(StepRefused, match="当前环节是“已签发”"):
        actions.unfreeze(report.pk, actor=cast.clerk, reason="漏登")


def test_nobody_signs_the_report_that_they_froze(cast: Cast) -> None:
    everything = dataclasses.replace(cast.clerk, roles=cast.clerk.roles | cast.director.roles)
    report = frozen(cast)
    with pytest.raises(StepRefused, match="不能签发本人锁定的报告"):
        actions.sign(report.pk, actor=everything, at=AT)


def test_the_texts_of_a_frozen_report_stand(cast: Cast) -> None:
    report = frozen(cast)
    with pytest.raises(StepRefused, match="当前环节是“数据已锁定”"):
        actions.save_sections(report.pk, {"六": "改"}, actor=cast.clerk)


def test_publishing_needs_the_heading_of_the_catalogue(cast: Cast) -> None:
    report = signed(cast)
    with pytest.raises(StepRefused, match="没有代码为“annual-report”的有效公开事项"):
        actions.publish(report.pk, actor=cast.clerk, at=AT)
    make_report_heading(cast.organ)
    Heading.objects.filter(code="annual-report").update(in_force_to=date(2021, 1, 1))
    with pytest.raises(StepRefused, match="annual-report"):
        actions.publish(report.pk, actor=cast.clerk, at=AT)
    assert not Item.objects.filter(kind="annual_report").exists()


def test_a_report_is_not_published_before_it_was_signed(cast: Cast) -> None:
    make_report_heading(cast.organ)
    report = signed(cast)
    with pytest.raises(StepRefused, match="公布时间不能早于签发时间"):
        actions.publish(report.pk, actor=cast.clerk, at=noon(date(2021, 1, 2)))


def test_a_late_report_is_published_and_the_finding_stays(cast: Cast) -> None:
    make_report_heading(cast.organ)
    report = actions.publish(signed(cast).pk, actor=cast.clerk, at=noon(date(2021, 3, 1)))
    assert report.state == "published"
    assert any(f["rule"] == "X-4" and "晚于 2021-01-31" in f["sentence"] for f in report.findings)
    assert Entry.objects.filter(verb="publish", payload__late=True).exists()


def test_governments_have_until_the_end_of_march(cast: Cast) -> None:
    report = drafted(cast)
    report.organ.kind = "government"
    assert due_on(report) == date(2021, 3, 31)


def test_one_report_a_year_of_a_year_with_a_form(cast: Cast) -> None:
    drafted(cast)
    for year, reason in ((2020, "已经在编制"), (2018, "没有规定的年度报告格式"), (2022, "还没有开始")):
        with pytest.raises(StepRefused, match=reason):
            actions.open_report(cast.organ, year, actor=cast.clerk, at=AT)


def test_a_strangers_organ_cannot_even_find_the_draft(cast: Cast) -> None:
    report = drafted(cast)
    with pytest.raises(AnnualReport.DoesNotExist):
        actions.freeze(report.pk, actor=cast.other_clerk, at=AT)
    assert not AnnualReport.objects.visible_to(cast.stranger).exists()
    assert AnnualReport.objects.visible_to(cast.authority).get() == report


def test_last_years_report_is_held_against_this_years(cast: Cast) -> None:
    make_application(cast.organ, date(2020, 12, 20))
    frozen(cast)
    AnnualReport.objects.update(cells={"apps.carried_out.natural_person": 3, "apps.carried_out.total": 3})
    findings = build_of(drafted(cast, year=2021)).findings
    assert any(f["rule"] == "T3-4" and "2020 年度报告的结转下年度为 3 件" in f["sentence"] for f in findings)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "]]>&amp;<!--",
        "\ud800\x00\u202e",
        "{{7*7}}",
        "第一行\r\n第二行",
        "🏠" * 50,
        "字" * 19_000,
    ],
    ids=["script", "image", "markup", "surrogate", "template", "windows", "emoji", "long"],
)
def test_hostile_texts_are_printed_and_never_run(cast: Cast, hostile: str) -> None:
    make_report_heading(cast.organ)
    report = drafted(cast)
    if hostile == "{{7*7}}":
        with pytest.raises(StepRefused, match=r"没有名为“\{7\*7\}”的指标"):
            actions.save_sections(report.pk, {"六": hostile}, actor=cast.clerk, at=AT)
        return
    actions.save_sections(report.pk, {"六": f"无其他事项。{hostile}"}, actor=cast.clerk, at=AT)
    actions.freeze(report.pk, actor=cast.clerk, at=AT)
    actions.sign(report.pk, actor=cast.director, at=AT)
    edition = actions.publish(report.pk, actor=cast.clerk, at=AT).item.editions.get()
    assert "<script" not in edition.content and "<img" not in edition.content
    assert "无其他事项。" in edition.text


def test_a_flood_of_unknown_figures_is_answered_at_once(cast: Cast) -> None:
    report = drafted(cast)
    flood = "".join(f"{{x{number}}}" for number in range(1_000)) + "{" + "y" * 9_000 + "}"
    with pytest.raises(StepRefused) as refusal:
        actions.save_sections(report.pk, {"六": flood}, actor=cast.clerk)
    assert len(refusal.value.reasons) == 20


def test_lists_are_read_without_the_tables(cast: Cast) -> None:
    frozen(cast)
    summary = AnnualReport.objects.summaries().get()
    assert {"cells", "records", "sections"} <= summary.get_deferred_fields()


def test_sections_that_the_report_does_not_have_are_refused(cast: Cast) -> None:
    report = drafted(cast)
    with pytest.raises(StepRefused, match="没有这些部分：七"):
        actions.save_sections(report.pk, {"七": "文字"}, actor=cast.clerk)
    with pytest.raises(StepRefused, match="最多 20000 字"):
        actions.save_sections(report.pk, {"六": "字" * 20_001}, actor=cast.clerk)


def test_a_narrative_with_a_whole_number_is_neither_frozen_nor_signed_nor_published(cast: Cast) -> None:
    make_report_heading(cast.organ)
    report = drafted(cast)
    number = {**report.sections, "六": f"申请人证件号码{PAPER}。"}
    actions.save_sections(report.pk, number, actor=cast.clerk, at=AT)
    with pytest.raises(StepRefused, match="身份证号"):
        actions.freeze(report.pk, actor=cast.clerk, at=AT)

    # As a newer detector would see what was frozen or signed before it.
    actions.save_sections(report.pk, {"六": "无。"}, actor=cast.clerk, at=AT)
    actions.freeze(report.pk, actor=cast.clerk, at=AT)
    AnnualReport.objects.update(sections=number)
    with pytest.raises(StepRefused, match="请先解除锁定"):
        actions.sign(report.pk, actor=cast.director, at=AT)
    AnnualReport.objects.update(sections=report.sections)
    actions.sign(report.pk, actor=cast.director, at=AT)
    AnnualReport.objects.update(sections=number)
    with pytest.raises(StepRefused, match="身份证号"):
        actions.publish(report.pk, actor=cast.clerk, at=AT)
    assert not Item.objects.filter(kind="annual_report").exists()


def test_whoever_signed_a_report_answers_for_what_only_warns(cast: Cast) -> None:
    make_report_heading(cast.organ)
    report = drafted(cast)
    texts = {**report.sections, "六": "户主马某，身份信息：低保户，住青石县城关镇人民路12号3单元402室。"}
    actions.save_sections(report.pk, texts, actor=cast.clerk, at=AT)
    actions.freeze(report.pk, actor=cast.clerk, at=AT)
    actions.sign(report.pk, actor=cast.director, at=AT)

    item = actions.publish(report.pk, actor=cast.clerk, at=AT).item
    assert item is not None and item.clearances.get().reviewer == cast.members["director"]
