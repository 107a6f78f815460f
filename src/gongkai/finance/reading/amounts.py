"""一格数字: what a cell says, as an exact figure (pure)."""

import re
import unicodedata
from decimal import Decimal

_BLANKS = {"", "-", "--", "—", "——", "－", "/", "无"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?|-?\.\d+", re.ASCII)
_LARGEST = Decimal(10) ** 12
_NOTHING = Decimal("0.000001")


def amount(text: str, *, places: int) -> Decimal | None:
    """The figure in a cell, None for a blank; ValueError says in Chinese what is wrong and the way out.

    What a formula leaves behind the places (12.340000001) is dropped; more places than the form has are refused.
    """
    written = unicodedata.normalize("NFKC", text).strip()
    if written in _BLANKS:
        return None
    plain = re.sub(r"[,\s']", "", written)
    if not _NUMBER.fullmatch(plain):
        raise ValueError("不是数字：请改成数字，没有的留空")
    value = Decimal(plain)
    if abs(value) >= _LARGEST:
        raise ValueError("数字过大：请核对单位")
    if value < 0:
        raise ValueError("是负数：请核对，冲减的写在有关项目中")
    rounded = round(value, places)
    if abs(rounded - value) > _NOTHING:
        raise ValueError("应是整数" if not places else f"超过 {places} 位小数：请四舍五入到 {places} 位")
    return rounded.quantize(Decimal(1).scaleb(-places))
