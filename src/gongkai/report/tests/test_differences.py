"""A frozen report against the records as they are now."""

from datetime import date

from conftest import Cast

from gongkai.applications.models import Application
from gongkai.items.models import Row
from gongkai.report.building import build, frozen_build
from gongkai.report.differences import Difference, differences_between
from gongkai.report.models import AnnualReport
from gongkai.report.tests.records import frozen, make_application, make_pingluo_year


def kept(report: AnnualReport) -> AnnualReport:
    return AnnualReport.objects.select_related("organ").get(pk=report.pk)


def differences(report: AnnualReport) -> list[Difference]:
    return differences_between(frozen_build(report), build(report.organ, report.year, report.sections))


def test_a_report_that_agrees_has_none(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    assert differences(kept(frozen(cast))) == []


def test_added_and_removed_records_are_named_cell_by_cell(cast: Cast) -> None:
    gone = make_application(cast.organ, date(2020, 3, 2))
    report = frozen(cast)
    come = make_application(cast.organ, date(2020, 4, 2), kind="org.business")
    Application.objects.filter(pk=gone.pk).update(received_on=date(2021, 1, 2))
    found = {difference.code: difference for difference in differences(kept(report))}
    total = found["apps.new.total"]
    assert (total.frozen, total.now) == ("1", "1")
    assert (total.added, total.removed) == (
        (f"applications.application:{come.pk}",),
        (f"applications.application:{gone.pk}",),
    )
    assert found["apps.new.natural_person"].now == "0"
    assert (
        found["apps.new.org.business"].place
        == "表三“一、本年新收政府信息公开申请数量”行“法人或其他组织·商业企业”列"
    )
    assert "applications.new" in found
    assert "documents.total" not in found


def test_an_amount_that_changed_is_told_though_its_records_are_the_same(cast: Cast) -> None:
    make_pingluo_year(cast.organ)
    report = frozen(cast)
    row = Row.objects.filter(item__kind="procurement_results").first()
    Row.objects.filter(pk=row.pk).update(values={**row.values, "amount": "1200001"})
    difference = next(d for d in differences(kept(report)) if d.code == "t2.20_9.procurement.amount")
    assert (difference.frozen, difference.now, difference.added) == ("186.48 万元", "186.4801 万元", ())
