"""空话: whether what was filled in says anything."""

import re
import unicodedata

EMPTY_WORDS = frozenset(
    [
        "无",
        "没有",
        "暂无",
        "略",
        "从略",
        "不详",
        "不明",
        "未知",
        "同上",
        "见上",
        "同前",
        "待补充",
        "待定",
        "待填",
        "理由",
        "原因",
        "测试",
    ]
)
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # letters by name that print nothing
_UNSAID = re.compile(rf"[\W_{_BLANK_LETTERS}]")


def says_nothing(value: object) -> bool:
    """Whether a text is empty, blanks and marks alone, one sign over and over, or a word that stands for nothing."""
    said = _spoken(value)
    return names_nobody(value) or (len(set(said)) == 1 and not said.isdecimal())


def names_nobody(value: object) -> bool:
    """Whether a name is empty, marks alone, or a word that stands for nothing; some people are called 丁丁."""
    said = _spoken(value)
    return not said or said in EMPTY_WORDS


def _spoken(value: object) -> str:
    return unicodedata.normalize("NFKC", _UNSAID.sub("", str(value or "")))
