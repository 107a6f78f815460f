"""预决算 at the desk: import, faults with their cells, corrections in place, reasons, asking for a change."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.desk.tests.desk_client import logged_in
from gongkai.finance.forms import form_of
from gongkai.finance.review import review_of
from gongkai.finance.tests.samples import budget, fill, spoilt
from gongkai.finance.workbook import write
from gongkai.items import actions

FORM = form_of("budget")


@pytest.fixture
def item(cast):
    draft = actions.Draft(
        kind="department_budget",
        title="青石县住房和城乡建设局2020年部门预算",
        formed_on=date(2020, 1, 13),
        proposed_attribute="proactive",
        body="正文",
        extra={"year": 2020, "approved_on": "2020-01-10", "approved_by": "财政部门"},
        heading_id=cast.heading.pk,
    )
    return actions.register(cast.organ, draft, actor=cast.clerk)


def upload(filled) -> SimpleUploadedFile:
    return SimpleUploadedFile("预算.xlsx", write(FORM, organ="甲局", period="2020年度", filled=filled))


def test_a_clerk_imports_a_workbook_and_sees_what_is_wrong_with_its_cells(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    wrong = spoilt(budget(), {"three.lines.total.amount": "17.50"})
    response = clerk.post(f"/desk/statements/{item.pk}/import/", {"file": upload(wrong)}, follow=True)
    page = response.content.decode()
    assert "已填入8 张表" in page and "还不能公开" in page
    assert "“合计”是 17.50，各项之和是 17.00，相差 0.50" in page
    assert 'class="amount annex__faulty">17.50<span' in page  # the faulty table is the one in sight
    assert "1 处不平" in page


def test_a_workbook_with_a_fault_changes_nothing_and_says_where(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    file = SimpleUploadedFile("a.csv", "项目\t预算数\n合计\t两万".encode())
    response = clerk.post(f"/desk/statements/{item.pk}/import/", {"file": file})
    assert response.status_code == 409
    assert "没有导入，报表保持原样" in response.content.decode()
    assert review_of(item).statement is None


def test_cells_are_corrected_in_place_and_what_was_typed_is_kept(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    clerk.post(f"/desk/statements/{item.pk}/import/", {"file": upload(budget())})
    address = f"/desk/statements/{item.pk}/tables/three/"
    typed = {f"lines.{at}.amount": value for at, value in enumerate(["18", "0", "15", "0", "15", "三"])}
    response = clerk.post(address, typed)
    assert response.status_code == 409
    assert "“三、公务接待费”写的是“三”，不是数字" in response.content.decode()
    assert 'value="三"' in response.content.decode()
    clerk.post(address, {**typed, "lines.5.amount": "3"})
    assert not [fault for fault in review_of(item).faults if fault.table == "three"]


def test_a_new_line_comes_in_and_an_emptied_one_goes(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    clerk.post(f"/desk/statements/{item.pk}/import/", {"file": upload(budget())})
    lines = review_of(item).filled["fund"].side("lines")
    typed = {f"lines.{at}.total": "1" for at in range(len(lines) - 1)}
    at = len(lines)
    typed |= {f"lines.{at}.code": "2120899", f"lines.{at}.label": "其他支出", f"lines.{at}.total": "7"}
    clerk.post(f"/desk/statements/{item.pk}/tables/fund/", typed)
    codes = [line.code for line in review_of(item).filled["fund"].side("lines")]
    assert codes == [*(line.code for line in lines[:-1]), "2120899"]


def test_a_table_is_pasted_or_said_to_be_empty(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    address = f"/desk/statements/{item.pk}/tables/three/"
    response = clerk.post(f"{address}paste/", {"lines": "项目\t预算数\n合计\tx"})
    assert response.status_code == 409 and "B2 格" in response.content.decode()
    assert "合计\tx" in response.content.decode()
    clerk.post(f"{address}paste/", {"lines": "项目\t预算数\n合计\t2\n公务接待费\t2"})
    assert str(review_of(item).filled["three"].line("lines", "reception").value("amount")) == "2.00"
    clerk.post(f"/desk/statements/{item.pk}/tables/fund/empty/")
    page = clerk.get(f"/desk/statements/{item.pk}/?table=fund").content.decode()
    assert "本表无数据" in page and "无数据</small>" in page


def test_reasons_are_asked_line_by_line(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    clerk.post(f"/desk/statements/{item.pk}/import/", {"file": upload(budget())})
    address = f"/desk/statements/{item.pk}/explanations/"
    assert "须说明" in clerk.get(address).content.decode()
    clerk.post(address, {"three": "从严控制"})
    assert review_of(item).is_right
    assert "勾稽相符" in clerk.get(f"/desk/statements/{item.pk}/").content.decode()


def test_a_published_statement_is_corrected_by_a_change_that_waits(cast, item) -> None:
    fill(item, actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="proactive")
    actions.publish(item.pk, actor=cast.clerk)
    clerk = logged_in(cast, "clerk")
    typed = {f"lines.{at}.amount": value for at, value in enumerate(["18", "0", "15", "0", "15", "3"])}
    clerk.post(f"/desk/statements/{item.pk}/tables/three/", typed)
    assert "报表与已公开的不同" in clerk.get(f"/desk/statements/{item.pk}/").content.decode()
    clerk.post(f"/desk/statements/{item.pk}/propose/", {"reason": "更正公务接待费"})
    page = logged_in(cast, "director").get(f"/desk/items/{item.pk}/decide_revision/").content.decode()
    assert "<del>表七" in page and "三、公务接待费　3.00" in page


def test_the_template_and_the_working_copy_are_downloads(cast, item) -> None:
    fill(item, actor=cast.clerk)
    reader = logged_in(cast, "auditor")
    for name in ("template", "tables"):
        response = reader.get(f"/desk/statements/{item.pk}/{name}.xlsx")
        assert response.status_code == 200 and response.content[:2] == b"PK"


def test_the_working_copy_read_in_again_changes_nothing(cast, item) -> None:
    fill(item, actor=cast.clerk)
    before, clerk = review_of(item), logged_in(cast, "clerk")
    copy = clerk.get(f"/desk/statements/{item.pk}/tables.xlsx").content
    clerk.post(f"/desk/statements/{item.pk}/import/", {"file": SimpleUploadedFile("副本.xlsx", copy)})
    after = review_of(item)
    assert before and after and after.filled == before.filled


def test_whoever_checks_reads_the_tables_before_the_button(cast, item) -> None:
    fill(item, actor=cast.clerk)
    page = logged_in(cast, "section_head").get(f"/desk/items/{item.pk}/check/").content.decode()
    assert "表七　一般公共预算“三公”经费支出情况表" in page and "annex__table" in page


def test_items_without_tables_and_unknown_tables_are_not_found(cast, item) -> None:
    clerk = logged_in(cast, "clerk")
    assert clerk.get(f"/desk/statements/{item.pk}/tables/nothing/").status_code == 404
    assert clerk.get(f"/desk/statements/{item.pk}/?table=nothing").status_code == 400
    notice = actions.register(
        cast.organ,
        actions.Draft(kind="notice", title="x", formed_on=date(2020, 1, 1), proposed_attribute="proactive"),
        actor=cast.clerk,
    )
    assert clerk.get(f"/desk/statements/{notice.pk}/").status_code == 404
    assert "青石县住房和城乡建设局2020年部门预算" in clerk.get("/desk/statements/").content.decode()
