"""What narrows a list: organ, kind, 五公开 and time, kept in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.utils import timezone

from gongkai.items.choices import FIVE_OPEN
from gongkai.items.kinds import all_kinds
from gongkai.items.models import ItemQuerySet
from gongkai.organs.models import Organ
from gongkai.web.errors import BadParameter

NAMES = ("organ", "kind", "five_open", "time")
LABELS = {"organ": "发布机构", "kind": "信息种类", "five_open": "“五公开”", "time": "发布时间"}
TIMES = {
    "today": ("今天", 0),
    "3days": ("近三天", 2),
    "week": ("近一周", 6),
    "month": ("近一月", 30),
    "year": ("近一年", 365),
}
ALL_TIME = "all"


@dataclass(frozen=True)
class Filters:
    """One value for each of NAMES, empty when not chosen; `organ` is an index prefix."""

    organ: str = ""
    kind: str = ""
    five_open: str = ""
    time: str = ""

    def chosen(self) -> dict[str, str]:
        return {name: value for name in NAMES if (value := getattr(self, name))}

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: ""})

    def choosing(self, name: str, value: str) -> "Filters":
        return replace(self, **{name: value})

    def address(self, base: str, more: Mapping[str, str] | None = None) -> str:
        """`base` with these filters (and more parameters) as its query string."""
        query = urlencode({**(more or {}), **self.chosen()})
        return f"{base}?{query}" if query else base

    def since(self, today: date) -> date | None:
        """The first day that the time filter lets in."""
        return today - timedelta(days=TIMES[self.time][1]) if self.time else None

    def narrow(self, items: ItemQuerySet, today: date) -> ItemQuerySet:
        if self.organ:
            items = items.filter(organ__index_prefix=self.organ)
        if self.kind:
            items = items.filter(kind=self.kind)
        if self.five_open:
            items = items.filter(**{self.five_open: True})
        first = self.since(today)
        return items.filter(published_at__gte=start_of(first)) if first else items


def filters_from(parameters: Mapping[str, str], organs: Mapping[str, Organ]) -> Filters:
    """Filters of known values; raises BadParameter naming the one that is not."""
    known = {
        "organ": (organs, "没有这个索引号前缀的机关。"),
        "kind": (all_kinds(), "没有这一信息种类。"),
        "five_open": (FIVE_OPEN, f"应为 {'、'.join(FIVE_OPEN)} 之一。"),
        "time": ({**TIMES, ALL_TIME: ""}, f"应为 {'、'.join([ALL_TIME, *TIMES])} 之一。"),
    }
    for name, (values, way_out) in known.items():
        if parameters.get(name) and parameters[name] not in values:
            raise BadParameter(name, way_out)
    given = {name: parameters.get(name, "") for name in NAMES}
    return Filters(**{**given, "time": "" if given["time"] == ALL_TIME else given["time"]})


def label_of(name: str, value: str, organs: Mapping[str, Organ]) -> str:
    """A filter's value in Chinese."""
    if name == "organ":
        return organs[value].short_name if value in organs else value
    if name == "kind":
        return all_kinds()[value].label if value in all_kinds() else value
    if name == "five_open":
        return FIVE_OPEN.get(value, value)
    return TIMES[value][0]


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
