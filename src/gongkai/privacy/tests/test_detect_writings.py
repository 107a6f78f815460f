"""Numbers in every usual writing: separators, groups, breaks, foreign digits; and what looks so and is none."""

from datetime import date

import pytest

from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.scanning import scan_text
from gongkai.privacy.tests.invented import ADULT, CARD, MOBILE, OLD, WITH_X

ON = date(2026, 1, 1)
LANDLINE = "0952-6095123"
KINDS = {
    FindingKind.RESIDENT_ID: (ADULT, (6, 8, 4)),
    FindingKind.RESIDENT_ID_15: (OLD, (6, 6, 3)),
    FindingKind.MOBILE: (MOBILE, (3, 4, 4)),
    FindingKind.LANDLINE: ("09526095123", (4, 7)),
    FindingKind.BANK_CARD: (CARD, (4, 4, 4, 4, 3)),
}
SEPARATORS = {
    "a dot": ".",
    "a middle dot": "·",
    "a bullet": "•",
    "a hyphen": "-",
    "an en dash": "–",
    "an em dash": "—",
    "a hyphen that does not break": "\u2011",
    "a minus": "\u2212",
    "a full-width hyphen": "－",
    "an ideographic blank": "\u3000",
    "a blank that does not break": "\u00a0",
    "a thin blank": "\u2009",
    "two blanks": "  ",
    "an underscore": "_",
}
UNSEEN = ("\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e")
BREAKS = {
    "a line end": "\n",
    "Windows' line end": "\r\n",
    "a line end and an indent": "\n    ",
    "a tab": "\t",
}


def kinds(text: str) -> list[FindingKind]:
    return [each.kind for each in scan_text(text, on=ON)]


def groups_of(number: str, lengths: tuple[int, ...]) -> list[str]:
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    return [number[start : start + length] for start, length in zip(starts, lengths, strict=True)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SEPARATORS)
def test_groups_may_stand_apart_by_any_mark(kind: FindingKind, name: str) -> None:
    written = SEPARATORS[name].join(groups_of(*KINDS[kind]))
    assert kinds(f"公示如下。\n{written}\n公示期内") == [kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mark", UNSEEN)
def test_unseen_characters_hide_nothing(kind: FindingKind, mark: str) -> None:
    number = KINDS[kind][0]
    assert kinds(f"（{number[:5]}{mark}{number[5:]}）") == [kind]
    assert kinds(mark.join(number)) == [kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("blank", [" ", "  ", "\u3000", "\u2002"])
def test_a_blank_may_stand_after_every_digit(kind: FindingKind, blank: str) -> None:
    assert kinds(f"号码为{blank.join(KINDS[kind][0])}。") == [kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", BREAKS)
def test_a_number_may_go_on_in_the_next_line(kind: FindingKind, name: str) -> None:
    number = KINDS[kind][0]
    assert kinds(f"公示如下。\n{number[:6]}{BREAKS[name]}{number[6:]}\n公示期内") == [kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("first", ["\U0001d7d8", "\u0660", "\u06f0", "\u0966", "０"])
def test_digits_of_other_scripts_are_digits(kind: FindingKind, first: str) -> None:
    table = {ord("0") + at: ord(first) + at for at in range(10)}
    assert kinds(KINDS[kind][0].translate(table)) == [kind]


OTHERWISE = {
    "an identity number in pairs of four": (
        f"{ADULT[:6]} {ADULT[6:10]} {ADULT[10:14]} {ADULT[14:]}",
        FindingKind.RESIDENT_ID,
    ),
    "one with X in groups": (f"{WITH_X[:6]}·{WITH_X[6:14]}·{WITH_X[14:]}", FindingKind.RESIDENT_ID),
    "one whose X stands alone": (" ".join(WITH_X), FindingKind.RESIDENT_ID),
    "one over three lines": (f"{ADULT[:7]}\n{ADULT[7:13]}\n{ADULT[13:]}", FindingKind.RESIDENT_ID),
    "an old one in two groups": (f"{OLD[:6]} {OLD[6:]}", FindingKind.RESIDENT_ID_15),
    "an old one in threes": (
        " ".join(OLD[at : at + 3] for at in range(0, 15, 3)),
        FindingKind.RESIDENT_ID_15,
    ),
    "a card in two groups": (f"{CARD[:6]} {CARD[6:]}", FindingKind.BANK_CARD),
    "a card in fours and seven": (f"{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:]}", FindingKind.BANK_CARD),
    "a mobile in two groups": ("138 12345678", FindingKind.MOBILE),
    "a mobile with a bracket": ("手机138(1234)5678", FindingKind.MOBILE),
    "a mobile in pairs behind its label": ("手机13 81 23 45 67 8", FindingKind.MOBILE),
    "a mobile behind a number of a list": ("1.13812345678", FindingKind.MOBILE),
    "a mobile behind the number of its line": ("\n12 138 1234 5678", FindingKind.MOBILE),
    "a mobile in groups behind a country code": ("+86 138 1234 5678", FindingKind.MOBILE),
    "a landline from abroad": ("+86-952-6095123", FindingKind.LANDLINE),
    "a landline without label or mark": ("09526095123", FindingKind.LANDLINE),
    "a landline with a blank": ("0952 6095123", FindingKind.LANDLINE),
    "a landline in small groups": ("0952 609 51 23", FindingKind.LANDLINE),
    "a landline over two lines": ("0952-60\n95123", FindingKind.LANDLINE),
    "a mobile in Chinese": ("一三八一二三四五六七八", FindingKind.MOBILE),
    "a mobile in circles": ("①③⑧①②③④⑤⑥⑦⑧", FindingKind.MOBILE),
    "a passport in groups": ("护照号码：E 1234 5678", FindingKind.PASSPORT),
    "a passport in full width": ("护照Ｅ１２３４５６７８", FindingKind.PASSPORT),
    "a permit for the mainland": ("台湾居民来往大陆通行证：12345678", FindingKind.OTHER_PAPER),
    "a permit for home": ("港澳居民来往内地通行证号码 H1234 5678", FindingKind.OTHER_PAPER),
    "a card of social security": ("社会保障卡号：A12345678", FindingKind.OTHER_PAPER),
    "an e-mail address in full width": ("ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ", FindingKind.EMAIL),
    "an e-mail address with blanks": ("zhang @ example.cn", FindingKind.EMAIL),
    "a plate in full width": ("宁Ｂ１２３４５", FindingKind.PLATE),
    "a plate with a bullet": ("宁B•12345", FindingKind.PLATE),
    "a card under another name": (f"收款账号：{CARD[:5]} {CARD[5:]}", FindingKind.BANK_CARD),
}
NOTHING = {
    "an address of a machine": "138.11.184.100",
    "a row of whole numbers": "1734 1417 606 153 127 1864 1034 1623",
    "a column of amounts": "15000\n136000\n15000\n136000\n20000",
    "amounts in a line": "合计 15023 136045 300",
    "a decimal": "138.12345678",
    "a phone's groups behind a word for serials": "设备编码：138-1234-5678",
    "an old number's shape behind a word for serials": f"项目编码：{OLD[:6]}-{OLD[6:12]}-{OLD[12:]}",
    "a project's code in groups": "项目代码：2020 640221 78 03 012345",
    "an invoice": "发票代码064002100111，发票号码62170012345678901",
    "a barcode": "条码6901234567892",
    "a reading": "表底数13812345678",
    "a permit to build, of which one in eleven holds by chance": "施工许可证编号：640221202005080019",
    "a code no city has": "0388-6095123",
    "days one below the other": "20201123\n20201130\n20201207",
    "an index number with dashes": "640221041-2021-00004",
    "a conference's number": "会议号：138-123-456",
    "an official landline with a dash": "监督电话：0952—6095123",
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_other_writings_are_found(case: str) -> None:
    text, kind = OTHERWISE[case]
    assert kinds(text) == [kind]


@pytest.mark.parametrize("case", NOTHING)
def test_other_numbers_are_no_alarm(case: str) -> None:
    assert kinds(NOTHING[case]) == []


def test_a_full_value_in_groups_is_never_shown() -> None:
    for text, _ in OTHERWISE.values():
        for each in scan_text(text, on=ON):
            assert "*" in each.masked
            assert sum(map(str.isdigit, each.masked)) <= 8


def test_numbers_of_a_narrow_column_are_told_apart() -> None:
    text = f"王某\n{MOBILE[:7]}\n{MOBILE[7:]}\n{ADULT[:8]}\n{ADULT[8:14]}\n{ADULT[14:]}"
    assert kinds(text) == [FindingKind.MOBILE, FindingKind.RESIDENT_ID]


def test_mobiles_broken_alike_are_no_column_of_amounts() -> None:
    other = "13987654321"
    text = f"{MOBILE[:7]}\n{MOBILE[7:]}\n{other[:7]}\n{other[7:]}"
    assert kinds(text) == [FindingKind.MOBILE, FindingKind.MOBILE]


def test_mobiles_in_groups_may_stand_side_by_side() -> None:
    assert kinds("138 1234 5678 139 8765 4321") == [FindingKind.MOBILE, FindingKind.MOBILE]


def test_a_label_is_read_through_unseen_characters() -> None:
    found = scan_text(f"身\u200b份\u00ad证号：{ADULT[:17]}{(int(ADULT[17]) + 1) % 10}", on=ON)
    assert [(each.kind, each.severity) for each in found] == [(FindingKind.RESIDENT_ID, Severity.WARN)]


def test_places_are_told_although_unseen_characters_stand_before() -> None:
    found = scan_text(f"甲\u200b\u200b\u200b\n乙\u00ad\n{MOBILE}", on=ON)
    assert [each.where for each in found] == ["正文第 3 行"]
