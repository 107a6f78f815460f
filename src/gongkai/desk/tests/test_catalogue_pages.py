"""公开目录 and 公开责任 at the desk: from an imported spreadsheet to the version in force, and what is due."""

from datetime import date

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.catalogue.lines import Line
from gongkai.catalogue.models import CatalogueVersion, Heading
from gongkai.catalogue.spreadsheet import Sheet, spreadsheet
from gongkai.desk.tests.desk_client import draft, logged_in, published
from gongkai.duties.models import DutyStatement
from gongkai.items import actions as items

LINES = [
    Line(code="a", title="机构信息"),
    Line(code="b", title="机构职能", parent="a", time_words="长期公开", cadence="static"),
    Line(code="c", title="保障性住房分配管理", time_words="适时公开"),
]


def import_file(client: Client, lines: list[Line] = LINES) -> CatalogueVersion:
    content = spreadsheet(lines, Sheet("目录", "", "青石县住房和城乡建设局", "proactive"))
    file = SimpleUploadedFile("目录.xlsx", content)
    answer = client.post("/desk/catalogue/proactive/import/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return CatalogueVersion.objects.latest("pk")


def test_an_imported_catalogue_is_put_right_submitted_approved_and_in_force(cast: Cast) -> None:
    clerk, director = logged_in(cast, "clerk"), logged_in(cast, "director")
    version = import_file(clerk)
    page = f"/desk/catalogue/versions/{version.pk}/"
    shown = clerk.get(page).content.decode()
    assert "要先改正的 1 处" in shown and ">F6<" in shown and "适时公开" in shown
    submission = {"reason": "首次编制", "in_force_from": timezone.localdate()}
    refused = clerk.post(f"{page}submit_version/", submission)
    assert refused.status_code == 409 and "看不出“适时公开”" in refused.content.decode()
    code = version.faults[0]["code"]
    form = f"{page}change_heading/?code={code}"
    assert "导入时没有读出的" in clerk.get(form).content.decode()
    line = {
        "title": "保障性住房分配管理", "time_words": "分配结果确定后20个工作日内", "time_unit": "workdays",
        "cadence": "event", "upkeep": "undated", "manner": "proactive", "audience": "",
    }  # fmt: skip
    assert clerk.post(form, line).status_code == 302
    version.refresh_from_db()
    assert version.lines[-1]["time_limit"] == 20 and not version.faults
    assert clerk.post(f"{page}submit_version/", submission).status_code == 302
    assert "批准施行" in director.get("/desk/").content.decode()
    assert clerk.post(f"{page}approve_version/").status_code == 403
    assert director.post(f"{page}approve_version/").status_code == 302
    assert Heading.objects.get(title="机构职能", organ=cast.organ).cadence == "static"
    assert "第 1 版" in clerk.get("/desk/catalogue/").content.decode()


def test_a_draft_is_changed_line_by_line(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    assert clerk.post("/desk/catalogue/proactive/draft/").status_code == 302
    version = CatalogueVersion.objects.get()
    page = f"/desk/catalogue/versions/{version.pk}/"
    new = {
        "title": "机构信息",
        "time_unit": "workdays",
        "cadence": "event",
        "upkeep": "undated",
        "manner": "proactive",
    }
    assert clerk.post(f"{page}add_heading/", new).status_code == 302
    version.refresh_from_db()
    added = version.lines[-1]["code"]
    assert clerk.post(f"{page}move_heading/?code={added}", {"parent": "", "number": "1"}).status_code == 302
    assert clerk.post(f"{page}end_heading/?code=housing-allocation").status_code == 302
    rows = clerk.post(f"{page}take_standard_rows/?field=municipal", {"rows": ["gas-permits"]})
    assert rows.status_code == 302
    shown = clerk.get(page).content.decode()
    for words in ("新增 3 项，停用 1 项", "燃气经营许可证核发", "机构信息"):
        assert words in shown
    assert clerk.get(f"{page}change_heading/?code=nothing").status_code == 404
    assert clerk.post(f"{page}take_standard_rows/?field=municipal", {}).status_code == 422


def test_what_is_no_catalogue_says_so(cast: Cast) -> None:
    file = SimpleUploadedFile("名单.csv", "姓名,电话\n张三,1".encode())
    answer = logged_in(cast, "clerk").post("/desk/catalogue/proactive/import/", {"file": file})
    assert answer.status_code == 409 and "没有找到表头" in answer.content.decode()


def test_the_authority_looks_at_the_catalogues_and_duties_of_organs_below(cast: Cast) -> None:
    authority = logged_in(cast, "authority")
    address = f"?organ={cast.organ.pk}"
    assert "保障性住房分配管理" in authority.get(f"/desk/catalogue/{address}").content.decode()
    assert "青石县水务局" in authority.get("/desk/duties/").content.decode()
    assert "保障性住房分配管理" in authority.get(f"/desk/duties/{address}").content.decode()
    clerk = logged_in(cast, "clerk")
    for page in ("/desk/catalogue/", "/desk/duties/"):
        assert clerk.get(f"{page}?organ={cast.other_organ.pk}").status_code == 404
    assert logged_in(cast, "other_clerk").get(f"/desk/duties/{cast.heading.pk}/").status_code == 404


@pytest.fixture
def quarterly(cast: Cast) -> Heading:
    Heading.objects.filter(pk=cast.heading.pk).update(cadence="quarter", in_force_from=date(2019, 1, 1))
    return cast.heading  # type: ignore[no-any-return]


def test_a_late_quarter_stands_on_the_board_until_a_statement_is_made(cast: Cast, quarterly: Heading) -> None:
    clerk = logged_in(cast, "clerk")
    item = published(cast, title="关于本年住房保障未公开信息的情况说明")
    board = clerk.get("/desk/duties/?state=late").content.decode()
    assert "没有公开，也没有情况说明" in board
    page = f"/desk/duties/{quarterly.pk}/"
    assert "逾期" in clerk.get(page).content.decode()
    form = clerk.get(f"{page}state/").content.decode()
    assert "关于本年住房保障" in form
    codes = [part.partition('"')[0] for part in form.split('name="periods" value="')[1:]]
    answer = clerk.post(f"{page}state/", {"periods": codes, "item": item.pk, "note": "没有新增"})
    assert answer.status_code == 302
    shown = clerk.get(page).content.decode()
    assert "有情况说明" in shown and "没有新增" in shown
    statement = DutyStatement.objects.first()
    assert statement is not None
    strike = f"/desk/duties/statements/{statement.pk}/strike/"
    assert clerk.post(strike, {"reason": ""}).status_code == 422
    assert clerk.post(strike, {"reason": "登记错了"}).status_code == 302
    assert logged_in(cast, "other_clerk").get(strike).status_code == 404


def test_a_duty_leads_to_a_new_item_under_its_heading(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    assert (
        f"kind=notice&amp;heading={cast.heading.pk}"
        in clerk.get(f"/desk/items/new/?heading={cast.heading.pk}").content.decode()
    )
    form = clerk.get(f"/desk/items/new/?kind=notice&heading={cast.heading.pk}").content.decode()
    assert f'value="{cast.heading.pk}" selected' in form


def test_an_ended_heading_is_refused_at_publication(cast: Cast) -> None:
    item = items.register(cast.organ, draft(), actor=cast.clerk)
    items.check(item.pk, actor=cast.section_head)
    items.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    items.determine(item.pk, actor=cast.director, attribute="proactive")
    Heading.objects.filter(pk=cast.heading.pk).update(in_force_to=date(2020, 1, 1))
    choice = logged_in(cast, "clerk").get(f"/desk/items/{item.pk}/publish/").content.decode()
    assert "保障性住房分配管理" not in choice
