"""表头: which column says what, in heads of one, two or three rows as agencies print them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.catalogue.channels import channel_of

LOOKED_AT = 20  # rows from the top among which the head is
_MOST_HEAD_ROWS = 3


@dataclass(frozen=True)
class Head:
    """`roles` has a name for each column that was understood, `first_row` is the first row below the head (from 0)."""

    roles: dict[int, str]
    first_row: int
    text: tuple[str, ...]

    def has(self, role: str) -> bool:
        return role in self.roles.values()

    def columns(self, role: str) -> list[int]:
        return [place for place, each in self.roles.items() if each == role]


def find_head(rows: Sequence[Sequence[str]]) -> Head | None:
    """The head of the table; None where no row names the matters and one more column."""
    width = max(map(len, rows), default=0)
    for top, row in enumerate(rows[:LOOKED_AT]):
        if not _begins_a_head(row):
            continue
        best: Head | None = None
        for depth in range(1, _MOST_HEAD_ROWS + 1):
            names = _names(rows[top : top + depth], width)
            if depth > 1 and not _is_head_row(rows, top + depth - 1):
                break
            roles = {place: role for place, name in enumerate(names) if (role := _role(*name))}
            best = Head(roles, top + depth, tuple(_plain("".join(name)) for name in names))
        if best and any(role.startswith("level") for role in best.roles.values()) and len(best.roles) > 1:
            return best
    return None


def _begins_a_head(row: Sequence[str]) -> bool:
    cells = [_plain(cell) for cell in row if cell]
    said = [cell for cell in cells if _role(cell, "")]
    return (
        len(set(cells)) >= 2 and len(said) >= 2 and any(_role(cell, "").startswith("level") for cell in said)
    )


def _is_head_row(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the row goes on with the head: short names only, one of them a known second name."""
    if place >= len(rows):
        return False
    cells = [_plain(cell) for cell in rows[place] if cell]
    return bool(cells) and all(len(cell) <= 16 for cell in cells) and any(_is_second(cell) for cell in cells)


def _is_second(cell: str) -> bool:
    return bool(
        re.fullmatch(
            r"[一二三]级(事项)?|全社会|特定(群体|群众|对象).*|主动(公开)?|依申请(公开)?|县(区|市)?级.*|乡.*级?.*|镇.*级.*",
            cell,
        )
    )


def _names(rows: Sequence[Sequence[str]], width: int) -> list[tuple[str, str]]:
    """(upper, lower) name of each column: a name that is merged to the right goes for those below which are named."""
    uppers: list[str] = []
    top = rows[0]
    for place in range(width):
        said = _plain(top[place]) if place < len(top) else ""
        uppers.append(said)
    lowers = [""] * width
    for row in rows[1:]:
        for place in range(min(width, len(row))):
            said = _plain(row[place])
            if said and said != uppers[place]:
                lowers[place] = said
    for place in range(1, width):
        if not uppers[place] and lowers[place]:
            uppers[place] = uppers[place - 1]
    return list(zip(uppers, lowers, strict=True))


_ROLES = (
    ("number", r"序号|编号"),
    ("level1", r".*一级.*"),
    ("level2", r".*二级.*"),
    ("level3", r".*三级.*"),
    ("ground", r".*(理由|不予公开情形|不公开).*"),
    ("contents", r".*(公开内容|要素|内容要求).*"),
    ("basis", r".*依据.*"),
    ("time", r".*(时限|时间|期限).*"),
    ("publisher", r".*(公开主体|责任主体|主体|责任单位|公开单位|保管单位|保管机关).*"),
)


def _role(upper: str, lower: str) -> str:
    name = lower or upper
    if re.search("对象", upper):
        return _of_audience(lower)
    if re.search("方式", upper):
        return "manner" if not lower else "manner_application" if "申请" in lower else "manner_proactive"
    if re.search("层级", upper):
        return "levels" if not lower else "county" if re.match("县|区|市", lower) else "township"
    if re.search("渠道|载体", upper):
        named = channel_of(lower.lstrip("■□")) if lower else None
        return f"channel:{named}" if named else "channels"
    for role, pattern in _ROLES:
        if re.fullmatch(pattern, name):
            return role
    return "level1" if re.fullmatch(r".*(公开事项|事项名称|事项|信息名称|信息内容|名称)", name) else ""


def _of_audience(lower: str) -> str:
    if not lower:
        return "audience"
    return "audience_group" if "特定" in lower else "audience_all"


def _plain(text: str) -> str:
    return re.sub(r"[\s\u3000]+", "", text)
