"""目录的核对: what is wrong with a line, or with the lines together, as sentences for the clerk (pure)."""

import re
from collections import Counter
from collections.abc import Sequence

from gongkai.catalogue.grounds import ALL_GROUNDS, GROUNDS
from gongkai.catalogue.lines import DEEPEST, GOVERNMENT_LEVELS, Line, tree
from gongkai.catalogue.models.heading import Cadence, Catalogue, Manner, TimeUnit, Upkeep

CODE = re.compile(r"[A-Za-z0-9][-A-Za-z0-9_]{0,59}", re.ASCII)
LONGEST = {
    "title": 120, "contents": 4000, "basis": 2000, "time_words": 200, "audience": 200, "publisher": 200,
}  # fmt: skip
LONGEST_LIMIT = 366


def faults_of(line: Line, *, catalogue: str, is_leaf: bool) -> list[str]:
    """Everything that is wrong with one line."""
    faults = []
    if not line.title.strip():
        faults.append("公开事项的名称不能为空")
    if not CODE.fullmatch(line.code):
        faults.append("代码须由字母、数字、连字符组成，最多 60 个字符")
    faults += [
        f"“{line.title}”的{label}最多 {most} 个字，现有 {len(getattr(line, name))} 个字"
        for name, label, most in (
            ("title", "名称", LONGEST["title"]),
            ("contents", "公开内容", LONGEST["contents"]),
            ("basis", "公开依据", LONGEST["basis"]),
            ("time_words", "公开时限", LONGEST["time_words"]),
            ("audience", "公开对象", LONGEST["audience"]),
            ("publisher", "公开主体", LONGEST["publisher"]),
        )
        if len(getattr(line, name)) > most
    ]
    if line.time_limit is not None and not 1 <= line.time_limit <= LONGEST_LIMIT:
        faults.append(f"公开时限应在 1 至 {LONGEST_LIMIT} 天之间")
    known = (
        (line.time_unit, TimeUnit.values, "时限单位"),
        (line.cadence, Cadence.values, "更新频次"),
        (line.upkeep, Upkeep.values, "更新要求"),
        (line.manner, Manner.values, "公开方式"),
    )
    faults += [f"{label}不在所列各项中" for value, values, label in known if value not in values]
    if set(line.government_levels) - set(GOVERNMENT_LEVELS):
        faults.append("公开层级应为县级、乡级")
    if catalogue == Catalogue.NEGATIVE and is_leaf and line.ground not in GROUNDS:
        faults.append("须注明条例第十四条至第十六条规定的不予公开的理由")
    elif line.ground and line.ground not in ALL_GROUNDS:
        faults.append("没有这一不予公开的理由")
    return faults


def faults_among(lines: Sequence[Line]) -> list[str]:
    """What is wrong with the lines together."""
    faults = [
        f"代码“{code}”用了 {times} 次"
        for code, times in Counter(line.code for line in lines).items()
        if times > 1
    ]
    titles = Counter((line.parent, line.title) for line in lines)
    faults += [
        f"“{title}”在同一上级事项下出现 {times} 次" for (_, title), times in titles.items() if times > 1
    ]
    codes = {line.code for line in lines}
    faults += [
        f"“{line.title}”的上级事项“{line.parent}”不在目录中"
        for line in lines
        if line.parent and line.parent not in codes
    ]
    reached = [node for top in tree(lines) for node in top.walk()]
    if len(reached) < len(lines):
        faults.append("有事项以自己或者下级为上级：请重新选择上级事项")
    faults += [
        f"“{node.line.title}”在第 {node.level} 级，最多 {DEEPEST} 级"
        for node in reached
        if node.level > DEEPEST
    ]
    return faults


def all_faults(lines: Sequence[Line], *, catalogue: str) -> list[tuple[str, str]]:
    """(code, sentence) of every fault; code "" for what concerns the lines together."""
    parents = {line.parent for line in lines}
    each = [
        (line.code, sentence)
        for line in lines
        for sentence in faults_of(line, catalogue=catalogue, is_leaf=line.code not in parents)
    ]
    return each + [("", sentence) for sentence in faults_among(lines)]
