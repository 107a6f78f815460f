"""待办: one line for each thing that waits for somebody; each case app offers its own tasks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Task:
    """One line of the worklist: what, who, step, and the working days left (None: no clock).

    `awaits` says what happens then and what may be done meanwhile where somebody outside has to act first; "" for what
    can be done today.
    """

    title: str
    number: str
    step: str
    url: str
    kind: str
    due_on: date | None = None
    days_left: int | None = None
    is_mine: bool = True
    awaits: str = ""

    @property
    def is_mine_now(self) -> bool:
        """Whether the actor can do it today."""
        return self.is_mine and not self.awaits

    @property
    def is_overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True)
class Waiting:
    """What waits, and where that is too much to list, how much more: `beyond` is the actor's own by the due day (None:
    no clock), `awaited_beyond` those of which somebody outside has to do something first, `others_beyond` what others have
    in hand.
    """

    tasks: list[Task]
    beyond: Mapping[date | None, int] = field(default_factory=dict)
    others_beyond: int = 0
    awaited_beyond: int = 0


def due_soonest_first(tasks: list[Task]) -> list[Task]:
    """Overdue on top, then by due day; tasks without a clock last."""
    return sorted(tasks, key=lambda task: (task.due_on is None, task.due_on or date.max, task.number))
