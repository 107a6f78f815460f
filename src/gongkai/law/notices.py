"""Holiday notices (节假日安排通知): days off and make-up days of one region and year, as immutable values."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from gongkai.law.errors import LawError
from gongkai.law.sources import read_data, yaml_files

FILE_LIMIT = 1_000_000  # bytes; a year's notice is under 2,000


class NoticeError(LawError):
    """A notice that cannot be used: what, where, and the way out, in Chinese."""


@dataclass(frozen=True)
class Notice:
    """What one notice changes: `days_off` (放假, with the holiday) and `days_worked` (调休上班)."""

    region: str
    year: int
    days_off: Mapping[date, str] = field(hash=False)
    days_worked: tuple[date, ...] = ()
    source: str = ""
    issued_on: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "days_off", MappingProxyType(dict(sorted(self.days_off.items()))))
        object.__setattr__(self, "days_worked", tuple(sorted(self.days_worked)))


def notice_from(mapping: Mapping[str, Any], *, where: str = "节假日通知") -> Notice:
    """A checked Notice from plain data; NoticeError names `where` and every fault found."""
    from gongkai.law.notice_shape import checked_notice  # pydantic is loaded only for outside data

    return checked_notice(mapping, where=where)


def load_notice(path: str | Path) -> Notice:
    """A checked Notice from a YAML or JSON file; NoticeError for anything that is not one."""
    file = Path(path)
    shown = str(path)[:200].encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    where = f"节假日通知文件“{shown}”"
    try:
        with file.open("rb") as stream:
            raw = stream.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as problem:
        raise NoticeError(f"{where}读不出来：请检查路径和读取权限。") from problem
    return notice_in(raw, where=where)


def notice_in(raw: bytes, *, where: str = "所提交的放假安排") -> Notice:
    """A checked Notice from the bytes of a YAML or JSON file; NoticeError for anything that is not one."""
    if len(raw) > FILE_LIMIT:
        raise NoticeError(f"{where}超过1MB，不像一份放假安排：请只保留一个地区、一个年度的日期。")
    return notice_from(_parse(raw, where=where), where=where)


def as_mapping(notice: Notice) -> dict[str, Any]:
    """The notice as plain data for JSON; `notice_from` reads it back."""
    return {
        "region": notice.region,
        "year": notice.year,
        "days_off": {day.isoformat(): label for day, label in notice.days_off.items()},
        "days_worked": [day.isoformat() for day in notice.days_worked],
        "source": notice.source,
        "issued_on": notice.issued_on.isoformat() if notice.issued_on else None,
    }


def _parse(raw: bytes, *, where: str) -> Mapping[str, Any]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NoticeError(f"{where}不是 UTF-8 编码：请另存为 UTF-8 后再载入。") from problem
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else yaml.safe_load(text)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise NoticeError(f"{where}第{line}行不是正确的 YAML：请检查缩进、冒号和引号。") from problem
    except json.JSONDecodeError as problem:
        raise NoticeError(f"{where}第{problem.lineno}行不是正确的 JSON：请检查引号和逗号。") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise NoticeError(f"{where}不是正确的 YAML 或 JSON：请检查日期和特殊字符。") from problem
    if not isinstance(data, dict):
        raise NoticeError(
            f"{where}应当是一组“名称: 内容”，包括 region、year、days_off、days_worked、source、issued_on。"
        )
    return data


@cache
def shipped_notices() -> tuple[Notice, ...]:
    """The regional notices in data/calendars."""
    return tuple(
        Notice(
            region=row["region"],
            year=row["year"],
            days_off=dict(spread(row["days_off"])),
            days_worked=tuple(row.get("days_worked", ())),
            source=row["source"],
            issued_on=row.get("issued_on"),
        )
        for path in yaml_files("calendars")
        for row in read_data(path)
    )


def spread(days: Mapping[Any, str]) -> Iterable[tuple[date, str]]:
    """Single days and `first..last` ranges as one (day, label) each; ValueError for anything else."""
    for key, label in days.items():
        first, last = _ends(key)
        for offset in range((last - first).days + 1):
            yield first + timedelta(days=offset), label


def _ends(key: Any) -> tuple[date, date]:
    if type(key) is date:
        return key, key
    first, separator, last = str(key).partition("..")
    start = date.fromisoformat(first.strip())
    end = date.fromisoformat(last.strip()) if separator else start
    if end < start or (end - start).days > 31:
        raise ValueError(f"{key}: range runs backwards or is longer than a month")
    return start, end
