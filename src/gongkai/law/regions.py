"""Division codes (行政区划代码, GB/T 2260) and the chain of regions whose holidays a place follows."""

import re
from functools import cache

from gongkai.law.errors import LawError
from gongkai.law.sources import DATA, read_data

NATIONAL = "CN"
_CODE = re.compile(r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?", re.ASCII)


class UnknownRegion(LawError):  # noqa: N818 — named for what is so
    """A region code that is not a division of GB/T 2260."""

    def __init__(self, given: str) -> None:
        shown = given[:24].encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
        super().__init__(
            f"不认识的地区代码“{shown}”：请填 CN（全国）或 GB/T 2260 行政区划代码，例如 640221（平罗县）。"
        )


@cache
def division_names() -> dict[str, str]:
    """Names by code without trailing zeros: 64, 6402, 640221."""
    names: dict[str, str] = read_data(DATA / "divisions.yaml")
    return names


def region_chain(region: str) -> tuple[str, ...]:
    """From the widest to the narrowest: 640221 → CN, 64, 6402, 640221; UnknownRegion for anything else."""
    given = region.strip().upper()
    if given == NATIONAL:
        return (NATIONAL,)
    if not _CODE.fullmatch(given):
        raise UnknownRegion(region)
    code = given[:6]
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    chain = tuple(code[:length] for length in (2, 4, 6) if length <= len(code))
    names = division_names()
    county_known = (
        len(code) < 6 or code in names or not any(len(key) == 6 and key[:2] == code[:2] for key in names)
    )
    if code[:2] not in names or (len(code) > 2 and code[:4] not in names) or not county_known:
        raise UnknownRegion(region)
    return (NATIONAL, *chain)


def region_name(region: str) -> str:
    """宁夏回族自治区石嘴山市平罗县 for 640221; 全国 for CN; an unlisted county shows its code."""
    names = division_names()
    chain = region_chain(region)[1:]
    parts = [names.get(code, f"（{code}）") for code in chain]
    return "".join(part for part in parts if part not in ("市辖区", "县")) or "全国"
