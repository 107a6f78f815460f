"""Ways to reach someone (联系方式): mobile and landline numbers, post codes, e-mail."""

import re

from gongkai.law.identifiers.checked import Checked, first_look

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(0[0-9]{2,3})-?([2-9][0-9]{6,7})(?:(?:-|转)([0-9]{1,6}))?")
_ABROAD = re.compile(r"(?:\+|00)([1-9][0-9]{6,14})")
_POST_CODE = re.compile(r"[0-9]{6}")
_EMAIL = re.compile(
    r"[\w.%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}", re.ASCII
)
HOTLINES = frozenset({"12345", "12329"})


def check_mobile(written: object) -> Checked:
    """A mainland mobile number; +86 and separators are dropped."""
    text, problem = first_look(written, name="手机号码", longest=30)
    if problem:
        return Checked(False, problem=problem)
    number = re.sub(r"[ -]", "", text)
    number = re.sub(r"^(?:\+86|0086|86)(?=1[0-9]{10}$)", "", number)
    if _MOBILE.fullmatch(number):
        return Checked(True, number)
    return Checked(False, number, problem="手机号码应为11位数字，以13至19开头：请核对。")


def check_landline(written: object) -> Checked:
    """A landline with its area code (0952-3816166), or a public hotline (12345)."""
    text, problem = first_look(written, name="固定电话", longest=30)
    if problem:
        return Checked(False, problem=problem)
    number = re.sub(r"[ ()]", "", text.replace("—", "-"))
    if number in HOTLINES:
        return Checked(True, number)
    match = _LANDLINE.fullmatch(number)
    if match is None:
        return Checked(False, number, problem="固定电话应写作区号和号码，例如 0952-3816166：请核对。")
    area, local, extension = match.groups()
    return Checked(True, f"{area}-{local}" + (f"-{extension}" if extension else ""))


def check_phone(written: object) -> Checked:
    """A mobile, a landline or a hotline."""
    mobile = check_mobile(written)
    if mobile.ok:
        return mobile
    landline = check_landline(written)
    if landline.ok or not landline.value:
        return landline
    return Checked(False, landline.value, problem="联系电话应为11位手机号码，或带区号的固定电话：请核对。")


def check_phone_of_anybody(written: object) -> Checked:
    """A phone of the mainland, or one from elsewhere with + or 00 and its country or region code (+852 5123 4567)."""
    here = check_phone(written)
    if here.ok:
        return here
    text, problem = first_look(written, name="联系电话", longest=30)
    if problem:
        return Checked(False, problem=problem)
    abroad = _ABROAD.fullmatch(re.sub(r"[ ().-]", "", text))
    if abroad and not abroad[1].startswith("86"):
        return Checked(True, f"+{abroad[1]}")
    return Checked(
        False,
        here.value,
        problem=f"{here.problem.removesuffix('：请核对。')}；境外电话以 + 和国家、地区代码开头：请核对。",
    )


def check_post_code(written: object) -> Checked:
    text, problem = first_look(written, name="邮政编码", longest=20)
    if problem:
        return Checked(False, problem=problem)
    if _POST_CODE.fullmatch(text):
        return Checked(True, text)
    return Checked(False, text, problem="邮政编码应为6位数字，例如 753400：请核对。")


def check_email(written: object) -> Checked:
    text, problem = first_look(written, name="电子邮箱", longest=254)
    if problem:
        return Checked(False, problem=problem)
    if _EMAIL.fullmatch(text):
        return Checked(True, text)
    return Checked(False, text, problem="电子邮箱应写作 name@example.cn：请核对。")
