"""公开时限 in words: "自信息形成或者变更之日起20个工作日内", "实时", "每季度" as limit, unit and cadence (pure)."""

import re
from dataclasses import dataclass

from gongkai.catalogue.models.heading import Cadence, TimeUnit

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"两": 2, "零": 0}
_NUMBER = r"(\d{1,3}|[〇零一二三四五六七八九十两]{1,4})"
_WORKDAYS = re.compile(_NUMBER + r"\s*个?工作日")
_MONTHS = re.compile(_NUMBER + r"\s*个月(?:内|以内)")
_DAYS = re.compile(_NUMBER + r"\s*(?:个自然日|自然日|日|天)(?:内|以内|之内|前)")
_AT_ONCE = ("实时", "即时", "随时", "当日", "当天", "及时")
_CADENCES = (
    (Cadence.MONTH, ("每月", "按月", "月度", "逐月")),
    (Cadence.QUARTER, ("每季", "按季", "季度")),
    (Cadence.YEAR, ("每年", "按年", "年度", "逐年")),
    (Cadence.STATIC, ("长期", "常年", "固定公开", "持续公开")),
)
_DAYS_OF_A_MONTH = 30


@dataclass(frozen=True)
class TimeLimit:
    """`limit` None: no number of days is said (at once, or by the period alone)."""

    limit: int | None
    unit: str
    cadence: str


def read_time_limit(text: str) -> TimeLimit | None:
    """What the words say; None when they say nothing that could be counted."""
    words = re.sub(r"[\s\u3000]+", "", text)
    if not words:
        return None
    cadence = next((value for value, signs in _CADENCES if any(sign in words for sign in signs)), None)
    limit, unit = _limit(words)
    if limit is None and cadence is None and not any(sign in words for sign in _AT_ONCE):
        return None
    return TimeLimit(limit, unit, cadence or Cadence.EVENT)


def _limit(words: str) -> tuple[int | None, str]:
    if found := _WORKDAYS.search(words):
        return number_of(found[1]), TimeUnit.WORKDAYS
    if found := _MONTHS.search(words):
        return number_of(found[1]) * _DAYS_OF_A_MONTH, TimeUnit.CALENDAR_DAYS
    if found := _DAYS.search(re.sub(r"\d{1,2}月\d{1,2}日前", "", words)):
        return number_of(found[1]), TimeUnit.CALENDAR_DAYS
    return None, TimeUnit.WORKDAYS


def number_of(text: str) -> int:
    """20, 二十, 十五, 七"""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[each]) for each in tens))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def in_words(limit: int | None, unit: str, cadence: str) -> str:
    """How a line without words of its own says its limit."""
    days = f"{limit} {'个工作日' if unit == TimeUnit.WORKDAYS else '日'}内" if limit else ""
    if cadence in (Cadence.MONTH, Cadence.QUARTER, Cadence.YEAR):
        period = {Cadence.MONTH: "每月", Cadence.QUARTER: "每季度", Cadence.YEAR: "每年"}[Cadence(cadence)]
        return f"{period}结束后 {days}" if days else period
    if cadence == Cadence.STATIC:
        return "长期公开"
    return f"自信息形成或者变更之日起 {days}" if days else "实时"
