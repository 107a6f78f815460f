"""代码 of new headings: told by nothing but their place among the codes, never given twice."""

from collections.abc import Collection


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
