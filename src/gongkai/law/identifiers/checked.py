"""The answer of every identifier check, and the first look at what was written."""

import re
from dataclasses import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Checked:
    """`value` is normalised; `problem` is a Chinese sentence, empty when `ok`; `warnings` do not fail."""

    ok: bool
    value: str = ""
    problem: str = ""
    warnings: tuple[str, ...] = ()


def first_look(written: object, *, name: str, longest: int) -> tuple[str, str]:
    """(text in half-width without outer blanks, problem): one of the two is empty."""
    if not isinstance(written, str):
        return "", f"{name}应是文字。"
    if len(written) > longest * 2:
        return "", f"{name}过长：请只填写{name}本身。"
    text = written.translate(_FULL_WIDTH).strip()
    if not text:
        return "", f"{name}没有填写。"
    if _UNPRINTABLE.search(text):
        return "", f"{name}含有不可见字符：请重新手工输入。"
    return (text, "") if len(text) <= longest else ("", f"{name}过长：请只填写{name}本身。")
