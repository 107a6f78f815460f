"""What a mask leaves, and how masks of others become ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.privacy.masks import Mask, apply, is_masked, normalised
from gongkai.privacy.tests.invented import ADULT, CARD, MOBILE, OLD

APPLIED = [
    (Mask.SHOW, "张三", "张三"),
    (Mask.OMIT, "张三", ""),
    (Mask.LAST_FOUR, "640221199001011231", "**************1231"),
    (Mask.LAST_FOUR, "640221 19900101 1231", "**************1231"),
    (Mask.LAST_FOUR, "640221********1231", "**************1231"),
    (Mask.LAST_FOUR, "640221630405123", "**************5123"),
    (Mask.LAST_FOUR, "6217001234567890122", "***************0122"),
    (Mask.LAST_FOUR, "1231", "****"),
    (Mask.LAST_FOUR, "", ""),
    (Mask.SURNAME, "张三", "张*"),
    (Mask.SURNAME, "张小三", "张*"),
    (Mask.SURNAME, "欧阳小明", "欧阳*"),
    (Mask.SURNAME, "张三、欧阳明", "张*、欧阳*"),
    (Mask.SURNAME, "张*三", "张*"),
    (Mask.SURNAME_AND_LAST, "张小三", "张*三"),
    (Mask.SURNAME_AND_LAST, "张三", "张*"),
    (Mask.SURNAME_AND_LAST, "欧阳小明", "欧阳*明"),
    (Mask.SURNAME_AND_LAST, "欧阳明", "欧阳*"),
    (Mask.SURNAME_AND_LAST, "张某某", "张*"),
    (Mask.SURNAME, "欧阳娜娜", "欧阳*"),
    (Mask.SURNAME_AND_LAST, "欧阳娜娜", "欧阳*娜"),
    (Mask.SURNAME, "夏侯", "夏*"),
    (Mask.SURNAME, "买买提·吐尔逊", "买*"),
    (Mask.SURNAME_AND_LAST, "古丽·买买提·依明", "古*明"),
    (Mask.SURNAME_AND_LAST, "阿卜杜热依木江", "阿*江"),
    *[(Mask.SURNAME_AND_LAST, f"买买提{dot}吐尔逊", "买*逊") for dot in "·•・･．.‧∙⋅"],
    (Mask.SURNAME_AND_LAST, "买买提 · 吐尔逊", "买*逊"),
    (Mask.SURNAME, "张 三", "张*"),
    (Mask.SURNAME_AND_LAST, "张　小三", "张*三"),
    (Mask.SURNAME_AND_LAST, "张\u00a0小\u00a0三", "张*三"),
    (Mask.SURNAME, "欧 阳 娜 娜", "欧阳*"),
    (Mask.SURNAME, "张 * 三", "张*"),
    (Mask.SURNAME_AND_LAST, "张三 李四", "张*"),
    (Mask.SURNAME_AND_LAST, "张小三等3人", "张*三"),
    (Mask.SURNAME_AND_LAST, "1.张小三", "张*三"),
    (Mask.SURNAME_AND_LAST, "张小三先生", "张*三"),
    (Mask.SURNAME_AND_LAST, "John Smith", "J*"),
    (Mask.SURNAME, "李", "李*"),
    (Mask.PHONE_MIDDLE, "13812345678", "138****5678"),
    (Mask.PHONE_MIDDLE, "+86 138-1234-5678", "138****5678"),
    (Mask.PHONE_MIDDLE, "0952-3816166", "0952-***6166"),
    (Mask.PHONE_MIDDLE, "(0952)3816166", "0952-***6166"),
    (Mask.PHONE_MIDDLE, "010-62345678", "010-****5678"),
    (Mask.PHONE_MIDDLE, "3816166", "***6166"),
    (Mask.COMMUNITY, "平罗县幸福小区3号楼2单元501室", "平罗县幸福小区"),
    (Mask.COMMUNITY, "姚伏镇小店子村二组36号", "姚伏镇小店子村"),
    (Mask.COMMUNITY, "城关镇三排村2队15号", "城关镇三排村"),
    (Mask.COMMUNITY, "人民东路100号", "人民东路"),
    (Mask.COMMUNITY, "阳光花城A座301", "阳光花城"),
    (Mask.COMMUNITY, "张三家隔壁", ""),
    (Mask.BIRTH_YEAR, "1990年1月1日", "1990年"),
    (Mask.BIRTH_YEAR, "19900101", "1990年"),
    (Mask.BIRTH_YEAR, "640221199001011231", "1990年"),
    (Mask.BIRTH_YEAR, "不详", ""),
    (Mask.EMAIL_DOMAIN, "zhangsan@example.cn", "z***@example.cn"),
    (Mask.EMAIL_DOMAIN, "张三", ""),
    (Mask.HEAD_COUNT, "张三、李四、王五", "3人"),
    (Mask.HEAD_COUNT, "3", "3人"),
]
IN_PRACTICE = [
    ("640221********1231", "**************1231"),
    ("6402**********1231", "**************1231"),
    ("6****************1", "*****************1"),
    ("640221××××××××1231", "**************1231"),
    ("640221＊＊＊＊＊＊＊＊1231", "**************1231"),
    ("６４０２２１********１２３１", "**************1231"),
    ("640221XXXXXXXX123X", "**************123X"),
    ("640221xxxxxxxx1231", "**************1231"),
    ("640221****1231", "**************1231"),
    ("640221 **** **** 1231", "**************1231"),
    ("**************1231", "**************1231"),
    ("138****5678", "138****5678"),
    ("138 **** 5678", "138****5678"),
    ("138XXXX5678", "138****5678"),
    ("138×××5678", "138****5678"),
    ("138****567*", "138****567*"),
    ("1381234****", "138********"),
    ("0952-***6166", "0952-***6166"),
    ("0952-381****", "0952-*******"),
    ("6222 **** **** 0128", "************0128"),
    ("622202******0128", "************0128"),
    ("张*", "张*"),
    ("张＊＊", "张*"),
    ("张××", "张*"),
    ("张某某", "张*"),
    ("欧阳*", "欧阳*"),
    ("欧阳**", "欧阳*"),
    ("张*三", "张*三"),
    ("买买提·*", "买*"),
    ("买买提·吐*", "买*"),
    ("买**·吐尔逊", "买*逊"),
]
PLAIN = [
    "张三",
    "欧阳明",
    ADULT,
    MOBILE,
    CARD,
    "0952-3816166",
    "长×宽",
    "某公司",
    "3*4",
    "10.5×3.2",
    "",
    "XXL",
    "X2",
]


@pytest.mark.parametrize(("mask", "value", "shown"), APPLIED)
def test_a_mask_leaves(mask: Mask, value: str, shown: str) -> None:
    assert apply(mask, value) == shown


@pytest.mark.parametrize(("written", "ours"), IN_PRACTICE)
def test_a_mask_used_in_practice_becomes_ours(written: str, ours: str) -> None:
    assert is_masked(written)
    assert normalised(written) == ours
    assert normalised(ours) == ours


@pytest.mark.parametrize("value", PLAIN)
def test_what_is_not_masked_stays(value: str) -> None:
    assert not is_masked(value)
    assert normalised(value) == value


@pytest.mark.parametrize("mask", Mask)
def test_every_mask_has_a_label(mask: Mask) -> None:
    assert mask.label


@given(st.sampled_from(Mask), st.text())
def test_any_text_can_be_masked(mask: Mask, text: str) -> None:
    assert isinstance(apply(mask, text), str)
    assert isinstance(normalised(text), str)
    assert is_masked(text) in (True, False)


@given(
    st.sampled_from([each for each in Mask if each is not Mask.SHOW]),
    st.sampled_from([ADULT, OLD, CARD, MOBILE]),
)
def test_no_mask_shows_a_full_number(mask: Mask, number: str) -> None:
    assert number not in apply(mask, number)
    assert sum(character.isdigit() for character in apply(mask, number)) <= 7


@given(st.sampled_from(Mask), st.sampled_from([ADULT, MOBILE, "张小三", "0952-3816166", CARD]))
def test_masking_twice_shows_no_more(mask: Mask, value: str) -> None:
    once = apply(mask, value)
    assert mask in (Mask.BIRTH_YEAR, Mask.HEAD_COUNT) or apply(mask, once) == once
