"""政府收支分类: the classes whose names stand in tables that print no codes (pure)."""

import re
from functools import cache
from pathlib import Path

import yaml

_MARK = re.compile(r"^(?:其中[:：]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])")
_NOISE = re.compile(r"[\s“”\"'‘’（）()《》〈〉:：,，、。*]")


def plain(name: str) -> str:
    """A name without its place (一、), brackets, quotation marks and blanks: what two spellings have in common."""
    text = _NOISE.sub("", _unmarked(name))
    return text.translate(_FULL_WIDTH).casefold()


_FULL_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)}


def _unmarked(name: str) -> str:
    text = name.strip()
    while match := _MARK.match(text):
        text = text[match.end() :].strip()
    return text


@cache
def class_codes() -> dict[str, str]:
    """Plain name of a class to its code, under every name that it has had."""
    told = yaml.safe_load(
        Path(__file__).with_suffix("").with_name("classes.yaml").read_text(encoding="utf-8")
    )
    return {plain(name): code for code, names in told["functional"].items() for name in names}


def code_of_class(name: str) -> str | None:
    """The code of a class of functional expenditure told by its name; None for an unknown one."""
    return class_codes().get(plain(name))
