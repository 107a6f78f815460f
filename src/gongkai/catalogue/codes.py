"""代码 of new headings: told by nothing but their place among the codes, never given twice."""

import re
from collections.abc import Collection, Sequence

# Headings that the program itself files under, by how agencies call them.
_KNOWN = (
    ("annual-report", "政府信息公开(工作)?(年度报告|年报)|公开年报|年度报告"),
    ("disclosure-rules", "(政府信息)?公开制度"),
    ("guide", "(政府信息)?公开指南"),
    ("deputies", "(人大)?代表(议案)?建议(办理)?"),
    ("consultative", "政协(委员)?提案(办理)?"),
)


def known_code(path: Sequence[str]) -> str:
    """The code that the program or a standard row has for a heading of these titles; "" for none."""
    from gongkai.catalogue.standards import standards

    title = re.sub(r"[\s\u3000]+", "", path[-1])
    for code, pattern in _KNOWN:
        if re.fullmatch(pattern, title):
            return code
    above = path[-2] if len(path) > 1 else ""
    for each in standards().values():
        for row in each.rows:
            if title in row.titles and above.endswith(row.first):
                return row.code
    return ""


def new_code(title: str, taken: Collection[str], *, stem: str = "") -> str:
    """`stem` where it is free, else the next "h001"; a title in ASCII (a word) makes its own code."""
    word = "".join(each if each.isascii() and each.isalnum() else "-" for each in title.lower()).strip("-")
    wanted = stem or (word if len(word) > 2 and "--" not in word else "")
    if wanted:
        wanted = wanted[:50]
        if wanted not in taken:
            return wanted
        number = 2
        while f"{wanted}-{number}" in taken:
            number += 1
        return f"{wanted}-{number}"
    number = 1
    while f"h{number:03d}" in taken:
        number += 1
    return f"h{number:03d}"
