"""Resident identity numbers (公民身份号码, GB 11643-1999): 18 digits, and the old 15."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.identifiers.checked import Checked, first_look
from gongkai.law.regions import division_names

NAME = "身份证号"
OLD_LENGTH = 15  # cards issued before October 1999
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DIGITS = frozenset("0123456789")
_PERMIT_PREFIXES = {"81": "香港居民居住证", "82": "澳门居民居住证", "83": "台湾居民居住证"}


@dataclass(frozen=True, slots=True)
class ResidentId(Checked):
    """`value` is always the 18-digit form; `document` is 居民身份证 or one of the residence permits."""

    born_on: date | None = None
    is_male: bool | None = None
    division: str = ""
    document: str = ""


def check_resident_id(written: object, *, on: date | None = None) -> ResidentId:
    """Digits, division, date of birth (not after `on`, if given) and check digit; 15 digits are converted."""
    text, problem = first_look(written, name=NAME, longest=30)
    if problem:
        return ResidentId(False, problem=problem)
    number = text.replace(" ", "").replace("-", "").upper()
    if len(number) == OLD_LENGTH and _DIGITS.issuperset(number):
        return _judge(lengthen(number), warnings=("15位旧号已换算为18位，请核对证件。",), on=on)
    if len(number) != 18:
        return ResidentId(False, number, problem=f"身份证号应为18位，现为{len(number)}位：请核对。")
    if not _DIGITS.issuperset(number[:17]) or not _DIGITS.union("X").issuperset(number[17]):
        return ResidentId(False, number, problem="身份证号前17位应为数字，末位为数字或X：请核对。")
    return _judge(number, warnings=(), on=on)


def check_digit(first_17: str) -> str:
    """The 18th character for 17 digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True))
    return _CHECKS[total % 11]


def lengthen(old: str) -> str:
    """The 18-digit form of a 15-digit number: the century of all old cards is 19."""
    first_17 = f"{old[:6]}19{old[6:]}"
    return first_17 + check_digit(first_17)


def _judge(number: str, *, warnings: tuple[str, ...], on: date | None) -> ResidentId:
    names = division_names()
    if number[:2] not in names and number[:2] not in _PERMIT_PREFIXES:
        return ResidentId(False, number, problem="身份证号前两位不是省级行政区划代码：请核对。")
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return ResidentId(False, number, problem="身份证号第7至14位不是有效的出生日期：请核对。")
    if born.year < 1900 or (on is not None and born > on):
        return ResidentId(False, number, problem="身份证号中的出生日期不在1900年至今：请核对。")
    if check_digit(number[:17]) != number[17]:
        return ResidentId(False, number, problem="身份证号校验位不符：有一位或几位写错了，请对照证件核对。")
    code = next((number[:length] for length in (6, 4, 2) if number[:length] in names), "")
    if number[:2] not in _PERMIT_PREFIXES and len(code) < 4:
        warnings = (*warnings, "地区代码不在现行目录，可能是已撤销的旧代码，请核对证件。")
    return ResidentId(
        True,
        number,
        warnings=warnings,
        born_on=born,
        is_male=int(number[16]) % 2 == 1,
        division="".join(names.get(code[:length], "") for length in (2, 4, 6) if length <= len(code)),
        document=_PERMIT_PREFIXES.get(number[:2], "居民身份证"),
    )
