"""The demo's history: what happened when, played in order so that the chain of entries reads like a year."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def moment(day: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=SHANGHAI)


def on_a_weekday(at: datetime) -> datetime:
    """The same hour, on the Friday before where it fell on a weekend."""
    return at - timedelta(days=max(0, at.astimezone(SHANGHAI).weekday() - 4))


@dataclass
class Timeline:
    """Events by moment; an event may add later ones while it is played."""

    _events: list[tuple[datetime, int, Callable[[datetime], object]]] = field(default_factory=list)
    _count: int = 0

    def add(self, at: datetime, event: Callable[[datetime], object]) -> None:
        heapq.heappush(self._events, (at, self._count, event))
        self._count += 1

    def play(self, *, until: datetime) -> None:
        """Play what happened up to that moment; what lies after it has not happened."""
        while self._events and self._events[0][0] <= until:
            at, _, event = heapq.heappop(self._events)
            event(at)
