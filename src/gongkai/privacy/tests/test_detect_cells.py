"""Numbers over several cells, and what stands side by side by chance; headings that say what a column holds."""

import pytest

from gongkai.privacy.findings import FindingKind
from gongkai.privacy.passages import Table
from gongkai.privacy.scanning import scan_pieces
from gongkai.privacy.tests.invented import ADULT, CARD, MOBILE, OLD

LANDLINE = "0952-6095123"
NUMBERS = {
    FindingKind.RESIDENT_ID: ADULT,
    FindingKind.RESIDENT_ID_15: OLD,
    FindingKind.MOBILE: MOBILE,
    FindingKind.LANDLINE: LANDLINE,
    FindingKind.BANK_CARD: CARD,
}


def found(rows: list[list[str]]) -> list[tuple[FindingKind, str]]:
    """Numbers only, with their places."""
    return [(each.kind, each.where) for each in scan_pieces([Table("表", rows)]) if each.kind in NUMBERS]


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_in_two_cells_is_found(kind: FindingKind) -> None:
    number = NUMBERS[kind]
    assert found([["王某", number[:7], number[7:]]]) == [(kind, "表B1")]


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_in_three_cells_under_one_heading_is_found(kind: FindingKind) -> None:
    number = NUMBERS[kind]
    heading = {
        FindingKind.MOBILE: "手机号码",
        FindingKind.LANDLINE: "住宅电话",
        FindingKind.BANK_CARD: "银行卡号",
    }.get(kind, "身份证号码")
    rows = [["户主", heading, "", "", "备注"], ["王某", number[:5], number[5:9], number[9:], ""]]
    assert found(rows) == [(kind, "表B2")]


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_with_one_character_in_each_cell_is_found(kind: FindingKind) -> None:
    assert found([["号码", *NUMBERS[kind]]]) == [(kind, "表B1")]
    assert found([["", "", *NUMBERS[kind], "", ""]]) == [(kind, "表C1")]


def test_a_label_may_stand_in_the_same_small_cells() -> None:
    assert found([[*"固定电话", *LANDLINE]]) == [(FindingKind.LANDLINE, "表E1")]


def test_a_label_in_the_first_of_two_cells_is_read() -> None:
    assert found([[f"身份证号：{OLD[:9]}", OLD[9:]]]) == [(FindingKind.RESIDENT_ID_15, "表A1")]


def test_an_old_number_of_a_former_prefecture_is_found_whole_and_in_two_cells() -> None:
    number = f"622826{OLD[6:]}"
    assert found([["户主", "身份证号码", ""], ["王某", number[:8], number[8:]]]) == [
        (FindingKind.RESIDENT_ID_15, "表B2")
    ]
    assert found([["王某", number]]) == [(FindingKind.RESIDENT_ID_15, "表B1")]


def test_columns_with_headings_of_their_own_are_not_read_together() -> None:
    rows = [["序号", "编号"], ["138", "12345678"], ["139", "12345679"], ["140", "22345678"]]
    assert found(rows) == []


def test_a_column_that_counts_its_rows_begins_no_number() -> None:
    assert found([["138", "12345678"], ["139", "72345678"], ["140", "22345678"]]) == []


def test_days_and_round_amounts_side_by_side_are_no_phone() -> None:
    assert found([["甲", "138", "20201234"], ["乙", "150000", "13000"], ["丙", "1990", "1234567"]]) == []


def test_rows_of_statistics_are_no_numbers_of_persons() -> None:
    rows = [["村", *(str(year) for year in range(2012, 2021))], ["一村", *["1381", "234", "5678"] * 3]]
    assert found(rows) == []


@pytest.mark.parametrize(
    "heading",
    [
        "项目编码",
        "表底数",
        "累计用水量",
        "合同金额（元）",
        "资产编号",
        "户号",
        "监测数值（毫米）",
        "发票号码",
    ],
)
@pytest.mark.parametrize("number", [MOBILE, OLD, CARD, "09526095123"])
def test_a_heading_that_counts_or_numbers_things_speaks_for_its_column(heading: str, number: str) -> None:
    assert found([["乡镇", heading], ["城关镇", number], ["陶乐镇", number]]) == []


@pytest.mark.parametrize("heading", ["备注", "情况说明", "户主"])
def test_a_heading_that_says_nothing_hides_no_phone(heading: str) -> None:
    assert found([["乡镇", heading], ["城关镇", MOBILE]]) == [(FindingKind.MOBILE, "表B2")]


@pytest.mark.parametrize(
    "heading",
    [
        "证件号码",
        "社保卡号",
        "社会保障卡号",
        "开户行账号",
        "银行账号",
        "收款账号",
        "出生年月日",
        "户口所在地",
        "身份证 号码",
        "移动电话",
    ],
)
def test_more_headings_are_personal(heading: str) -> None:
    findings = scan_pieces([Table("表", [["乡镇", heading], ["城关镇", "另册登记"]])])
    assert [each.kind for each in findings] == [FindingKind.PERSONAL_COLUMN]


def personal(rows: list[list[str]]) -> list[str]:
    findings = scan_pieces([Table("表", rows)])
    return [each.where for each in findings if each.kind is FindingKind.PERSONAL_COLUMN]


@pytest.mark.parametrize(
    "name",
    [
        "民族小区",
        "民族团结小区",
        "民族南路",
        "民族大街",
        "民族新村",
        "民族中学",
        "民族宗教事务局",
        "手机城",
        "婚姻登记处",
        "疾病预防控制中心",
        "母亲河治理工程",
        "微信小店",
        "一卡通服务中心",
        "平罗县驾驶证考试中心",
        "护照照相馆",
        "父母亲家园",
    ],
)
def test_a_name_that_begins_with_a_headings_word_is_no_heading(name: str) -> None:
    assert personal([["序号", "名称", "投资"], ["1", name, "120"], ["2", "阳光家园", "90"]]) == []
    assert personal([["名称", "改造内容"], [name, "外墙保温"], ["阳光家园", "管网"]]) == []
    assert personal([["老旧小区改造名单", ""], ["名称", "内容"], ["东区", "路面"], [name, "外墙保温"]]) == []


@pytest.mark.parametrize("word", ["民族", "婚姻", "疾病", "生日", "籍贯"])
def test_only_a_head_row_heads_a_column(word: str) -> None:
    rows = [["序号", "事项", "件数"], ["1", "户籍", "12"], ["2", word, "7"], ["3", "其他", "4"]]
    assert personal(rows) == []


@pytest.mark.parametrize(
    "heading", ["子女所在学校", "父母工作单位", "现居住小区", "配偶就业公司", "居住地社区"]
)
def test_a_heading_that_asks_for_the_place_of_a_person_stays_one(heading: str) -> None:
    assert personal([["姓名", heading], ["王某", "城关镇"]]) == ["表B1"]


def test_heads_of_several_rows_and_of_several_tables_are_seen() -> None:
    title, above = ["2020年名单", "", "", ""], ["序号", "户主信息", "", "备注"]
    rows = [title, above, ["", "姓名", "民族", ""], ["1", "王某", "回族", ""], ["2", "马某", "汉族", ""]]
    assert personal(rows) == ["表C3"]
    assert personal([*rows, ["序号", "姓名", "金额", "籍贯"], ["1", "王某", "20000", "平罗"]]) == [
        "表C3",
        "表D6",
    ]
    assert personal([*rows, ["", "", "", ""], ["镇", "村", "", "籍贯"], ["城关", "一村", "", "平罗"]]) == [
        "表C3",
        "表D7",
    ]
