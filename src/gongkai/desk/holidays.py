"""载入放假安排: read the notice, keep it, and count the open clocks again, all or nothing."""

from dataclasses import dataclass
from typing import Any

import yaml
from django.db import transaction

from gongkai.applications.actions import MovedDeadline, recompute_deadlines
from gongkai.items.body import without_control_characters
from gongkai.law.notices import Notice, NoticeError, notice_from
from gongkai.organs.calendars import keep_notice

MOST_BYTES = 64 * 1024
WHERE = "所提交的放假安排"


@dataclass(frozen=True)
class Loaded:
    """The notice that is now in force, and the applications whose due day it moved."""

    notice: Notice
    moved: tuple[MovedDeadline, ...]


def notice_in(raw: bytes) -> Notice:
    """The notice in a YAML or JSON file; NoticeError says what is wrong, where, and the way out."""
    if len(raw) > MOST_BYTES:
        raise NoticeError(f"{WHERE}超过 64 KB，不像一份放假安排：请只保留一个地区、一个年度的日期。")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoticeError(f"{WHERE}不是 UTF-8 编码：请另存为 UTF-8 后再载入。") from None
    try:
        found: Any = yaml.safe_load(text)  # JSON is YAML
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise NoticeError(f"{WHERE}第 {line} 行写法不对：请检查缩进、冒号和引号。") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise NoticeError(f"{WHERE}不是正确的 YAML 或 JSON：请检查日期和特殊字符。") from None
    if not isinstance(found, dict):
        raise NoticeError(f"{WHERE}应当写明 region、year、days_off、days_worked、source：请对照样例。")
    return notice_from(found, where=WHERE)


def plain(notice: Notice) -> dict[str, Any]:
    """The notice as JSON, as it is stored; words lose what no database can hold."""
    return {
        "region": notice.region,
        "year": notice.year,
        "days_off": {
            day.isoformat(): without_control_characters(label) for day, label in notice.days_off.items()
        },
        "days_worked": [day.isoformat() for day in notice.days_worked],
        "source": without_control_characters(notice.source)[:200],
        "issued_on": notice.issued_on.isoformat() if notice.issued_on else None,
    }


@transaction.atomic
def load(raw: bytes) -> Loaded:
    """Keep the notice in the file and move the due days that it changes in every organ, with an entry for each."""
    mapping = plain(notice_in(raw))
    notice = notice_from(mapping, where=WHERE)
    keep_notice(notice, mapping)
    return Loaded(notice, recompute_deadlines())
