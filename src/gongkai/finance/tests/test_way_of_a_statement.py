"""From a workbook to the public: wrong sums are refused, what is out is frozen, a correction goes by a revision."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from gongkai.casework.entries import verify
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue.models import Heading
from gongkai.finance import actions
from gongkai.finance.forms import form_of
from gongkai.finance.models import Statement
from gongkai.finance.review import review_of
from gongkai.finance.tests.samples import budget, quarter, spoilt
from gongkai.finance.workbook import write
from gongkai.items import actions as items
from gongkai.items.annexes import annex_of
from gongkai.items.body import clean
from gongkai.items.models import Edition

FORM = form_of("budget")


def at(month: int, day: int, hour: int = 9, year: int = 2020) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def registered(cast, *, kind="department_budget", year=2020, **fields):
    told = {"year": year, "approved_on": f"{year}-01-10", "approved_by": "财政部门"}
    if kind == "three_expenses":
        told = {"year": year}
    draft = items.Draft(
        kind=kind,
        title=f"青石县住房和城乡建设局{year}年部门预算",
        formed_on=date(year, 1, 13),
        proposed_attribute="proactive",
        body="## 部门职责\n负责住房保障和城乡建设。",
        extra={**told, **fields},
        heading_id=cast.heading.pk,
    )
    return items.register(cast.organ, draft, actor=cast.clerk, at=at(1, 13, year=year))


def workbook(filled) -> bytes:
    return write(FORM, organ="青石县住房和城乡建设局", period="2020年度", filled=filled)


def filled(cast, item, tables=None, reasons=True):
    actions.import_tables(item.pk, name="预算.xlsx", content=workbook(tables or budget()), actor=cast.clerk)
    if reasons:
        explained(cast, item)
    return item


def explained(cast, item):
    told = {each.code: "按照预算安排" for each in form_of(review_of(item).form.code).comparison}
    actions.explain_changes(item.pk, explanations=told, actor=cast.clerk)


def signed(cast, item, year=2020):
    items.check(item.pk, actor=cast.section_head, at=at(1, 14, year=year))
    items.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at(1, 15, year=year))
    items.determine(item.pk, actor=cast.director, attribute="proactive", at=at(1, 15, 12, year=year))
    return item


def published(cast, item, year=2020):
    signed(cast, item, year)
    return items.publish(item.pk, actor=cast.clerk, at=at(1, 16, year=year))


def refusal(action, *args, **kwargs) -> str:
    with pytest.raises(StepRefused) as refused:
        action(*args, **kwargs)
    return str(refused.value)


def test_a_budget_is_due_twenty_days_after_its_approval(cast) -> None:
    assert registered(cast).publish_due_on == date(2020, 1, 30)


def test_a_budget_with_all_its_tables_is_published_with_them(cast) -> None:
    item = published(cast, filled(cast, registered(cast)))
    annex = annex_of(Edition.objects.get(item=item).annex)
    assert [table.title for table in annex.tables] == [table.title for table in FORM.tables]
    assert "2120101 行政运行 611.70 611.70" in Edition.objects.get(item=item).text
    assert [chart.title for chart in annex.charts] == ["支出预算按功能分类", "“三公”经费预算"]
    assert verify()[1] == []


def test_a_budget_without_tables_goes_no_further(cast) -> None:
    told = refusal(items.check, registered(cast).pk, actor=cast.section_head)
    assert "还没有填报部门预算的报表" in told


def test_a_budget_whose_sums_are_wrong_is_refused_naming_the_cells_then_corrected_and_published(cast) -> None:
    item = filled(cast, registered(cast), spoilt(budget(), {"three.lines.total.amount": "17.50"}))
    told = refusal(items.check, item.pk, actor=cast.section_head, at=at(1, 14))
    assert "“合计”是 17.50，各项之和是 17.00，相差 0.50" in told
    filled(cast, item)
    published(cast, item)
    assert Edition.objects.get(item=item).annex


def test_tables_that_were_signed_and_are_wrong_are_not_published(cast) -> None:
    item = signed(cast, filled(cast, registered(cast)))
    Statement.objects.get(item=item).tables.get(code="fund").delete()
    assert "缺少表八" in refusal(items.publish, item.pk, actor=cast.clerk, at=at(1, 16))


def test_tables_that_are_missing_and_reasons_that_are_missing_are_refused(cast) -> None:
    less = {code: table for code, table in budget().items() if code != "fund"}
    item = filled(cast, registered(cast), less, reasons=False)
    told = refusal(items.check, item.pk, actor=cast.section_head)
    assert "缺少表八《政府性基金预算支出情况表》" in told
    assert "“三公”经费合计（17.00 万元）没有说明增减变化原因" in told


def test_what_is_not_to_be_open_needs_no_tables(cast) -> None:
    draft = items.Draft(
        kind="department_budget",
        title="涉密项目预算",
        formed_on=date(2020, 1, 13),
        proposed_attribute="withheld",
        proposed_ground="14.secret",
        extra={"year": 2020, "approved_on": "2020-01-10", "approved_by": "财政部门"},
    )
    item = items.register(cast.organ, draft, actor=cast.clerk)
    assert items.check(item.pk, actor=cast.section_head).state == "checked"


def test_an_empty_table_goes_out_and_says_so(cast) -> None:
    item = registered(cast)
    without = {**budget(), "fund": budget()["fund"]}
    filled(cast, item, without)
    actions.declare_empty(item.pk, table="fund", actor=cast.clerk)
    [table] = [each for each in review_of(item).annex.tables if each.code == "fund"]
    assert table.is_empty and table.parts == ()


def test_a_fault_in_the_workbook_leaves_everything_as_it_was(cast) -> None:
    item = filled(cast, registered(cast))
    before = Statement.objects.get(item=item).tables.get(code="three").lines
    told = refusal(
        actions.paste_table,
        item.pk,
        table="three",
        text="项目\t预算数\n合计\t壹拾柒\n公务接待费\t1.00",
        actor=cast.clerk,
    )
    assert "粘贴的内容 B2 格“合计”的“预算数”写的是“壹拾柒”，不是数字" in told
    assert Statement.objects.get(item=item).tables.get(code="three").lines == before


def test_what_is_no_workbook_is_refused_with_the_way_out(cast) -> None:
    item = registered(cast)
    told = refusal(actions.import_tables, item.pk, name="预算.pdf", content=b"%PDF-1.7\0\0", actor=cast.clerk)
    assert "另存为 .xlsx" in told
    assert not Statement.objects.filter(item=item).exists()


def test_a_change_against_the_year_before_is_told_and_must_be_explained(cast) -> None:
    first = registered(cast, year=2019)
    actions.import_tables(first.pk, name="a.xlsx", content=workbook(budget(2019)), actor=cast.clerk)
    explained(cast, first)
    published(cast, first, 2019)
    item = filled(cast, registered(cast), reasons=False)
    review = review_of(item)
    assert "“公务接待费”比上年有变化（上年 2.20，本年 2.00，-0.20 万元），没有说明原因" in review.unexplained
    actions.explain_changes(item.pk, explanations={"reception": "压减接待批次"}, actor=cast.clerk)
    item.refresh_from_db()
    [comparison] = annex_of(item.annex).summary
    cells = {line.code: line.cells for line in comparison.parts[0].lines}
    assert cells["reception"] == ("公务接待费", "2.20", "2.00", "-0.20", "-9.1%", "压减接待批次")
    assert cells["abroad"][-1] == "与上年持平"
    assert annex_of(item.annex).links == ((first.title, "640299041/2019-00001"),)


def test_the_public_tables_change_by_a_revision_only(cast) -> None:
    item = published(cast, filled(cast, registered(cast)))
    cells = spoilt(
        budget(),
        {"three.lines.reception.amount": "2.10", "three.lines.total.amount": "17.10"},
    )
    filled(cast, item, cells, reasons=False)
    item.refresh_from_db()
    assert "2.10" not in str(item.annex) and Edition.objects.filter(item=item).count() == 1
    actions.propose_tables(item.pk, reason="更正公务接待费", actor=cast.clerk, at=at(2, 3))
    actions.correct_table(item.pk, table="three", lines={}, actor=cast.clerk)
    items.decide_revision(item.pk, actor=cast.director, is_approved=True, at=at(2, 4))
    first, second = Edition.objects.filter(item=item).order_by("number")
    assert "公务接待费 2.00" in first.text and "公务接待费 2.10" in second.text


def test_a_correction_whose_sums_are_wrong_is_not_proposed(cast) -> None:
    item = published(cast, filled(cast, registered(cast)))
    assert "没有要变更的内容" in refusal(actions.propose_tables, item.pk, reason="x", actor=cast.clerk)
    filled(cast, item, spoilt(budget(), {"three.lines.total.amount": "18"}), reasons=False)
    assert "相差 1.00" in refusal(actions.propose_tables, item.pk, reason="更正", actor=cast.clerk)


def test_tables_are_not_touched_while_they_are_being_checked(cast) -> None:
    item = filled(cast, registered(cast))
    items.check(item.pk, actor=cast.section_head, at=at(1, 14))
    assert "当前环节" in refusal(actions.declare_empty, item.pk, table="fund", actor=cast.clerk)


def test_tables_explanations_and_notes_pass_the_gate(cast) -> None:
    item = filled(cast, registered(cast))
    actions.explain_changes(
        item.pk, explanations={"three": "联系人13995012345，身份证号640221199001010019"}, actor=cast.clerk
    )
    signed(cast, item)
    told = refusal(items.publish, item.pk, actor=cast.clerk, at=at(1, 16))
    assert "附表“增减变动原因”" in told and "640221199001010019" not in told


def test_the_same_year_is_not_published_twice(cast) -> None:
    first = published(cast, filled(cast, registered(cast)))
    item = filled(cast, registered(cast))
    told = refusal(items.check, item.pk, actor=cast.section_head)
    assert f"2020年度的部门预算已经公开（{first.index_number}）" in told


def test_a_year_that_was_amended_afterwards_is_noticed(cast) -> None:
    first = registered(cast, year=2019)
    actions.import_tables(first.pk, name="a.xlsx", content=workbook(budget(2019)), actor=cast.clerk)
    explained(cast, first)
    item = filled(cast, registered(cast))
    published(cast, first, 2019)
    assert "后来有变动" in refusal(items.check, item.pk, actor=cast.section_head)
    explained(cast, item)
    signed(cast, item)


def test_a_year_before_that_came_out_after_the_signature_stops_nobody(cast) -> None:
    item = filled(cast, registered(cast), reasons=False)
    actions.explain_changes(item.pk, explanations={"three": "从严控制"}, actor=cast.clerk)
    signed(cast, item)
    published(cast, filled(cast, registered(cast, year=2019), budget(2019)), 2019)
    assert items.publish(item.pk, actor=cast.clerk, at=at(1, 16)).index_number


def test_a_quarter_goes_on_from_the_published_one_before(cast) -> None:
    form = form_of("three_expenses")
    for number, name in ((1, "第一季度"), (2, "第二季度")):
        item = registered(cast, kind="three_expenses", quarter=name)
        tables = quarter(number)
        if number == 2:
            tables = spoilt(
                tables, {"three.lines.reception.period": "0.30", "three.lines.total.period": "3.94"}
            )
        content = write(form, organ="青石县住房和城乡建设局", period=name, filled=tables)
        actions.import_tables(item.pk, name="三公.xlsx", content=content, actor=cast.clerk)
        explained(cast, item)
        if number == 1:
            published(cast, item)
    told = [fault.sentence for fault in review_of(item).faults]
    assert any(
        "“三、公务接待费”的“本年累计”是 0.34，上季累计 0.06 与本季度 0.30之和是 0.36，相差 0.02" in each
        for each in told
    )


@pytest.mark.parametrize("name", ["section_head", "director", "other_clerk", "auditor", "authority"])
def test_only_a_clerk_of_the_organ_fills_in_tables(cast, name) -> None:
    item = registered(cast)
    actor = getattr(cast, name)
    try:
        actions.import_tables(item.pk, name="a.xlsx", content=workbook(budget()), actor=actor)
    except StepRefused as refused:
        assert "经办" in str(refused) or "本机关" in str(refused)
    except type(item).DoesNotExist:
        assert name == "other_clerk"
    else:
        pytest.fail("an actor without the role filled in tables")


def test_cells_typed_on_the_page_are_taken_or_named(cast) -> None:
    from gongkai.finance.cells import TypedLine

    item = filled(cast, registered(cast))
    lines = {
        "lines": [
            TypedLine("reception", "三、公务接待费", False, {"amount": "2，10"}),
            TypedLine("total", "合计", False, {"amount": "十"}),
        ]
    }
    told = refusal(actions.correct_table, item.pk, table="three", lines=lines, actor=cast.clerk)
    assert "表七《一般公共预算“三公”经费支出情况表》“合计”写的是“十”，不是数字" in told
    lines["lines"][1] = TypedLine("total", "合计", False, {"amount": "210"})
    actions.correct_table(item.pk, table="three", lines=lines, actor=cast.clerk)
    assert review_of(item).filled["three"].line("lines", "total").value("amount") == Decimal("210.00")


def test_a_small_heading_that_was_left_empty_is_told_before_the_check(cast) -> None:
    item = fill_body(cast, "## 部门职责\n负责住房保障。\n## 机构设置")
    assert "“机构设置”下面没有内容" in refusal(items.check, item.pk, actor=cast.section_head)


def fill_body(cast, body: str):
    item = filled(cast, registered(cast))
    item.body = clean(body)
    item.save()
    return item


def test_the_heading_of_a_kind_is_not_asked_of_the_catalogue(cast) -> None:
    assert not Heading.objects.filter(code="budgets").exists()
    assert registered(cast).heading == cast.heading
