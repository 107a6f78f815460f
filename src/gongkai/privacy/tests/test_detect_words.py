"""Names, homes, births, illness and hardship, relatives, columns: what words tell."""

from datetime import date

import pytest

from gongkai.privacy.findings import Allowance, FindingKind, Severity
from gongkai.privacy.passages import Table
from gongkai.privacy.scanning import scan_pieces, scan_text
from gongkai.privacy.tests.invented import ADULT, MOBILE

ON = date(2026, 1, 1)
HOMES = [
    "住平罗县幸福小区3号楼2单元501室",
    "幸福小区3号楼501",
    "阳光花城5栋2单元301",
    "恒大名都里3-2-501",
    "小店子村二组36号",
    "家住解放街15号",
    "家庭住址：姚伏镇小店子村2队15号",
    "自然资源局家属院2号楼3单元402室",
]
PUBLIC = [
    "办公地址：平罗县人民东路100号行政中心3号楼502室",
    "平罗县民族南大街128号",
    "幸福小区3号楼外墙保温工程",
    "幸福小区1号楼至12号楼",
    "开标地点：政务服务中心2号楼305室",
    "第3村民小组12户",
]
OF_A_PERSON = {
    "李四患有精神病": FindingKind.HEALTH,
    "村民王五因残疾丧失劳动能力": FindingKind.HEALTH,
    "张某某，残疾二级": FindingKind.HEALTH,
    "户主：马小明，低保": FindingKind.HARDSHIP,
    f"{MOBILE}，特困": FindingKind.HARDSHIP,
}
OF_EVERYBODY = [
    "残疾人联合会负责残疾人康复工作。",
    "对低保、特困、残疾等困难家庭给予补助。",
    "加强艾滋病防治和精神卫生工作，落实大病保险。",
    "高龄、残疾、低保人员优先安排，方便群众。",
]


def kinds(text: str, on: date | None = ON) -> list[FindingKind]:
    return [each.kind for each in scan_text(text, on=on)]


@pytest.mark.parametrize("text", HOMES)
def test_a_home_down_to_its_door_warns(text: str) -> None:
    found = scan_text(text, on=ON)
    assert [(each.kind, each.severity) for each in found] == [(FindingKind.ADDRESS, Severity.WARN)]
    assert not any(character.isdigit() for character in found[0].masked)


@pytest.mark.parametrize("text", PUBLIC)
def test_a_place_where_the_public_comes_is_no_home(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", OF_A_PERSON)
def test_illness_and_hardship_of_someone_warn(text: str) -> None:
    assert OF_A_PERSON[text] in kinds(text)


@pytest.mark.parametrize("text", OF_EVERYBODY)
def test_illness_and_hardship_of_nobody_are_no_finding(text: str) -> None:
    assert kinds(text) == []


def test_a_word_is_shown_as_it_is() -> None:
    assert "残疾" in [each.masked for each in scan_text("李四，残疾二级")]


@pytest.mark.parametrize(
    ("born", "severity"),
    [
        ("2012-01-02", "block"),
        ("2012年1月1日", "warn"),
        ("20120102", "block"),
        ("2008年1月2日", "warn"),
        ("2008.1.1", ""),
    ],
)
def test_a_birth_blocks_below_fourteen_and_warns_below_eighteen(born: str, severity: str) -> None:
    found = scan_text(f"出生日期：{born}", on=ON)
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_a_birth_may_be_told_behind_its_day() -> None:
    assert FindingKind.MINOR_BIRTH in kinds("2016年3月2日出生")


def test_the_month_of_a_birth_is_enough() -> None:
    assert kinds("女，2016年5月出生") == [FindingKind.MINOR_BIRTH]


def test_a_day_that_is_no_birth_is_none() -> None:
    assert kinds("自2020年3月2日起施行") == []


def test_without_a_day_every_birth_waits_for_a_reviewer() -> None:
    assert [each.severity for each in scan_text("出生于1990年3月2日")] == [Severity.WARN]


def test_births_in_a_column_are_told_by_its_heading() -> None:
    table = Table("表", [["学生", "出生日期"], ["甲", "2019-03-02"], ["乙", "1980-01-01"]])
    assert ("表B2", FindingKind.MINOR_BIRTH) in [
        (each.where, each.kind) for each in scan_pieces([table], on=ON)
    ]


@pytest.mark.parametrize("text", ["张三", "张三、李四同志负责", "联系人：王五", "欧阳小明任组长。"])
def test_a_name_alone_is_no_finding(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"联系人：张三，{MOBILE}", "张*"),
        (f"欧阳小明（身份证号：{ADULT}）", "欧阳*"),
        (f"王小五 {ADULT}", "王*"),
        (f"张三，男，汉族，身份证号码{ADULT}", "张*"),
        (f"买买提·吐尔逊，身份证号码{ADULT}", "买*"),
        (f"联系人：阿依古丽•玉素甫，{MOBILE}", "阿*"),
    ],
)
def test_a_name_beside_personal_data_warns(text: str, masked: str) -> None:
    found = [each for each in scan_text(text) if each.kind is FindingKind.NAME]
    assert [(each.masked, each.severity) for each in found] == [(masked, Severity.WARN)]


def test_a_name_in_the_next_sentence_stands_beside_nothing() -> None:
    assert FindingKind.NAME not in kinds(f"电话{MOBILE}。联系人：张三。")


@pytest.mark.parametrize(
    "text", ["配偶：李四", "长子王小明，", "其妻马小兰（", "父亲姓名：李大山", "配偶：古丽·依明，"]
)
def test_the_name_of_a_relative_warns(text: str) -> None:
    assert kinds(text) == [FindingKind.RELATIVE]


@pytest.mark.parametrize("text", ["父亲节活动", "子女教育", "配偶随迁入户", "妇女儿童权益"])
def test_a_relative_without_a_name_is_no_finding(text: str) -> None:
    assert kinds(text) == []


ROSTER = [
    ["危房改造补助名单", "", "", "", "", ""],
    ["序号", "姓名", "身份证号", "联系电话", "民族", "与户主关系"],
    ["1", "张三", ADULT, MOBILE, "回族", "户主"],
    ["2", "李小四", "", "", "汉族", "之子"],
]


def test_each_personal_column_is_told_once() -> None:
    found = [each for each in scan_pieces([Table("表", ROSTER)]) if each.kind is FindingKind.PERSONAL_COLUMN]
    assert [(each.where, each.masked) for each in found] == [
        ("表C2", "身份证号"),
        ("表D2", "联系电话"),
        ("表E2", "民族"),
        ("表F2", "与户主关系"),
    ]


def test_names_and_relatives_of_a_roster_are_found_in_their_rows() -> None:
    found = {(each.where, each.kind, each.masked) for each in scan_pieces([Table("表", ROSTER)])}
    assert ("表B3", FindingKind.NAME, "张*") in found
    assert ("表B4", FindingKind.RELATIVE, "李*") in found
    assert not any(where == "表F3" for where, _, _ in found)


@pytest.mark.parametrize("name", ["乌日娜吉雅", "阿卜杜热依木江", "买买提·吐尔逊", "古丽•买买提•依明"])
def test_long_names_of_a_column_of_names_are_found(name: str) -> None:
    rows = [["姓名", "身份证号"], [name, ADULT]]
    assert ("表A2", FindingKind.NAME) in [
        (each.where, each.kind) for each in scan_pieces([Table("表", rows)])
    ]


def test_an_index_number_beside_a_phone_is_nobodys_name() -> None:
    assert FindingKind.NAME not in kinds(f"电话{MOBILE}，索引号640221041/2020-00012")


@pytest.mark.parametrize("text", ["宁夏·平罗", "残疾人活动在宁夏·石嘴山举行", "中国·平罗 残疾预防日"])
def test_a_place_with_a_dot_is_no_name(text: str) -> None:
    assert FindingKind.NAME not in kinds(text)


def test_a_column_that_is_empty_or_masked_is_no_finding() -> None:
    rows = [["姓名", "身份证号", "联系电话"], ["张三", f"**************{ADULT[-4:]}", ""], ["李四", "", "/"]]
    assert scan_pieces([Table("表", rows)]) == []


def test_a_column_of_the_organs_own_phones_is_no_finding() -> None:
    rows = [["窗口", "联系电话"], ["1号", "0952-3816166"], ["2号", "3816167"]]
    allowed = Allowance(phones=frozenset({"0952-3816166、3816167"}))
    assert scan_pieces([Table("表", rows)], allowed=allowed) == []


def test_a_field_of_a_form_is_a_personal_column_too() -> None:
    rows = [["姓名", "张三", "家庭住址", "姚伏镇小店子村"], ["身份证号", ADULT, "备注", ""]]
    found = [
        each.where for each in scan_pieces([Table("表", rows)]) if each.kind is FindingKind.PERSONAL_COLUMN
    ]
    assert found == ["表C1", "表A2"]


def test_hardship_in_a_table_of_standards_is_no_finding() -> None:
    rows = [["对象类别", "标准（元）"], ["低保户", "500"], ["特困人员", "800"], ["残疾人家庭", "900"]]
    assert scan_pieces([Table("表", rows)]) == []


def test_hardship_in_a_roster_warns() -> None:
    rows = [["姓名", "类别"], ["张三", "低保户"]]
    assert FindingKind.HARDSHIP in [each.kind for each in scan_pieces([Table("表", rows)])]


def test_a_name_behind_the_word_for_a_person_is_seen() -> None:
    assert FindingKind.NAME in kinds("被征收人张小明，幸福小区3号楼2单元501室")


@pytest.mark.parametrize("text", ["本办法自2020年5月3日生效", "2020年5月生产的设备", "2019年8月生育登记"])
def test_a_day_on_which_something_else_begins_is_no_birth(text: str) -> None:
    assert kinds(text) == []


def test_a_birth_may_be_told_in_one_character() -> None:
    assert FindingKind.MINOR_BIRTH in kinds("张小宝（2015年5月生）")


def test_a_roster_without_numbers_has_its_headings_in_the_fullest_row() -> None:
    rows = [["补助名单", "", ""], ["户主", "家庭住址", "金额"], ["马建国", "小店子村二组36号", "20000"]]
    found = [(each.where, each.kind) for each in scan_pieces([Table("表", rows)])]
    assert found == [
        ("表B2", FindingKind.PERSONAL_COLUMN),
        ("表A3", FindingKind.NAME),
        ("表B3", FindingKind.ADDRESS),
    ]
