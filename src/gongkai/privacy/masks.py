"""掩码: how personal data are shown in part, or not at all."""

import re
from collections.abc import Callable
from enum import StrEnum

from gongkai.privacy.community import community_of
from gongkai.privacy.half_width import half_width
from gongkai.privacy.names import in_one_piece, surname_to_show
from gongkai.privacy.partly_hidden import is_masked as is_masked
from gongkai.privacy.partly_hidden import normalised as normalised
from gongkai.privacy.partly_hidden import starred

_SEVERAL = re.compile(r"\s*[、，,；;/\n]\s*")
_BLANK_OR_SEVERAL = re.compile(r"[、，,；;/\s]+")
_YEAR = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|(?<![0-9])(?:19|20)[0-9]{2}(?=[01][0-9][0-3][0-9](?![0-9]))"
)
_ID_YEAR = re.compile(r"(?<![0-9])[0-9]{6}((?:19|20)[0-9]{2})[0-9]{7}[0-9X](?![0-9])")
_LANDLINE = re.compile(r"\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))\)?[- ]?([0-9*]{3,4})([0-9*]{4})(?:[-转][0-9]+)?")
_HAN = re.compile("[\u3400-\u9fff〇\U00020000-\U0003ffff]")
_LONG = 8


class Mask(StrEnum):
    """What is left of a value; nothing but `SHOW` ever gives the whole of it."""

    SHOW = "show"
    OMIT = "omit"
    LAST_FOUR = "last_four"
    SURNAME = "surname"
    SURNAME_AND_LAST = "surname_and_last"
    PHONE_MIDDLE = "phone_middle"
    COMMUNITY = "community"
    BIRTH_YEAR = "birth_year"
    EMAIL_DOMAIN = "email_domain"
    HEAD_COUNT = "head_count"

    @property
    def label(self) -> str:
        """What a clerk chooses from."""
        return _LABELS[self]


_LABELS = {
    Mask.SHOW: "全部显示",
    Mask.OMIT: "不显示",
    Mask.LAST_FOUR: "只留后四位（**************1231）",
    Mask.SURNAME: "只留姓（张*）",
    Mask.SURNAME_AND_LAST: "留姓和末字（张*三）",
    Mask.PHONE_MIDDLE: "隐去中间（138****5678）",
    Mask.COMMUNITY: "只到小区、村",
    Mask.BIRTH_YEAR: "只留出生年份",
    Mask.EMAIL_DOMAIN: "隐去用户名（z***@example.cn）",
    Mask.HEAD_COUNT: "只留人数",
}


def apply(mask: Mask, value: str) -> str:
    """The value as `mask` shows it; what was masked before never shows more than it did."""
    value = value.strip()
    return _SHOWN[mask](value) if value else ""


def last_four(value: str) -> str:
    """Stars and the last four characters; identity numbers always fourteen stars; short values stars only."""
    number = re.sub(r"[\s-]", "", starred(value))
    if len(number) < _LONG:
        return "*" * len(number)
    tail = "".join(each if each.isascii() and each.isalnum() else "*" for each in number[-4:])
    return "*" * (14 if len(number) in (15, 18) else len(number) - 4) + tail


def surname(value: str) -> str:
    """张* for 张三, 欧阳* for 欧阳某某, 买* for 买买提·吐尔逊; several names stay several."""
    return "、".join(_shown_name(each, last=False) for each in _SEVERAL.split(value) if each)


def surname_and_last(value: str) -> str:
    """张*三 for 张小三, 张* for 张三."""
    return "、".join(_shown_name(each, last=True) for each in _SEVERAL.split(value) if each)


def phone_middle(value: str) -> str:
    """138****5678, 0952-***6166; several phones stay several."""
    return "、".join(_shown_phone(each) for each in _SEVERAL.split(value) if each)


def birth_year(value: str) -> str:
    """1990年, from a date or an identity number; nothing where no year can be told."""
    text = starred(value)
    within = _ID_YEAR.search(text)
    year = within[1] if within else next((match[0] for match in _YEAR.finditer(text)), "")
    return f"{year}年" if year else ""


def email_domain(value: str) -> str:
    """z***@example.cn; nothing for what is no address."""
    user, at, domain = half_width(value).partition("@")
    return f"{user[0]}***@{domain}" if user and at and "@" not in domain else ""


def head_count(value: str) -> str:
    """3人 for 张三、李四、王五."""
    told = re.fullmatch(r"([0-9]{1,3})\s*[人口个位]?", starred(value))
    return (
        f"{int(told[1])}人" if told else f"{len([each for each in _BLANK_OR_SEVERAL.split(value) if each])}人"
    )


def _shown_name(name: str, *, last: bool) -> str:
    name = re.split(r"[（(\[【:：\s]", in_one_piece(name), maxsplit=1)[0]
    shown = normalised(name)
    first = surname_to_show(shown)
    if not first.strip("*"):
        return "*"
    rest = shown[len(first) :]
    if not last or len(rest) < 2 or not _HAN.fullmatch(rest[-1]):
        return f"{first}*"
    return f"{first}*{rest[-1]}"


def _shown_phone(phone: str) -> str:
    text = re.sub(r"^(?:\+?86|0086)[- ]?(?=1[0-9 -]{10})", "", starred(phone))
    fixed = _LANDLINE.fullmatch(text)
    if fixed:
        return f"{fixed[1]}-{'*' * len(fixed[2])}{fixed[3]}"
    number = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"1[3-9][0-9][0-9*]{8}", number):
        return f"{number[:3]}****{number[7:]}"
    if re.fullmatch(r"[2-9][0-9*]{6,7}", number):
        return "*" * (len(number) - 4) + number[-4:]
    return last_four(number)


_SHOWN: dict[Mask, Callable[[str], str]] = {
    Mask.SHOW: lambda value: value,
    Mask.OMIT: lambda _: "",
    Mask.LAST_FOUR: last_four,
    Mask.SURNAME: surname,
    Mask.SURNAME_AND_LAST: surname_and_last,
    Mask.PHONE_MIDDLE: phone_middle,
    Mask.COMMUNITY: community_of,
    Mask.BIRTH_YEAR: birth_year,
    Mask.EMAIL_DOMAIN: email_domain,
    Mask.HEAD_COUNT: head_count,
}
