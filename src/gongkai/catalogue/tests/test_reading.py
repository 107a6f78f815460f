"""Published catalogues are read whatever their layout; what cannot be read is told with its cell."""

import io

import pytest
import xlsxwriter

from gongkai.catalogue.channels import read_channels
from gongkai.catalogue.lines import Line
from gongkai.catalogue.models import Catalogue
from gongkai.catalogue.reading import read_catalogue
from gongkai.catalogue.spreadsheet import Sheet, spreadsheet
from gongkai.catalogue.time_limits import in_words, number_of, read_time_limit
from gongkai.items.imports.reading import read_file

PUBLISHED = [
    ["青石县住房和城乡建设局主动公开基本目录"],
    ["序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", ""],
    ["序号", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群体", "主动", "依申请", "县级", "乡级"],
    ["一、保障性住房领域"],
    ["1", "配给管理", "资格审核", "申请受理\n审核结果", "《公共租赁住房管理办法》", "自信息形成或者变更之日起20个工作日内", "住建局", "■政府网站 □两微一端\n■公开查阅点", "√", "", "√", "", "√", ""],
    ["2", "", "租赁补贴", "发放对象", "同上", "每季度", "住建局", "■政府网站", "", "低收入住房困难家庭", "√", "", "√", "√"],
    ["3", "配给管理", "配租结果", "对象", "", "分配结果确定后二十个工作日内", "住建局", "■政府网站■布告牌", "√", "", "√", "√", "√", ""],
    ["4", "法规政策", "", "文件", "", "适时", "住建局", "■政府网站", "√", "", "√", "", "", "√"],
    ["注：本目录每年调整一次。"],
]  # fmt: skip


def read(rows: list[list[str]], catalogue: str = Catalogue.PROACTIVE, known: list[Line] | None = None):  # type: ignore[no-untyped-def]
    return read_catalogue(
        rows, catalogue=catalogue, known=known or [], taken=(), organ_name="青石县住房和城乡建设局"
    )


def test_a_head_of_two_rows_and_blank_level_ones_are_read() -> None:
    lines = {line.title: line for line in read(PUBLISHED).lines}
    assert list(lines) == ["配给管理", "资格审核", "租赁补贴", "配租结果", "法规政策"]
    first, subsidy, result = lines["资格审核"], lines["租赁补贴"], lines["配租结果"]
    assert first.parent == subsidy.parent == lines["配给管理"].code
    assert (first.time_limit, first.time_unit, first.cadence) == (20, "workdays", "event")
    assert first.channels == ("政府网站", "公开查阅点") and first.optional_channels == ("两微一端",)
    assert (first.audience, first.manner, first.government_levels) == ("全社会", "proactive", ("county",))
    assert (subsidy.audience, subsidy.cadence) == ("低收入住房困难家庭", "quarter")
    assert subsidy.government_levels == ("county", "township")
    assert result.time_limit == 20 and lines["法规政策"].parent == ""


def test_what_cannot_be_read_is_told_with_its_cell() -> None:
    told = {fault.cell: fault.sentence for fault in read(PUBLISHED).faults}
    assert set(told) == {"H7", "K7", "F8"}
    assert "布告牌" in told["H7"] and "其中一种" in told["K7"] and "适时" in told["F8"]


def test_bands_and_notes_are_no_lines() -> None:
    assert read(PUBLISHED).skipped == [4, 9]


def test_a_table_without_head_says_what_is_missing() -> None:
    found = read([["姓名", "电话"], ["张三", "1"]])
    assert not found.lines and "没有找到表头" in found.problems[0]


def test_a_title_that_comes_twice_is_a_fault() -> None:
    (fault,) = read([*PUBLISHED[:5], PUBLISHED[4]]).faults
    assert fault.cell == "C6" and "前面已经有了" in fault.sentence


def test_known_lines_keep_their_code_and_what_the_table_does_not_say() -> None:
    known = [
        Line(code="housing-allocation", title="配给管理"),
        Line(
            code="eligibility",
            title="资格审核",
            parent="housing-allocation",
            statutory_class="20.11",
            section="住房保障中心",
        ),
    ]
    lines = {line.title: line for line in read(PUBLISHED, known=known).lines}
    assert (lines["资格审核"].code, lines["资格审核"].section) == ("eligibility", "住房保障中心")
    assert lines["租赁补贴"].parent == "housing-allocation"


def test_headings_that_the_program_knows_get_their_codes() -> None:
    rows = [
        ["一级事项", "二级事项", "公开时限"],
        ["政府信息公开", "政府信息公开年报", "每年1月31日前"],
        ["保障性住房·使用管理", "退出管理", "实时"],
    ]
    assert [line.code for line in read(rows).lines] == ["h001", "annual-report", "h002", "exit"]


def test_a_negative_list_needs_its_grounds() -> None:
    rows = [
        ["序号", "信息名称", "不予公开的理由", "公开依据"],
        ["1", "举报人信息", "法律、行政法规禁止公开", ""],
        ["2", "某件", "不便公开", ""],
    ]
    found = read(rows, Catalogue.NEGATIVE)
    assert [line.ground for line in found.lines] == ["14.law_forbids", ""]
    assert [fault.cell for fault in found.faults] == ["C3"]


CATALOGUE = [
    Line(code="a", title="保障性住房·配给管理", government_levels=("county",)),
    Line(code="b", title="资格审核", parent="a", contents="申请受理；审核结果", basis="《公共租赁住房管理办法》", time_limit=20,
         channels=("政府网站",), optional_channels=("两微一端", "精准推送"), government_levels=("county", "township"), section="住房保障中心", kinds=("notice",)),
    Line(code="c", title="租赁补贴", parent="a", time_limit=15, time_unit="calendar_days", cadence="quarter", audience="低收入住房困难家庭", manner="on_application"),
    Line(code="d", title="机构信息", time_words="长期公开", cadence="static"),
    Line(code="e", title="三级的", parent="c", time_words="每年1月31日前", cadence="year", publisher="县住建局、乡镇人民政府"),
    Line(code="f", title="=1+1 与“引号”", time_words="实时"),
]  # fmt: skip


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_what_is_exported_is_read_back_the_same(depth: int) -> None:
    lines = [line for line in CATALOGUE if depth == 3 or line.code != "e"]
    if depth == 1:
        lines = [line for line in lines if not line.parent and line.code != "a"]
    told = Sheet("目录", "来源", "青石县住房和城乡建设局", Catalogue.PROACTIVE)
    (sheet,) = read_file(spreadsheet(lines, told), "目录.xlsx")
    found = read([list(row) for row in sheet.rows], known=lines)
    assert not found.faults
    assert sorted(found.lines, key=lambda line: line.code) == sorted(lines, key=lambda line: line.code)


def test_a_fresh_agency_reads_the_same_columns_from_an_export() -> None:
    lines = CATALOGUE[:4]
    told = Sheet("目录", "来源", "某局", Catalogue.PROACTIVE)
    (sheet,) = read_file(spreadsheet(lines, told), "目录.xlsx")
    found = {line.title: line for line in read([list(row) for row in sheet.rows]).lines}
    for line in lines[1:]:
        again = found[line.title]
        for name in (
            "contents",
            "basis",
            "time_limit",
            "time_unit",
            "cadence",
            "channels",
            "optional_channels",
            "audience",
            "manner",
            "government_levels",
        ):
            assert getattr(again, name) == getattr(line, name), (line.title, name)


def test_the_negative_list_is_read_back_the_same() -> None:
    lines = [
        Line(
            code="n1",
            title="举报人信息",
            ground="14.law_forbids",
            basis="《信访工作条例》",
            manner="on_application",
        )
    ]
    told = Sheet("清单", "来源", "青石县住房和城乡建设局", Catalogue.NEGATIVE)
    (sheet,) = read_file(spreadsheet(lines, told), "清单.xlsx")
    assert read([list(row) for row in sheet.rows], Catalogue.NEGATIVE, lines).lines == lines


def test_merged_cells_of_level_one_are_read() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        for column, name in enumerate(("序号", "一级事项", "二级事项", "公开内容", "公开时限")):
            page.write_string(0, column, name)
        page.merge_range(1, 1, 2, 1, "机构信息")
        for row, title in enumerate(("机构职能", "领导信息"), start=1):
            page.write_number(row, 0, row)
            page.write_string(row, 2, title)
            page.write_string(row, 4, "长期公开")
    (sheet,) = read_file(file.getvalue(), "目录.xlsx")
    lines = read([list(row) for row in sheet.rows]).lines
    assert [(line.title, line.parent) for line in lines[1:]] == [
        ("机构职能", lines[0].code),
        ("领导信息", lines[0].code),
    ]


LIMITS = [
    ("自信息形成或者变更之日起20个工作日内", (20, "workdays", "event")),
    ("分配结果确定后 20 个工作日内", (20, "workdays", "event")),
    ("信息形成之日起七个工作日内", (7, "workdays", "event")),
    ("自批准之日起15日内", (15, "calendar_days", "event")),
    ("实时", (None, "workdays", "event")),
    ("及时公开", (None, "workdays", "event")),
    ("每季度", (None, "workdays", "quarter")),
    ("每季度结束后10个工作日内", (10, "workdays", "quarter")),
    ("每月10日前", (10, "calendar_days", "month")),
    ("每年1月31日前", (None, "workdays", "year")),
    ("长期公开", (None, "workdays", "static")),
]


@pytest.mark.parametrize(("words", "expected"), LIMITS)
def test_a_limit_in_words(words: str, expected: tuple[int | None, str, str]) -> None:
    found = read_time_limit(words)
    assert found is not None
    assert (found.limit, found.unit, found.cadence) == expected


@pytest.mark.parametrize("words", ["", "适时", "按有关规定", "另行通知"])
def test_words_that_say_no_time(words: str) -> None:
    assert read_time_limit(words) is None


@pytest.mark.parametrize("limit", [None, 7, 20])
@pytest.mark.parametrize("unit", ["workdays", "calendar_days"])
@pytest.mark.parametrize("cadence", ["event", "month", "quarter", "year"])
def test_a_limit_said_in_our_words_is_read_back(limit: int | None, unit: str, cadence: str) -> None:
    found = read_time_limit(in_words(limit, unit, cadence))
    assert found is not None and (found.limit, found.cadence) == (limit, cadence)
    assert limit is None or found.unit == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十", 20), ("十五", 15), ("三十五", 35), ("七", 7), ("两", 2), ("20", 20)],
)
def test_chinese_numbers(text: str, number: int) -> None:
    assert number_of(text) == number


def test_channels_with_marks_and_other_names() -> None:
    found = read_channels("■网站  ■微信\n□社区/企事业单位/村公示栏(电子屏)\n■飞鸽传书")
    assert found.required == ("政府网站", "两微一端")
    assert found.optional == ("社区/企事业单位/村公示栏（电子屏）",)
    assert found.unknown == ("飞鸽传书",)
