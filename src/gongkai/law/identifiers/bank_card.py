"""Bank card numbers (银行卡号): 16 to 19 digits with a Luhn check digit."""

import re

from gongkai.law.identifiers.checked import Checked, first_look
from gongkai.law.identifiers.credit_code import check_credit_code
from gongkai.law.identifiers.resident import check_resident_id

_NUMBER = re.compile(r"[0-9]{16,19}")


def check_bank_card(written: object) -> Checked:
    """Length, check digit, and not some other number that happens to pass."""
    text, problem = first_look(written, name="银行卡号", longest=40)
    if problem:
        return Checked(False, problem=problem)
    number = text.replace(" ", "").replace("-", "")
    if not _NUMBER.fullmatch(number):
        return Checked(False, number, problem="银行卡号应为16至19位数字：请核对。")
    if not passes_luhn(number):
        return Checked(False, number, problem="银行卡号校验位不符：有一位或几位写错了，请核对。")
    if check_resident_id(number).ok or check_credit_code(number).ok:
        return Checked(False, number, problem="这是身份证号或统一社会信用代码，不是银行卡号：请核对。")
    warnings = () if number.startswith("62") else ("不以62开头，不是银联卡号，请核对。",)
    return Checked(True, number, warnings=warnings)


def passes_luhn(digits: str) -> bool:
    """Every second digit from the right doubled, digits summed, a multiple of ten."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
