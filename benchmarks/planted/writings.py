"""How people write a number: each way takes the plain number and gives the written one."""

from collections.abc import Callable

from gongkai.privacy.findings import FindingKind as Kind

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_GROUPS = {
    Kind.RESIDENT_ID: (6, 8, 4),
    Kind.RESIDENT_ID_15: (6, 6, 3),
    Kind.MOBILE: (3, 4, 4),
    Kind.BANK_CARD: (4, 4, 4, 4, 3),
}


def grouped(number: str, kind: Kind, separator: str) -> str:
    parts, at = [], 0
    if kind is Kind.LANDLINE:
        area, _, local = number.partition("-")
        return separator.join((area, local[:-4], local[-4:]))
    for length in _GROUPS[kind]:
        parts.append(number[at : at + length])
        at += length
    return separator.join(part for part in parts if part)


def broken(number: str, mark: str) -> str:
    """In two at a place that no rule foresees."""
    at = len(number) * 5 // 9
    return number[:at] + mark + number[at:]


WAYS: dict[str, Callable[[str, Kind], str]] = {
    "连写": lambda number, kind: number,
    "全角": lambda number, kind: number.translate(_WIDE),
    "空格分组": lambda number, kind: grouped(number, kind, " "),
    "全角空格分组": lambda number, kind: grouped(number, kind, "\u3000"),
    "不换行空格": lambda number, kind: grouped(number, kind, "\u00a0"),
    "连字符分组": lambda number, kind: grouped(number, kind, "-"),
    "长横分组": lambda number, kind: grouped(number, kind, "—"),
    "点分组": lambda number, kind: grouped(number, kind, "."),
    "逐字空格": lambda number, kind: " ".join(number),
    "中间换行": lambda number, kind: broken(number, "\n"),
    "中间回车换行": lambda number, kind: broken(number, "\r\n"),
    "换行缩进": lambda number, kind: broken(number, "\n    "),
    "零宽字符": lambda number, kind: broken(number, "\u200b"),
    "软连字符": lambda number, kind: broken(number, "\u00ad"),
    "制表符": lambda number, kind: broken(number, "\t"),
}
ID_WAYS: dict[str, Callable[[str, Kind], str]] = {"小写": lambda number, kind: number.lower()}
PHONE_WAYS: dict[str, Callable[[str, Kind], str]] = {
    "+86": lambda number, kind: f"+86{number}",
    "+86 空格": lambda number, kind: f"+86 {grouped(number, kind, ' ')}",
    "0086-": lambda number, kind: f"0086-{number}",
    "(+86)": lambda number, kind: f"(+86){number}",
}
LANDLINE_WAYS: dict[str, Callable[[str, Kind], str]] = {
    "半角括号": lambda number, kind: "({}){}".format(*number.split("-")),
    "全角括号": lambda number, kind: "（{}）{}".format(*number.split("-")),
    "空格": lambda number, kind: number.replace("-", " "),
    "分机": lambda number, kind: f"{number}-8012",
    "转": lambda number, kind: f"{number}转802",
    "无分隔": lambda number, kind: number.replace("-", ""),
}
CONTEXTS = {
    Kind.RESIDENT_ID: ("身份证号：{}", "（{}）", "{}", "证件号码{}，", "公民身份号码为{}。"),
    Kind.RESIDENT_ID_15: ("身份证号：{}", "身份证{}", "证件号码：{}"),
    Kind.MOBILE: ("联系电话：{}", "{}", "手机{}", "请致电{}联系本人", "（{}）"),
    Kind.LANDLINE: ("家庭电话：{}", "电话：{}", "{}", "住宅电话{}"),
    Kind.BANK_CARD: ("银行卡号：{}", "{}", "一卡通账号{}", "开户行农业银行，账号{}"),
    Kind.PASSPORT: ("护照号码：{}", "护照{}", "护照号 {}"),
    Kind.EMAIL: ("邮箱：{}", "{}", "请发送至{}"),
    Kind.ADDRESS: ("住址：{}", "现住{}", "{}"),
    Kind.PLATE: ("车牌号：{}", "驾驶{}小型轿车", "{}"),
    Kind.WEAK_MASK: ("身份证号：{}", "{}", "证件号码 {}"),
}
