"""Which numbers are personal, and which only look so."""

from datetime import date

import pytest

from gongkai.privacy.findings import Allowance, FindingKind, Severity
from gongkai.privacy.passages import Table
from gongkai.privacy.scanning import scan_pieces, scan_text
from gongkai.privacy.tests.invented import ADULT, CARD, CHILD, HONG_KONG, MOBILE, OLD, WITH_X, resident

ON = date(2026, 1, 1)
BLOCK, WARN = Severity.BLOCK, Severity.WARN
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
FALSE = ADULT[:17] + str((int(ADULT[17]) + 1) % 10)

FOUND = {
    "eighteen digits": (ADULT, FindingKind.RESIDENT_ID, BLOCK),
    "a check digit X": (f"身份证：{WITH_X}，", FindingKind.RESIDENT_ID, BLOCK),
    "a small x": (WITH_X.lower(), FindingKind.RESIDENT_ID, BLOCK),
    "full width": (WITH_X.translate(FULL_WIDTH), FindingKind.RESIDENT_ID, BLOCK),
    "blanks between": (f"{ADULT[:6]} {ADULT[6:14]} {ADULT[14:]}", FindingKind.RESIDENT_ID, BLOCK),
    "a blank after every digit": (" ".join(ADULT), FindingKind.RESIDENT_ID, BLOCK),
    "hyphens between": (f"{ADULT[:6]}-{ADULT[6:14]}-{ADULT[14:]}", FindingKind.RESIDENT_ID, BLOCK),
    "ideographic blanks": (f"{ADULT[:6]}　{ADULT[6:14]}　{ADULT[14:]}", FindingKind.RESIDENT_ID, BLOCK),
    "invisible characters": (f"{ADULT[:6]}\u200b{ADULT[6:]}", FindingKind.RESIDENT_ID, BLOCK),
    "a line end within": (f"身份证号{ADULT[:11]}\n{ADULT[11:]}", FindingKind.RESIDENT_ID, BLOCK),
    "a line end and a carriage return": (f"{ADULT[:9]}\r\n{ADULT[9:]}", FindingKind.RESIDENT_ID, BLOCK),
    "behind letters": (f"ID{ADULT}", FindingKind.RESIDENT_ID, BLOCK),
    "a school number": (f"学籍号G{CHILD}", FindingKind.RESIDENT_ID, BLOCK),
    "before a phone": (f"{ADULT} 0", FindingKind.RESIDENT_ID, BLOCK),
    "a wrong check digit behind its label": (f"身份证号：{FALSE}", FindingKind.RESIDENT_ID, WARN),
    "what a spreadsheet left of a number": (f"{ADULT[:15]}000", FindingKind.RESIDENT_ID, WARN),
    "a residence permit": (f"居住证{HONG_KONG}", FindingKind.OTHER_PAPER, BLOCK),
    "an old number": (OLD, FindingKind.RESIDENT_ID_15, BLOCK),
    "an old number of someone born in 1920": (
        f"身份证号：{OLD[:6]}20{OLD[8:]}",
        FindingKind.RESIDENT_ID_15,
        BLOCK,
    ),
    "a disability card": (f"残疾人证号：{ADULT}43", FindingKind.OTHER_PAPER, BLOCK),
    "a mobile": (MOBILE, FindingKind.MOBILE, BLOCK),
    "a mobile with blanks": ("138 1234 5678", FindingKind.MOBILE, BLOCK),
    "a mobile with hyphens": ("138-1234-5678", FindingKind.MOBILE, BLOCK),
    "a mobile with a country code": ("+86 13812345678", FindingKind.MOBILE, BLOCK),
    "a mobile with a joined country code": ("8613812345678", FindingKind.MOBILE, BLOCK),
    "a mobile in full width": (MOBILE.translate(FULL_WIDTH), FindingKind.MOBILE, BLOCK),
    "a mobile behind Tel": (f"Tel{MOBILE}", FindingKind.MOBILE, BLOCK),
    "a mobile behind a name and a hyphen": (f"某某-{MOBILE}", FindingKind.MOBILE, BLOCK),
    "a mobile over two lines behind its label": ("手机：1381234\n5678", FindingKind.MOBILE, BLOCK),
    "an official phone that is a mobile": (f"监督电话：{MOBILE}", FindingKind.MOBILE, BLOCK),
    "a mobile on a line of its own": (f"公示如下。\n{MOBILE}\n公示期内", FindingKind.MOBILE, BLOCK),
    "a landline in groups": ("住宅电话0952-541-7012", FindingKind.LANDLINE, BLOCK),
    "a landline with an extension": ("010-62345678-8012", FindingKind.LANDLINE, BLOCK),
    "a landline": ("0952-6095123", FindingKind.LANDLINE, BLOCK),
    "a landline in brackets": ("(0952)6095123", FindingKind.LANDLINE, BLOCK),
    "a landline of Beijing": ("010-62345678", FindingKind.LANDLINE, BLOCK),
    "a landline without a mark behind its label": ("联系电话09526095123", FindingKind.LANDLINE, BLOCK),
    "a local number behind its label": ("电话：6095123", FindingKind.LANDLINE, BLOCK),
    "a phone of those who complain": ("投诉人电话：0952-6095123", FindingKind.LANDLINE, BLOCK),
    "a card": (CARD, FindingKind.BANK_CARD, BLOCK),
    "a card in groups": ("6217 0012 3456 7890 122", FindingKind.BANK_CARD, BLOCK),
    "a card over two lines": (f"银行卡号：{CARD[:10]}\n{CARD[10:]}", FindingKind.BANK_CARD, BLOCK),
    "a passport": ("护照号码：E12345678", FindingKind.PASSPORT, BLOCK),
    "a new passport": ("护照EA1234567", FindingKind.PASSPORT, BLOCK),
    "a permit for Hong Kong": ("往来港澳通行证号码C12345678", FindingKind.OTHER_PAPER, BLOCK),
    "a permit for the mainland": ("台胞证：12345678", FindingKind.OTHER_PAPER, BLOCK),
    "an officer's paper": ("军官证：军字第1234567号", FindingKind.OTHER_PAPER, BLOCK),
    "an account without a check digit": ("一卡通账号 64017012345679", FindingKind.BANK_CARD, WARN),
    "an identity number behind another word": (f"档案编号{ADULT}", FindingKind.RESIDENT_ID, BLOCK),
    "a driver's file": ("驾驶证档案编号640212345678", FindingKind.OTHER_PAPER, BLOCK),
    "a weak mask": ("640221********1231", FindingKind.WEAK_MASK, WARN),
    "a weak mask of crosses": ("640221××××××××1231", FindingKind.WEAK_MASK, WARN),
    "a weak mask of X": ("640221XXXXXXXX123X", FindingKind.WEAK_MASK, WARN),
    "a weak mask with too few stars": ("身份证640221****1231", FindingKind.WEAK_MASK, WARN),
    "a mask that shows the birthday": ("64022119900101****", FindingKind.WEAK_MASK, WARN),
    "an e-mail address": ("邮箱zhang.san@example.cn", FindingKind.EMAIL, WARN),
    "an e-mail address in full width": ("zhang＠example．cn", FindingKind.EMAIL, WARN),
    "a plate": ("车牌宁B12345", FindingKind.PLATE, WARN),
    "a plate with a dot": ("宁B·A1234", FindingKind.PLATE, WARN),
    "a plate of a new energy vehicle": ("宁BD12345", FindingKind.PLATE, WARN),
}

NOTHING = {
    "an index number": "640221041/2021-00004",
    "an index number of twenty-one digits": "640221041000202100004",
    "a credit code": "统一社会信用代码：91640221MA7DEM219G",
    "a credit code of digits": "116402210101234502",
    "a document number": "国办函〔2020〕109号",
    "a project's number": "工程编号6402212020123100011",
    "a project's code": "项目代码2020-640221-78-03-012345",
    "twenty-four digits": "640221199001011231640221",
    "amounts": "补助186.48万元，合计1,064,800.00元，合同金额13812345678元",
    "an area": "建筑面积13812345678.50平方米",
    "a serial number like a mobile": "编号：13812345678",
    "a contract's number": "合同编号HT-13812345678",
    "a number within letters": "A13812345678B",
    "a moment": "2020-11-23 10:20:30，1606098030123",
    "dates": "2020-11-23 2020-11-24 2020-11-25",
    "a book": "ISBN 978-7-5086-1234-5",
    "addresses of machines": "192.168.1.100 10.138.12.34",
    "an address of the web": "https://example.cn/2020/t20200102_13812345678.html?id=13812345678",
    "a standard": "GB/T 33190-2016，宁DB64/T 1687-2020，GB 50016-2014（2018年版）",
    "an official phone": "监督举报电话：0952-6095123、6095124",
    "a phone for questions": "咨询电话（工作日）：0952-6095123",
    "a hotline": "12345热线0952-6095123",
    "a fax": "传真：0952-6095123",
    "a service number": "电话：400-123-4567，12345",
    "a wrong check digit without a label": FALSE,
    "a round number behind the word contract": f"合同编号：{ADULT[:15]}000",
    "nineteen digits that pass by chance": "4217001234567890124",
    "a strong mask": "**************1231，6402**********1231，6****************1，138****5678，6222 **** **** 0128",
    "a passport office": "办理护照、通行证请到出入境大厅2号窗口",
    "a date behind the word phone": "电话20201123",
    "a fifteen-digit licence": "注册号640221200012345",
    "serials in a row": "1001 1002 1003 1004 1005 1006 1007 1008",
}


@pytest.mark.parametrize("case", FOUND)
def test_is_found(case: str) -> None:
    text, kind, severity = FOUND[case]
    found = scan_text(text, on=ON)
    assert [(each.kind, each.severity) for each in found] == [(kind, severity)]


@pytest.mark.parametrize("case", NOTHING)
def test_is_no_alarm(case: str) -> None:
    assert scan_text(NOTHING[case], on=ON) == []


@pytest.mark.parametrize("case", FOUND)
def test_the_full_value_is_never_shown(case: str) -> None:
    number = FOUND[case][0]
    assert all(len(each.masked) < 18 or "*" in each.masked for each in scan_text(number, on=ON))
    for each in scan_text(number, on=ON):
        assert ADULT not in each.masked
        assert MOBILE not in each.masked
        assert CARD not in each.masked


def test_an_identity_number_shows_the_last_four_only() -> None:
    assert scan_text(ADULT)[0].masked == f"**************{ADULT[-4:]}"


def test_a_number_born_after_the_day_is_none() -> None:
    assert scan_text(resident("64022120301231000"), on=ON) == []


def test_the_organs_own_phones_are_allowed_in_any_writing() -> None:
    allowed = Allowance(phones=frozenset({"0952-3816166、3816167", MOBILE}))
    for text in (
        "电话0952-3816166",
        "联系电话：（0952）3816167",
        "电话：3816167",
        "联系电话09523816166",
        "手机138 1234 5678",
    ):
        assert scan_text(text, allowed=allowed) == [], text
    assert scan_text("电话0952-3816168", allowed=allowed) != []


def test_the_organs_own_address_is_allowed_in_any_case() -> None:
    allowed = Allowance(emails=frozenset({"Bureau@example.cn"}))
    assert scan_text("邮箱bureau@example.cn", allowed=allowed) == []


def test_only_the_nearest_label_speaks_for_a_phone() -> None:
    found = scan_text("监督电话：0952-6095123，村民联系电话：0952-6012345。")
    assert [each.masked for each in found] == ["0952-***2345"]


def test_an_identity_number_split_over_cells_is_found() -> None:
    rows = [["王某", ADULT[:6], ADULT[6:14], ADULT[14:]], list(ADULT), ["12", "1990", "01", "640221", "1"]]
    found = scan_pieces([Table("表", rows)])
    assert [(each.kind, each.where) for each in found] == [
        (FindingKind.RESIDENT_ID, "表B1"),
        (FindingKind.RESIDENT_ID, "表A2"),
    ]


def test_a_heading_tells_what_its_column_holds() -> None:
    rows = [
        ["编号", "咨询电话", "证件号码", "座机", "账号"],
        [MOBILE, "0952-6095123", "E12345678", "6095123", "4000001234567899"],
    ]
    found = [
        each for each in scan_pieces([Table("表", rows)]) if each.kind is not FindingKind.PERSONAL_COLUMN
    ]
    assert [(each.kind, each.where) for each in found] == [
        (FindingKind.OTHER_PAPER, "表C2"),
        (FindingKind.LANDLINE, "表D2"),
        (FindingKind.BANK_CARD, "表E2"),
    ]


def test_every_number_of_a_list_of_phones_is_looked_at() -> None:
    allowed = Allowance(phones=frozenset({"0952-3816166"}))
    found = scan_text("联系电话：0952-3816166、6095456", allowed=allowed)
    assert [each.masked for each in found] == ["***5456"]
