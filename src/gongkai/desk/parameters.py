"""What an address says after the question mark: read strictly, refused with a sentence."""

import re
from collections.abc import Container
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from gongkai.law.identifiers import check_resident_id
from gongkai.web.errors import BadParameter

LONGEST_TEXT = 100
NOT_IN_AN_ADDRESS = "身份证号不能写在网址里。查找申请人，请在“依申请公开”用“按证件号码查找”；查找名单中的人，请在名单的“查找”一栏填写。"
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,17}", re.ASCII)


def one_of(request: HttpRequest, name: str, allowed: Container[str]) -> str:
    """The parameter, empty when absent; BadParameter when it is none of these."""
    value = request.GET.get(name, "")
    if value and value not in allowed:
        raise BadParameter(name, "没有这个选项。")
    return value


def year(request: HttpRequest, name: str = "year") -> int | None:
    value = request.GET.get(name, "")
    if value and not _YEAR.fullmatch(value):
        raise BadParameter(name, "应是四位数的年份。")
    return int(value) if value else None


def number(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    if value and not _NUMBER.fullmatch(value):
        raise BadParameter(name, "应是编号。")
    return int(value) if value else None


def text(request: HttpRequest, name: str = "q") -> str:
    """What is looked for, empty when absent; BadParameter for an identity number, which is to stand in no address."""
    value = text_in(request.GET, name)
    if check_resident_id(value).ok:
        raise BadParameter(name, NOT_IN_AN_ADDRESS)
    return value


def text_in(said: QueryDict, name: str = "q") -> str:
    """The same of what was posted, which stands in no address."""
    value = said.get(name, "").strip()
    if len(value) > LONGEST_TEXT:
        raise BadParameter(name, f"请不要超过 {LONGEST_TEXT} 个字。")
    return value


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form sent, also when it sent nothing; None while it is only looked at."""
    return request.POST if request.method == "POST" else None


def address_with(request: HttpRequest, **changes: object) -> str:
    """This page with some parameters changed (None takes one away); the cursor starts anew."""
    kept = {name: value for name, value in request.GET.items() if name not in ("before", "after")}
    kept.update({name: str(value) for name, value in changes.items() if value is not None})
    left = {name: value for name, value in kept.items() if value and changes.get(name, value) is not None}
    return f"{request.path}?{urlencode(left)}" if left else request.path
