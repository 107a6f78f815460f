"""The way of an application from submission to delivery, and of the letters on that way: two tables of steps."""

from gongkai.applications.choices import NoticeState, State
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure.around import AROUND
from gongkai.applications.procedure.clock import CLOCK
from gongkai.applications.procedure.letters import LETTERS
from gongkai.applications.procedure.way import WAY
from gongkai.casework.procedure import Procedure

STEPS = (*WAY, *CLOCK, *AROUND)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
NOTICE = Procedure(LETTERS, dict(NoticeState.choices), PERMISSIONS)

__all__ = ["NOTICE", "PROCEDURE", "STEPS"]
