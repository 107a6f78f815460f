"""The only writers of 执法决定, one verb each; every refusal gives all its reasons."""

from gongkai.decisions.actions.exporting import export_decisions
from gongkai.decisions.actions.listing import open_list, publish_decisions
from gongkai.decisions.actions.repairing import decide_repair, receive_repair
from gongkai.decisions.actions.reviewing import (
    clear_decisions,
    exempt_decisions,
    lift_exemption,
    sign_decisions,
)
from gongkai.decisions.actions.taking_down import stop_expired, take_down_decision

__all__ = [
    "clear_decisions",
    "decide_repair",
    "exempt_decisions",
    "export_decisions",
    "lift_exemption",
    "open_list",
    "publish_decisions",
    "receive_repair",
    "sign_decisions",
    "stop_expired",
    "take_down_decision",
]
