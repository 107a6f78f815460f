"""Index numbers (索引号) of government information: the default pattern and the schemes seen elsewhere."""

import re
from dataclasses import dataclass
from functools import lru_cache

from gongkai.law.identifiers.checked import Checked, first_look
from gongkai.law.identifiers.credit_code import check_credit_code

NAME = "索引号"
DEFAULT = r"\d{9}/(19|20)\d{2}-\d{5}"
_YEAR, _MONTH = r"(?P<year>(?:19|20)[0-9]{2})", r"(?:0[1-9]|1[0-2])"
_SCHEMES = {
    "unit": re.compile(rf"(?P<prefix>[0-9]{{9}})/{_YEAR}-(?P<serial>[0-9]{{5}})"),
    "organisation_code": re.compile(
        rf"(?P<prefix>[0-9A-Z]{{8}}-?[0-9X]|[0-9]{{7}}-[0-9X])[/-]{_YEAR}-(?P<serial>[0-9]{{5,6}})"
    ),
    "credit_code": re.compile(rf"(?P<prefix>[0-9A-Z]{{18}})/{_YEAR}{_MONTH}?-(?P<serial>[0-9]{{5}})"),
    "six_parts": re.compile(
        rf"(?P<prefix>[0-9A-Z]{{1,12}}-[0-9A-Z]{{1,12}}-[0-9A-Z]{{1,12}}-[0-9A-Z]{{1,12}})"
        rf"-{_YEAR}{_MONTH}?(?:[0-9]{{2}})?-(?P<serial>[0-9]{{1,6}})"
    ),
    "twenty_one_digits": re.compile(rf"(?P<prefix>[0-9]{{11,13}}){_YEAR}(?P<serial>[0-9]{{4,6}})"),
}


@dataclass(frozen=True, slots=True)
class IndexNumber(Checked):
    """`year` is the year of numbering, which need not be the year of publication."""

    scheme: str = ""
    prefix: str = ""
    year: int | None = None
    serial: int | None = None


def check_index_number(written: object, *, pattern: str = DEFAULT) -> IndexNumber:
    """Against the site's own pattern first, then the schemes seen on other platforms (which warn)."""
    text, problem = first_look(written, name=NAME, longest=60)
    if problem:
        return IndexNumber(False, problem=problem)
    own = _compiled(pattern)
    if own is None:
        return IndexNumber(False, text, problem="本站设置的索引号规则写法不对：请联系管理员改正。")
    is_own = own.fullmatch(text) is not None
    for scheme, form in _SCHEMES.items():
        match = form.fullmatch(text)
        if match and (scheme != "twenty_one_digits" or len(text) == 21):
            warnings = () if is_own else ("不是本站的索引号格式，可能是其他平台编的号。",)
            if scheme == "credit_code" and not check_credit_code(match["prefix"]).ok:
                warnings = (*warnings, "索引号前段的统一社会信用代码校验不符，请核对。")
            return IndexNumber(
                True, text, "", warnings, scheme, match["prefix"], int(match["year"]), int(match["serial"])
            )
    if is_own:
        return IndexNumber(True, text, scheme="own")
    if text.endswith(("None", "null", "undefined", "NaN")):
        return IndexNumber(False, text, problem="索引号没有序号，是系统出错编成的：请重新编号。")
    return IndexNumber(
        False, text, problem="索引号应写作 机构编号/年份-序号，例如 640221041/2021-00004：请核对。"
    )


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern, re.ASCII)
    except re.error:
        return None
