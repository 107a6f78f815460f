"""The words of a letter: fields filled in, one paragraph a line, days and sentences as letters print them."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from gongkai.applications.choices import ApplicantKind

LONGEST = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Particulars(dict[str, str]):
    """What the clerk filled in; what was not is an empty text."""

    def __missing__(self, key: str) -> str:
        return ""


def filled(text: str, fields: Mapping[str, Any]) -> str:
    """A letter's text with its fields; StrictUndefined names one that is missing."""
    return tidied(_template(text).render(fields))


def you_of(applicant_kind: str) -> str:
    """How an applicant of that kind is addressed."""
    return "您" if applicant_kind == ApplicantKind.NATURAL_PERSON else "贵单位"


def tidied(text: str) -> str:
    """One paragraph a line, no blank lines, nothing invisible."""
    lines = (line.strip() for line in _CONTROL.sub("", text[:LONGEST]).splitlines())
    return "\n".join(line for line in lines if line)


def digest(letter: str) -> str:
    """What an entry keeps of a letter's words."""
    return hashlib.sha256(letter.encode()).hexdigest()


def in_letters(on: date | None) -> str:
    """成文日期 as letters print it: 2020年1月5日."""
    if on is None:
        raise ValueError("an application without a day of receipt has no reply")
    return f"{on.year}年{on.month}月{on.day}日"


def as_sentence(text: str) -> str:
    """The same with a full stop, unless it is empty or has one."""
    said = text.strip()
    return said if not said or said[-1] in "。！？”" else said.rstrip("，、；：,;.") + "。"


def as_clause(text: str) -> str:
    """The same without a stop at its end, to stand within a sentence."""
    return text.strip().rstrip("。！？，、；：,;.")


@cache
def _template(source: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["sentence"] = as_sentence
    environment.filters["clause"] = as_clause
    return environment.from_string(source)
