"""The only writers of 政府信息, one verb each; every refusal gives all its reasons."""

from gongkai.items.actions.changes import decide_revision, propose_revision, withdraw
from gongkai.items.actions.limits import recompute_limits
from gongkai.items.actions.publication import publish, record_release
from gongkai.items.actions.registration import Draft, amend, register
from gongkai.items.actions.review import check, determine, review_secrecy, send_back
from gongkai.items.actions.rows import add_rows, clear_rows

__all__ = [
    "Draft",
    "add_rows",
    "amend",
    "check",
    "clear_rows",
    "decide_revision",
    "determine",
    "propose_revision",
    "publish",
    "recompute_limits",
    "record_release",
    "register",
    "review_secrecy",
    "send_back",
    "withdraw",
]
