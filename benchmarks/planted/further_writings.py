"""Further ways of writing a number: every separator of Unicode that people's keyboards and converters leave, other groups, other digits."""

from collections.abc import Callable
from random import Random

from gongkai.privacy.findings import FindingKind as Kind

Way = Callable[[str, Kind, Random], str]

_OTHER_GROUPS: dict[Kind, tuple[tuple[int, ...], ...]] = {
    Kind.RESIDENT_ID: (
        (6, 4, 4, 4),
        (3, 3, 4, 4, 4),
        (6, 4, 2, 2, 4),
        (4, 4, 4, 4, 2),
        (6, 12),
        (14, 4),
        (10, 8),
        (3,) * 6,
    ),
    Kind.RESIDENT_ID_15: ((6, 9), (3, 3, 3, 3, 3), (5, 5, 5), (6, 2, 2, 2, 3), (12, 3), (4, 4, 4, 3)),
    Kind.MOBILE: ((3, 8), (7, 4), (3, 3, 5), (3, 4, 2, 2), (4, 4, 3), (3, 2, 2, 2, 2)),
    Kind.BANK_CARD: ((6, 4, 4, 5), (4, 4, 4, 7), (6, 13), (8, 8, 3), (5, 5, 5, 4), (3, 4, 4, 4, 4)),
}
_USUAL_GROUPS = {
    Kind.RESIDENT_ID: (6, 8, 4),
    Kind.RESIDENT_ID_15: (6, 6, 3),
    Kind.MOBILE: (3, 4, 4),
    Kind.BANK_CARD: (4, 4, 4, 4, 3),
}
_SEPARATORS = {
    "半角破折 U+2013": "\u2013",
    "不断连字符 U+2011": "\u2011",
    "减号 U+2212": "\u2212",
    "全角减号": "\uff0d",
    "间隔号": "·",
    "圆点 U+2022": "\u2022",
    "片假名中点": "\u30fb",
    "窄空格 U+2009": "\u2009",
    "半身空格 U+2002": "\u2002",
    "数字空格 U+2007": "\u2007",
    "窄不换行空格 U+202F": "\u202f",
    "双空格": "  ",
    "空格加连字符": " - ",
    "下划线": "_",
    "斜线": "/",
    "制表符分组": "\t",
}
_UNSEEN = {
    "零宽非连接符": "\u200c",
    "零宽连接符": "\u200d",
    "字节序标记": "\ufeff",
    "词连接符": "\u2060",
    "方向标记": "\u200e",
    "软连字符各组": "\u00ad",
}


def _cut(number: str, lengths: tuple[int, ...]) -> list[str]:
    parts, at = [], 0
    for length in lengths:
        parts.append(number[at : at + length])
        at += length
    parts.append(number[at:])
    return [part for part in parts if part]


def _grouped(separator: str) -> Way:
    def write(number: str, kind: Kind, random: Random) -> str:
        if kind is Kind.LANDLINE:
            area, _, local = number.partition("-")
            return separator.join(
                (
                    area,
                    *random.choice(((local,), (local[:-4], local[-4:]))),
                )
            )
        return separator.join(_cut(number, _USUAL_GROUPS[kind]))

    return write


def _otherwise(number: str, kind: Kind, random: Random) -> str:
    separator = random.choice((" ", " ", "-"))
    if kind is Kind.LANDLINE:
        area, _, local = number.partition("-")
        return (
            f"{area} {local[:2]} {local[2:4]} {local[4:]}"
            if len(local) == 7
            else f"{area} {local[:4]} {local[4:]}"
        )
    return separator.join(_cut(number, random.choice(_OTHER_GROUPS[kind])))


def _unseen(mark: str) -> Way:
    def write(number: str, kind: Kind, random: Random) -> str:
        every = random.choice((1, 3, 4))
        return mark.join(number[at : at + every] for at in range(0, len(number), every))

    return write


def _digits_from(first: int) -> Way:
    table = {ord("0") + at: first + at for at in range(10)}
    return lambda number, kind, random: number.translate(table)


def _in_characters(characters: str) -> Way:
    table = {ord("0") + at: each for at, each in enumerate(characters)}
    return lambda number, kind, random: number.translate(table).replace("-", "")


def _broken(mark: str) -> Way:
    def write(number: str, kind: Kind, random: Random) -> str:
        at = random.randint(3, len(number) - 3)
        return number[:at] + mark + number[at:]

    return write


def _three_lines(number: str, kind: Kind, random: Random) -> str:
    third = len(number) // 3
    return "\n".join((number[:third], number[third : 2 * third], number[2 * third :]))


WAYS: dict[str, Way] = {
    **{name: _grouped(mark) for name, mark in _SEPARATORS.items()},
    **{name: _unseen(mark) for name, mark in _UNSEEN.items()},
    "别的分组": _otherwise,
    "全角并空格": lambda number, kind, random: "　".join(
        part.translate({ord("0") + at: 0xFF10 + at for at in range(10)}) for part in _cut(number, (6, 8))
    ),
    "数学粗体数字": _digits_from(0x1D7CE),
    "阿拉伯文数字": _digits_from(0x0660),
    "天城文数字": _digits_from(0x0966),
    "带圈数字": _in_characters("⓪①②③④⑤⑥⑦⑧⑨"),
    "任意处换行": _broken("\n"),
    "任意处换行加全角缩进": _broken("\n　　"),
    "行末空格换行": _broken("  \n"),
    "行末连字符": _broken("-\n"),
    "三行": _three_lines,
    "行分隔符": _broken("\u2028"),
    "两个空格逐字": lambda number, kind, random: "  ".join(number),
    "逐字间隔号": lambda number, kind, random: "·".join(number.replace("-", "")),
    "逐字全角空格": lambda number, kind, random: "　".join(number),
}
CONTEXTS: dict[Kind, tuple[str, ...]] = {
    Kind.RESIDENT_ID: (
        "身份证件号码 {}",
        "居民身份证：{}；",
        "{}",
        "身份证号码({})",
        "户主身份证号为{}的家庭",
    ),
    Kind.RESIDENT_ID_15: ("公民身份号码：{}", "居民身份证号码 {}", "（身份证号：{}）", "证件号：{}"),
    Kind.MOBILE: ("本人手机号码：{}", "{}", "电话/微信：{}", "有事请打{}。", "Tel: {}", "联系人老李，{}"),
    Kind.LANDLINE: ("宅电：{}", "联系电话 {}", "{}", "家中座机{}，", "电话（{}）"),
    Kind.BANK_CARD: ("收款账号：{}", "{}", "惠农一卡通：{}", "打款卡号 {}", "农行卡号为{}。", "存折账号：{}"),
}
