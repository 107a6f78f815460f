"""A report goes from the first draft to the public, through the desk alone; every figure opens its records."""

import re

from conftest import Cast
from django.test import Client

from gongkai.desk.tests.desk_client import logged_in, submitted
from gongkai.items.models import Item
from gongkai.report import actions
from gongkai.report.models import AnnualReport
from gongkai.report.tests.records import make_pingluo_year, make_report_heading

WRITTEN = {
    "一": "（一）主动公开情况\n制发公文{documents.total}件。\n（二）依申请公开情况\n新收申请{applications.new}件。\n"
    "（三）政府信息管理情况\n已清理。\n（四）政府信息公开平台建设情况\n已改版。\n（五）监督保障情况\n已考核。",
    "五": "（一）存在的主要问题\n公开不够及时。\n（二）改进情况\n加强培训。",
}


def opened(cast: Cast) -> tuple[Client, AnnualReport, str]:
    clerk = logged_in(cast, "clerk")
    assert clerk.post("/desk/reports/", {"year": "2020"}).status_code == 302
    report = AnnualReport.objects.get()
    return clerk, report, f"/desk/reports/{report.pk}/"


def write(clerk: Client, page: str, report: AnnualReport, **changes: str) -> int:
    texts = {**report.sections, **WRITTEN, **changes}
    form = {f"section_{number}": text for number, text in texts.items()}
    return clerk.post(f"{page}save_sections/", form).status_code


def test_a_report_goes_from_the_draft_to_the_public(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    make_report_heading(cast.organ)
    clerk, report, page = opened(cast)
    assert write(clerk, page, report) == 302
    assert "核对结果" in clerk.get(f"{page}freeze/").content.decode()
    assert clerk.post(f"{page}freeze/").status_code == 302
    director = logged_in(cast, "director")
    assert director.post(f"{page}sign/").status_code == 302
    assert clerk.post(f"{page}publish/").status_code == 302

    report.refresh_from_db()
    assert report.state == "published"
    assert Item.objects.visible_to(cast.stranger).get() == report.item


def test_every_figure_of_the_page_opens_its_records(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    clerk, _, page = opened(cast)
    links = re.findall(rf'href="({page}cells/[^"]+/)"', clerk.get(page).content.decode())
    assert len(set(links)) > 190
    for link in sorted(set(links))[::20]:
        assert clerk.get(link).status_code == 200, link
    shown = clerk.get(f"{page}cells/apps.new.natural_person/").content.decode()
    assert "/desk/applications/" in shown
    assert clerk.get(f"{page}cells/no.such.figure/").status_code == 404


def test_errors_keep_a_report_from_being_frozen_and_are_all_shown(cast: Cast) -> None:
    clerk, _, page = opened(cast)
    answer = clerk.post(f"{page}freeze/")
    assert answer.status_code == 409
    assert "还有待填写的提示" in answer.content.decode()


def test_what_changed_since_freezing_is_shown(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    clerk, report, page = opened(cast)
    write(clerk, page, report)
    actions.freeze(report.pk, actor=cast.clerk)
    item = Item.objects.filter(formed_on__year=2020, kind="official_document").first()
    assert "锁定以后没有变化" in clerk.get(f"{page}cells/documents.total/").content.decode()
    Item.objects.create(
        organ=cast.organ,
        kind="official_document",
        title="补登的公文",
        formed_on="2020-06-01",
        proposed_attribute="proactive",
        registered_at=report.organ.reports.get().frozen_at,
    )
    shown = clerk.get(f"{page}cells/documents.total/").content.decode()
    assert "锁定以后有变化" in shown and "补登的公文" in shown
    assert item is None or item.title in shown


def test_a_text_that_names_no_figure_is_refused_and_stays_in_the_form(cast: Cast) -> None:
    clerk, report, page = opened(cast)
    texts = {f"section_{number}": text for number, text in report.sections.items()}
    answer = clerk.post(f"{page}save_sections/", {**texts, "section_六": "共{documents.totl}件"})
    assert answer.status_code == 409
    assert "documents.total" in answer.content.decode() and "{documents.totl}" in answer.content.decode()


def test_a_report_comes_as_web_page_word_and_pdf(cast: Cast) -> None:
    clerk, _, page = opened(cast)
    for suffix, begins in (("html", b"<!DOCTYPE"), ("docx", b"PK"), ("pdf", b"%PDF")):
        answer = clerk.get(f"{page}report.{suffix}")
        assert answer.content.startswith(begins), suffix
        assert "attachment" in answer["Content-Disposition"]


def test_a_year_is_opened_once_and_only_by_a_clerk(cast: Cast) -> None:
    clerk, _, page = opened(cast)
    assert clerk.post("/desk/reports/", {"year": "2020"}).status_code == 409
    assert clerk.post("/desk/reports/", {"year": "1999"}).status_code == 422
    assert logged_in(cast, "director").post("/desk/reports/", {"year": "2021"}).status_code == 403
    assert logged_in(cast, "other_clerk").get(page).status_code == 404
    assert submitted(cast).pk


def test_the_director_reads_every_warning_before_signing(cast: Cast) -> None:
    make_report_heading(cast.organ)
    clerk, report, page = opened(cast)
    write(clerk, page, report, 六="户主马某，低保户，住青石县城关镇人民路12号3单元402室。")
    assert "确须公开的，由签发人签发时审定" in clerk.get(f"{page}freeze/").content.decode()
    assert clerk.post(f"{page}freeze/").status_code == 302
    director = logged_in(cast, "director")
    shown = director.get(f"{page}sign/").content.decode()
    assert "签发即由您审定并说明" in shown and "具体到门牌的住址" in shown and "须说明理由" in shown
    assert "核对结果" in shown and "2021-01-31" in shown  # the limit was missed long ago
    assert director.post(f"{page}sign/").status_code == 302


def test_a_number_in_the_text_is_told_before_freezing(cast: Cast) -> None:
    clerk, report, page = opened(cast)
    write(clerk, page, report, 六="联系人手机13909521234。")
    shown = clerk.get(f"{page}freeze/").content.decode()
    assert "文字中有 1 处不得公开的个人信息，须先删改" in shown and "139****1234" in shown
    refused = clerk.post(f"{page}freeze/")
    assert refused.status_code == 409 and "含有不得公开的个人信息，请删改" in refused.content.decode()
