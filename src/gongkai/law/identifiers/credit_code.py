"""Unified social credit codes (统一社会信用代码, GB 32100-2015) with their organisation code (GB 11714)."""

from dataclasses import dataclass

from gongkai.law.identifiers.checked import Checked, first_look
from gongkai.law.regions import division_names

NAME = "统一社会信用代码"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class CreditCode(Checked):
    """A code with the organisation code and the division inside it."""

    organisation_code: str = ""
    division: str = ""


def check_credit_code(written: object) -> CreditCode:
    """Characters, division and check character; a wrong inner organisation code only warns."""
    text, problem = first_look(written, name=NAME, longest=40)
    if problem:
        return CreditCode(False, problem=problem)
    code = text.replace(" ", "").replace("-", "").upper()
    if len(code) != 18:
        return CreditCode(False, code, problem=f"统一社会信用代码应为18位，现为{len(code)}位：请核对。")
    if not _VALUES.keys() >= set(code):
        return CreditCode(
            False, code, problem="统一社会信用代码只用数字和大写字母（没有 I、O、S、V、Z）：请核对。"
        )
    if check_character(code[:17]) != code[17]:
        return CreditCode(False, code, problem="统一社会信用代码校验位不符：有写错之处，请对照证书核对。")
    organisation = code[8:17]
    warnings: tuple[str, ...] = ()
    if organisation_check(organisation[:8]) != organisation[8]:
        warnings = ("第9至17位组织机构代码的校验位不符，请对照证书核对。",)
    if code[2:4] not in division_names() and code[2:8] != "100000":
        warnings = (*warnings, "第3至8位不是已知的行政区划代码，请对照证书核对。")
    return CreditCode(
        True,
        code,
        warnings=warnings,
        organisation_code=organisation,
        division=code[2:8],
    )


def check_character(first_17: str) -> str:
    """The 18th character for the first 17."""
    total = sum(weight * _VALUES[each] for weight, each in zip(_WEIGHTS, first_17, strict=True))
    return _ALPHABET[-total % 31]


def organisation_check(first_8: str) -> str:
    """The ninth character of an organisation code (GB 11714); letters count from A = 10."""
    values = (int(each, 36) for each in first_8)
    rest = 11 - sum(weight * value for weight, value in zip(_ORGANISATION_WEIGHTS, values, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))
