"""The shape of a holiday notice that comes from outside, checked by pydantic, answered in Chinese."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from gongkai.law.errors import LawError
from gongkai.law.notices import Notice, NoticeError, spread
from gongkai.law.regions import region_chain

EXAMPLE = "“2027-10-01: 国庆节”或“2027-10-01..2027-10-07: 国庆节”"


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    try:
        if isinstance(value, str) and len(value) == len("2027-01-01"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError("日期应写作 YYYY-MM-DD，例如 2027-01-01")


def _region(value: Any) -> str:
    try:
        return region_chain(str(value))[-1]
    except LawError as problem:
        raise ValueError(str(problem).rstrip("。")) from problem


def _days_off(value: Any) -> dict[date, str]:
    if not isinstance(value, Mapping):
        raise ValueError(f"应逐日写明节日名称，例如{EXAMPLE}")
    for label in value.values():
        if not isinstance(label, str) or not label.strip() or len(label) > 50:
            raise ValueError("每个放假日要写明节日名称（50字以内）")
        if not label.isprintable():
            raise ValueError("节日名称里有不可见的字符，请重新填写")
    try:
        return dict(spread(value))
    except ValueError as problem:
        raise ValueError(f"日期写法不对，请写作{EXAMPLE}") from problem


Day = Annotated[date, BeforeValidator(_day)]


class NoticeShape(BaseModel):
    """Fields of a notice file."""

    model_config = ConfigDict(extra="forbid")

    region: Annotated[str, BeforeValidator(_region)]
    year: int = Field(ge=2004, le=2100, strict=True)
    days_off: Annotated[dict[date, str], BeforeValidator(_days_off)]
    days_worked: list[Day] = Field(default_factory=list, max_length=62)
    source: str = Field(min_length=1, max_length=500)
    issued_on: Day | None = None

    @model_validator(mode="after")
    def _days_agree(self) -> "NoticeShape":
        if not self.source.isprintable():
            raise ValueError("source 里有不可见的字符，请重新填写")
        if not self.days_off:
            raise ValueError("days_off 是空的：没有放假日的通知不能载入")
        for day in (*self.days_off, *self.days_worked):
            if not date(self.year - 1, 12, 1) <= day <= date(self.year + 1, 1, 31):
                raise ValueError(f"{day.isoformat()} 不属于 {self.year} 年度：请核对 year 或日期")
        both = sorted(set(self.days_off) & set(self.days_worked))
        if both:
            raise ValueError(f"{both[0].isoformat()} 同时列为放假和调休上班：请只保留一处")
        return self


def checked_notice(mapping: Mapping[str, Any], *, where: str) -> Notice:
    """The Notice, or NoticeError with one clause per fault."""
    try:
        shape = NoticeShape.model_validate(dict(mapping))
    except ValidationError as problem:
        faults = "；".join(_fault(each) for each in problem.errors()[:5])
        raise NoticeError(f"{where}有误：{faults}。请改正后重新载入。") from problem
    return Notice(
        region=shape.region,
        year=shape.year,
        days_off=shape.days_off,
        days_worked=tuple(shape.days_worked),
        source=shape.source,
        issued_on=shape.issued_on,
    )


def _fault(error: Any) -> str:
    place = ".".join(str(part) for part in error["loc"])[:64].encode("utf-8", "backslashreplace").decode()
    kind = error["type"]
    if kind == "value_error":
        said = str(error["ctx"]["error"])
        return f"{place}：{said}" if place else said
    return f"{place}{_FAULTS.get(kind, '的写法不对')}"


_FAULTS = {
    "missing": "没有填写",
    "extra_forbidden": "不是通知的栏目（可填 region、year、days_off、days_worked、source、issued_on）",
    "int_type": "应是四位数的年份",
    "int_parsing": "应是四位数的年份",
    "greater_than_equal": "不在可用范围（2004年起）",
    "less_than_equal": "不在可用范围（2100年止）",
    "string_type": "应是文字",
    "string_too_short": "没有填写",
    "string_too_long": "太长（500字以内）",
    "list_type": "应是日期的列表",
    "too_long": "太多（62日以内）",
}
