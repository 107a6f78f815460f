"""The way of an application from submission to delivery, of the letters on that way, of what leaves, of files held: four tables."""

from gongkai.applications.choices import DeliveryState, NoticeState, State
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure.around import AROUND
from gongkai.applications.procedure.clock import CLOCK
from gongkai.applications.procedure.deliveries import DELIVERIES
from gongkai.applications.procedure.holdings import HOLDINGS, RELEASE
from gongkai.applications.procedure.letters import LETTERS
from gongkai.applications.procedure.retyping import RETYPING
from gongkai.applications.procedure.way import WAY
from gongkai.casework.procedure import Procedure

STEPS = (*WAY, *CLOCK, *AROUND, *RETYPING, *RELEASE)
PROCEDURE = Procedure(STEPS, dict(State.choices), PERMISSIONS)
HOLDING = Procedure(HOLDINGS, dict(State.choices), PERMISSIONS)
NOTICE = Procedure(LETTERS, dict(NoticeState.choices), PERMISSIONS)
DELIVERY = Procedure(DELIVERIES, dict(DeliveryState.choices), PERMISSIONS)

__all__ = ["DELIVERY", "HOLDING", "NOTICE", "PROCEDURE", "STEPS"]
