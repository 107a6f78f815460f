"""A report's way from the first draft to the public."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conftest import Cast

from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.items.models import Item
from gongkai.report import actions
from gongkai.report.models import AnnualReport
from gongkai.report.tests.records import make_pingluo_year, make_report_heading

AT = datetime(2021, 1, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
WRITTEN = {
    "五": "（一）存在的主要问题\n公开不够及时。\n（二）改进情况\n加强培训。",
    "一": "（一）主动公开情况\n制发公文{documents.total}件。\n（二）依申请公开情况\n本年新收政府信息公开申请{applications.new}件。\n"
    "（三）政府信息管理情况\n已清理。\n（四）政府信息公开平台建设情况\n已改版。\n（五）监督保障情况\n已考核。",
}


def drafted(cast: Cast, year: int = 2020) -> AnnualReport:
    report = actions.open_report(cast.organ, year, actor=cast.clerk, at=AT)
    return actions.save_sections(report.pk, WRITTEN, actor=cast.clerk, at=AT)


def signed(cast: Cast) -> AnnualReport:
    report = drafted(cast)
    actions.freeze(report.pk, actor=cast.clerk, at=AT)
    return actions.sign(report.pk, actor=cast.director, at=AT)


def test_a_report_goes_from_the_draft_to_the_public(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    heading = make_report_heading(cast.organ)
    report = actions.publish(signed(cast).pk, actor=cast.clerk, at=AT)

    assert report.state == "published"
    item = Item.objects.visible_to(cast.stranger).get(kind="annual_report")
    assert report.item == item
    assert item.index_number == "640299041/2021-00001"
    assert item.heading == heading
    edition = item.editions.get()
    assert '<table class="report-table">' in edition.content
    assert "本年新收政府信息公开申请2件。" in edition.text
    assert ["公开事项", "政府信息公开年报"] in edition.card
    assert item.releases.get().channel == "website"
    assert list(AnnualReport.objects.visible_to(cast.stranger)) == [report]
    verbs = [entry.verb for entry in Entry.objects.order_by("sequence")]
    assert verbs == ["open_report", "save_sections", "freeze", "sign", "register", "publish", "publish"]
    assert entries.verify()[1] == []
    assert not [f for f in report.findings if f["severity"] == "error"]
