"""Division codes (行政区划代码, GB/T 2260) as people write them."""

import re
from dataclasses import dataclass

from gongkai.law.identifiers.checked import Checked, first_look
from gongkai.law.regions import division_names

NAME = "行政区划代码"


@dataclass(frozen=True, slots=True)
class Division(Checked):
    """`name` from the province down; `level` is province, prefecture, county or township."""

    name: str = ""
    level: str = ""


def check_division(written: object) -> Division:
    """Six digits (nine for a township); a county outside the data warns, an unknown prefecture fails."""
    text, problem = first_look(written, name=NAME, longest=24)
    if problem:
        return Division(False, problem=problem)
    if not re.fullmatch(r"[0-9]{6}(?:[0-9]{3})?", text):
        return Division(False, text, problem="行政区划代码应为6位数字（乡镇9位）：请核对。")
    names = division_names()
    province, prefecture, county = text[:2], text[:4], text[:6]
    if province not in names:
        return Division(False, text, problem="行政区划代码前两位不是省级代码：请核对。")
    if county.endswith("0000"):
        return Division(True, text, name=names[province], level="province")
    if prefecture not in names:
        return Division(False, text, problem="行政区划代码前四位不是地级代码：请核对。")
    if county.endswith("00"):
        return Division(True, text, name=names[province] + names[prefecture], level="prefecture")
    warnings: tuple[str, ...] = ()
    if county not in names:
        warnings = ("县级代码不在所附目录中，请核对。",)
    elif len(text) == 9:
        warnings = ("乡镇代码未核对，请确认。",)
    parts = (names[province], names[prefecture], names.get(county, ""))
    return Division(
        True,
        text,
        warnings=warnings,
        name="".join(part for part in parts if part not in ("市辖区", "县")),
        level="township" if len(text) == 9 else "county",
    )
