"""The only writers of 政府信息, one verb each; every refusal gives all its reasons."""

from gongkai.items.actions.annexes import put_annex
from gongkai.items.actions.attachments import attach, describe_attachment, detach, open_original
from gongkai.items.actions.changes import decide_revision, propose_revision
from gongkai.items.actions.drawing import draw_rows
from gongkai.items.actions.import_end import confirm_import, drop_import, undo_import
from gongkai.items.actions.import_original import open_import_original
from gongkai.items.actions.imports import choose_sheet, correct_cells, match_columns, skip_rows, stage_import
from gongkai.items.actions.limits import recompute_limits
from gongkai.items.actions.linking import link, unlink
from gongkai.items.actions.posting_end import end_posting
from gongkai.items.actions.privacy import clear_findings, dismiss_findings, scan
from gongkai.items.actions.publication import publish, record_release
from gongkai.items.actions.reassessment import (
    agree_to_keep,
    decide_reassessment,
    propose_reassessment,
    propose_to_keep,
)
from gongkai.items.actions.registration import Draft, amend, register
from gongkai.items.actions.rescans import look_further, start_rescan
from gongkai.items.actions.review import check, determine, exempt_explainer, review_secrecy, send_back
from gongkai.items.actions.row_changes import correct_posted_row, withdraw_row
from gongkai.items.actions.rows import add_rows
from gongkai.items.actions.single_rows import amend_row, look_at_row, remove_row
from gongkai.items.actions.submissions import submit_briefs
from gongkai.items.actions.tracking import add_tracked_row, change_row, correct_tracked_row, open_tracked_row
from gongkai.items.actions.validity import settle_validity
from gongkai.items.actions.withdrawal import withdraw, withdraw_at_once

__all__ = [
    "Draft",
    "add_rows",
    "add_tracked_row",
    "agree_to_keep",
    "amend",
    "amend_row",
    "attach",
    "change_row",
    "check",
    "choose_sheet",
    "clear_findings",
    "confirm_import",
    "correct_cells",
    "correct_posted_row",
    "correct_tracked_row",
    "decide_reassessment",
    "decide_revision",
    "describe_attachment",
    "detach",
    "determine",
    "dismiss_findings",
    "draw_rows",
    "drop_import",
    "end_posting",
    "exempt_explainer",
    "link",
    "look_at_row",
    "look_further",
    "match_columns",
    "open_import_original",
    "open_original",
    "open_tracked_row",
    "propose_reassessment",
    "propose_revision",
    "propose_to_keep",
    "publish",
    "put_annex",
    "recompute_limits",
    "record_release",
    "register",
    "remove_row",
    "review_secrecy",
    "scan",
    "send_back",
    "settle_validity",
    "skip_rows",
    "stage_import",
    "start_rescan",
    "submit_briefs",
    "undo_import",
    "unlink",
    "withdraw",
    "withdraw_at_once",
    "withdraw_row",
]
