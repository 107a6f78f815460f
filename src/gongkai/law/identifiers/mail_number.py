"""邮件号: what stands on the receipt of the postal enterprise; couriers may not carry official documents."""

import re

from gongkai.law.identifiers.checked import Checked, first_look

# 邮政法第五十五条: 快递企业不得寄递国家机关公文.
COURIERS = (
    "顺丰",
    "中通",
    "圆通",
    "申通",
    "韵达",
    "极兔",
    "德邦",
    "京东",
    "百世",
    "天天快递",
    "宅急送",
    "丰网",
    "快递公司",
)
NUMBERS_OF_COURIERS = {
    "SF": "顺丰",
    "JD": "京东",
    "YT": "圆通",
    "JT": "极兔",
    "STO": "申通",
    "ZTO": "中通",
    "DPK": "德邦",
}
COURIER_BASIS = "《中华人民共和国邮政法》第五十五条"
_UNIVERSAL = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")
_DOMESTIC = re.compile(r"(?:[A-Z]{2}[0-9]{11}|[0-9]{11,13})")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_OF_COURIER = re.compile(
    rf"(?<![A-Z0-9])({'|'.join(NUMBERS_OF_COURIERS)})[A-Z]{{0,2}}[0-9]{{10,15}}(?![A-Z0-9])"
)
_CANDIDATE = re.compile(r"[A-Z]{2}[0-9]{9,11}(?:[A-Z]{2})?|[0-9]{11,13}")


def check_mail_number(written: object) -> Checked:
    """A postal number; `value` is the number found in what was written, `warnings` what should be looked at again.

    Fails for a courier's name or number and for 到付, which the addressee would pay.
    """
    text, problem = first_look(written, name="邮件号", longest=120)
    if problem:
        return Checked(False, problem=problem)
    courier = next((name for name in COURIERS if name in text), "") or _courier_of_number(text)
    if courier:
        why = f"国家机关公文只能交邮政企业寄递，不能交“{courier}”（{COURIER_BASIS}）"
        return Checked(False, text, problem=why)
    if "到付" in text:
        return Checked(False, text, problem="邮寄送达不得采用到付：邮费由本机关承担")
    found = _CANDIDATE.search(re.sub(r"[\s-]|\bEMS\b", "", text.upper()))
    if found is None:
        return Checked(True, text, warnings=("没有认出邮政企业的邮件号，请核对交寄凭证",))
    number = found.group()
    universal = _UNIVERSAL.fullmatch(number)
    if universal and universal[2] != _check_digit(universal[1]):
        return Checked(True, number, warnings=(f"邮件号 {number} 的校验位不符，请核对交寄凭证",))
    if not universal and not _DOMESTIC.fullmatch(number):
        return Checked(True, number, warnings=(f"邮件号 {number} 的位数不合常例，请核对交寄凭证",))
    return Checked(True, number)


def _courier_of_number(text: str) -> str:
    """Whose number it is by how couriers begin theirs; "" for any other."""
    found = _OF_COURIER.search(text.upper())
    return NUMBERS_OF_COURIERS[found[1]] if found else ""


def _check_digit(serial: str) -> str:
    """S10 of the Universal Postal Union: the weighted sum against eleven."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(serial, _WEIGHTS, strict=True)) % 11
    return {10: "0", 11: "5"}.get(rest, str(rest))
