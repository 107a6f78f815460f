"""写法: what a clerk wrote in a cell, in the form that the column's check takes; nothing is guessed in silence."""

import re
import unicodedata
from datetime import date, timedelta

from gongkai.items.kinds import Column, ColumnType, Privacy
from gongkai.items.kinds.checks import ValueCheck

_HAN = r"[\u3400-\u9fff\u00b7]"
_BLANKS_IN_A_NAME = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(.*)", re.ASCII | re.DOTALL)
_DAY = re.compile(r"(\d{4})[年/.\-](\d{1,2})[月/.\-](\d{1,2})日?号?", re.ASCII)
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_MOMENT = re.compile(r"(.*\d日?)[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # 1927 to 2119
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年(十?[一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空", "N/A", "n/a"})
UNITS: dict[str, tuple[str, ...]] = {
    "平方米": ("平方米", "平米", "m2", "平方", "平", "㎡"),
    "元": ("元", "圆", "元整", "块"),
    "万元": ("万元", "万"),
    "人": ("人", "口", "名", "口人"),
    "亩": ("亩",),
    "户": ("户",),
    "套": ("套",),
    "间": ("间",),
    "%": ("%",),
}
_UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}


class OtherUnit(ValueError):  # noqa: N818 (named for what is so)
    """A number in another unit than its column's; `unit` is what was written."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(unit)


def understood(column: Column, text: str) -> str:
    """The text for `Column.checked`; OtherUnit where the cell names another unit than the column."""
    if column.is_numeric:
        digits = number(text, column.unit)
        return whole(digits) if column.type is ColumnType.INTEGER else digits
    if column.type is ColumnType.DATE:
        return day(text)
    if column.type is ColumnType.CHOICE or column.choices:
        others = dict(column.also_written)
        return choice(others.get(choice(text, tuple(others)), text), column.choices)
    if column.checks:
        return identifier(text, column.checks)
    if column.privacy in (Privacy.NAME, Privacy.RELATIVE):
        return name(text)
    return _BLANKS.sub(" ", text).strip()


def half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip() if not text.isascii() else text.strip()


def name(text: str) -> str:
    """王 芳 and 王\\n芳 as 王芳; blanks between words of other scripts stay, one each."""
    joined = _BLANKS_IN_A_NAME.sub("", text.strip())
    return re.sub(r"\s+", " ", joined)


def number(text: str, unit: str) -> str:
    """1,064,800.00 and 60㎡ as plain digits; what is no number comes back as it was written."""
    if text in NOTHING:
        return ""
    plain = re.sub(r"\s", "", half_width(text)).lstrip("¥'")
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return text
    digits, rest = match[1].replace(",", ""), match[2]
    if rest and unit_named(rest) != unit_named(unit):
        if rest in _UNIT_OF:
            raise OtherUnit(rest)
        return text
    return digits


def whole(digits: str) -> str:
    """60.00 as 60; what has a fraction stays as it is."""
    before, _, after = digits.partition(".")
    return before if after and not after.strip("0") and before.lstrip("+-").isdigit() else digits


def unit_named(text: str) -> str:
    """㎡ and 平米 are 平方米; an unknown word is itself."""
    plain = half_width(text).lower()
    return _UNIT_OF.get(plain, plain)


def day(text: str) -> str:
    """2020/1/5, 2020年1月5日, 20200105, 二〇二〇年一月五日 and a spreadsheet's 43835 as 2020-01-05."""
    if text in NOTHING:
        return ""
    plain = half_width(text)
    moment = _MOMENT.fullmatch(plain)
    plain = re.sub(r"\s", "", moment[1] if moment else plain)
    match = _DAY.fullmatch(plain) or _EIGHT_DIGITS.fullmatch(plain)
    if match:
        return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    if _SERIAL.fullmatch(plain) and _FIRST_SERIAL <= int(plain) <= _LAST_SERIAL:
        return (date(1899, 12, 30) + timedelta(days=int(plain))).isoformat()
    spoken = _CHINESE_DAY.fullmatch(text.strip())
    if spoken:
        return f"{spoken[1].translate(_CHINESE_DIGITS)}-{_counted(spoken[2]):02d}-{_counted(spoken[3]):02d}"
    return text


def _counted(text: str) -> int:
    """十一 as 11, 二十 as 20."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_CHINESE_DIGITS))
    return int(tens.translate(_CHINESE_DIGITS) or 1) * 10 + int(ones.translate(_CHINESE_DIGITS) or 0)


def choice(text: str, choices: tuple[str, ...]) -> str:
    """The choice that is meant whatever the width of letters, blanks and case; else the text."""
    plain = _loose(text)
    return next((each for each in choices if _loose(each) == plain), text)


def _loose(text: str) -> str:
    return re.sub(r"[\s—\-－()（）·]", "", half_width(text)).casefold()


def identifier(text: str, checks: tuple[ValueCheck, ...] = ()) -> str:
    """Digits in half width; the apostrophe that keeps a spreadsheet from counting with them is dropped."""
    if text in NOTHING:
        return ""
    if ValueCheck.DOCUMENT_NUMBER in checks:
        return text.strip()
    return re.sub(r"\s", "", half_width(text)).strip("'’‘`\"")
