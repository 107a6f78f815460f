"""Names before and after more words: illness, hardship and relatives of someone are seen, those of nobody are not."""

from datetime import date

import pytest

from gongkai.privacy.findings import FindingKind
from gongkai.privacy.names import name_at, names_in
from gongkai.privacy.scanning import scan_text
from gongkai.privacy.tests.invented import ADULT

ON = date(2026, 1, 1)
ILL = [
    "周宏晓因患尿毒症",
    "户主梁英为艾滋病感染者",
    "致贫原因：马国强脑梗",
    "李秀兰的丈夫患有肺癌",
    "于立强患尿毒症",
    "买买提·艾力患癌症",
    "欧阳建国被确诊为白血病",
    "患者王秀英需长期透析",
]
POOR = [
    "张永家庭为五保户",
    "贫困户张三",
    "赵学珍属于脱贫不稳定户",
    "低保户马建国",
    "梁桂玉为城市低收入家庭",
    "孤儿李小燕，由祖母抚养",
    "阿不都热合曼·买买提一家享受低保",
]
OF_NOBODY = [
    "对低保对象、特困人员优先保障",
    "低保户家庭每户补助2万元",
    "为建档立卡贫困户实施危房改造196户",
    "低保户因病住院的费用",
    "高度重视低保、特困等困难家庭",
    "应为残疾人提供方便",
    "全面排查，确保低保户安全",
    "国家对五保户实行供养",
    "于年底前对贫困户房屋鉴定",
]


def kinds(text: str) -> list[FindingKind]:
    return [each.kind for each in scan_text(text, on=ON)]


@pytest.mark.parametrize("text", ILL)
def test_illness_beside_a_name_warns(text: str) -> None:
    assert FindingKind.HEALTH in kinds(text)


@pytest.mark.parametrize("text", POOR)
def test_hardship_beside_a_name_warns(text: str) -> None:
    assert FindingKind.HARDSHIP in kinds(text)


@pytest.mark.parametrize("text", OF_NOBODY)
def test_words_about_everybody_name_nobody(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("家庭成员：宋英（妻）", "宋*"),
        ("与其子马磊共同居住", "马*"),
        ("女婿买买提·艾力，务工", "买*"),
        ("共同申请人：欧阳小明", "欧阳*"),
    ],
)
def test_relatives_are_named_after_more_words(text: str, masked: str) -> None:
    found = [each.masked for each in scan_text(text, on=ON) if each.kind is FindingKind.RELATIVE]
    assert found == [masked]


@pytest.mark.parametrize(
    "who", ["于文庆", "司马小兰", "买买提·艾力", "阿依古丽·吐尔逊", "海桂花", "安国庆", "成志远"]
)
@pytest.mark.parametrize(
    "form", ["{}（{}）", "户主{}，证件号码{}", "申请人：{} 身份证号{}", "1.{}，{}", "姓名：{}；身份证号：{}"]
)
def test_a_name_beside_a_number_is_found_whatever_the_surname(who: str, form: str) -> None:
    assert FindingKind.NAME in kinds(form.format(who, ADULT))


def test_a_minority_name_ends_before_the_word_after_it() -> None:
    text = "户主买买提·艾力因病，低保"
    assert [text[start:end] for start, end in names_in(text)] == ["买买提·艾力"]
    assert name_at("配偶扎西·多吉共同居住", 2) == "扎西·多吉"


@pytest.mark.parametrize(
    "text", ["出生年月日：2016-03-02", "出生年月日20160302", "生日：2016·3·2", "出生时间：２０１６／３／２"]
)
def test_a_birth_may_be_called_otherwise(text: str) -> None:
    assert kinds(text) == [FindingKind.MINOR_BIRTH]
