"""The only writers of 政府信息, one verb each; every refusal gives all its reasons."""

from gongkai.items.actions.attachments import attach, detach, open_original
from gongkai.items.actions.changes import decide_revision, propose_revision
from gongkai.items.actions.drawing import draw_rows
from gongkai.items.actions.limits import recompute_limits
from gongkai.items.actions.posting_end import end_posting
from gongkai.items.actions.privacy import clear_findings, scan
from gongkai.items.actions.publication import publish, record_release
from gongkai.items.actions.registration import Draft, amend, register
from gongkai.items.actions.review import check, determine, review_secrecy, send_back
from gongkai.items.actions.row_changes import correct_posted_row, withdraw_row
from gongkai.items.actions.rows import add_rows, clear_rows
from gongkai.items.actions.tracking import add_tracked_row, change_row, correct_tracked_row, open_tracked_row
from gongkai.items.actions.withdrawal import withdraw, withdraw_at_once

__all__ = [
    "Draft",
    "add_rows",
    "add_tracked_row",
    "amend",
    "attach",
    "change_row",
    "check",
    "clear_findings",
    "clear_rows",
    "correct_posted_row",
    "correct_tracked_row",
    "decide_revision",
    "detach",
    "determine",
    "draw_rows",
    "end_posting",
    "open_original",
    "open_tracked_row",
    "propose_revision",
    "publish",
    "recompute_limits",
    "record_release",
    "register",
    "review_secrecy",
    "scan",
    "send_back",
    "withdraw",
    "withdraw_at_once",
    "withdraw_row",
]
