"""办理记录 as a page tells it: looks of one person at one thing, one after the other, are one line; the record stays whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from gongkai.casework.models import Entry

WITHIN = timedelta(minutes=1)
LOOKS = ("look", "open_")


@dataclass
class Told:
    """One line of what happened; `times` of a look that came again within a minute, the first one included."""

    occurred_at: datetime
    label: str
    actor_name: str
    times: list[datetime] = field(default_factory=list)


def folded(entries: Iterable[Entry]) -> list[Told]:
    """A line each, in the order given, oldest first."""
    lines: list[Told] = []
    before: Entry | None = None
    for entry in entries:
        if before and lines and _is_again(entry, before, since=lines[-1].occurred_at):
            lines[-1].times.append(entry.occurred_at)
        else:
            lines.append(Told(entry.occurred_at, entry.label, entry.actor_name, [entry.occurred_at]))
        before = entry
    return lines


def _is_again(entry: Entry, before: Entry, *, since: datetime) -> bool:
    told, told_before = ((each.subject, each.verb, each.label, each.member_id) for each in (entry, before))
    return entry.verb.startswith(LOOKS) and told == told_before and entry.occurred_at - since <= WITHIN
