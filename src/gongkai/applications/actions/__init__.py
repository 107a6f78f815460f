"""The only writers of 依申请公开, one verb each; every refusal gives all its reasons."""

from gongkai.applications.actions.consultations import (
    consult,
    override_objection,
    record_answer,
    tell_of_consultation,
)
from gongkai.applications.actions.corrections import (
    ask_correction,
    ask_explanation,
    delay_reply,
    judge_explanation,
    offer_correction,
    receive_correction,
    receive_explanation,
)
from gongkai.applications.actions.deadlines import load_notice, recompute_deadlines
from gongkai.applications.actions.deliveries import deliver, deliver_again
from gongkai.applications.actions.exports import MOST_IDENTITIES, export_identities
from gongkai.applications.actions.files import (
    attach_file,
    forget_unsent_files,
    open_file,
    stage_file,
    staged_files,
    unstage_file,
)
from gongkai.applications.actions.help import answer_help, ask_for_help
from gongkai.applications.actions.holdings import decide_holding, drop_holding, hold_file, hold_item, redact
from gongkai.applications.actions.looks import look_at_pages, open_original
from gongkai.applications.actions.mending import mend_record
from gongkai.applications.actions.moves import acknowledge_move
from gongkai.applications.actions.notices import (
    amend_notice,
    confirm_notice_received,
    drop_notice,
    send_notice,
    sign_notice,
)
from gongkai.applications.actions.periods import charge_fee, confirm_payment, extend
from gongkai.applications.actions.pieces import act_again, split, withdraw_application
from gongkai.applications.actions.receipts import confirm_delivery, open_receipt, record_access, record_return
from gongkai.applications.actions.receiving import confirm_submission, record_contact, shelve
from gongkai.applications.actions.registration import assign, register
from gongkai.applications.actions.reinstating import annul_registration, reinstate
from gongkai.applications.actions.release import release_to_public
from gongkai.applications.actions.replies import draft_reply, review_reply, send_back_reply, sign_reply
from gongkai.applications.actions.retyping import Retyped, retype
from gongkai.applications.actions.sent import Handover
from gongkai.applications.actions.signed_letters import keep_signed
from gongkai.applications.actions.submission import Submitted, submit
from gongkai.applications.actions.templates import return_to_default, upload_template
from gongkai.casework.moved import MovedDeadline

__all__ = [
    "MOST_IDENTITIES",
    "Handover",
    "MovedDeadline",
    "Retyped",
    "Submitted",
    "acknowledge_move",
    "act_again",
    "amend_notice",
    "annul_registration",
    "answer_help",
    "ask_correction",
    "ask_explanation",
    "ask_for_help",
    "assign",
    "attach_file",
    "charge_fee",
    "confirm_delivery",
    "confirm_notice_received",
    "confirm_payment",
    "confirm_submission",
    "consult",
    "decide_holding",
    "delay_reply",
    "deliver",
    "deliver_again",
    "draft_reply",
    "drop_holding",
    "drop_notice",
    "export_identities",
    "extend",
    "forget_unsent_files",
    "hold_file",
    "hold_item",
    "judge_explanation",
    "keep_signed",
    "load_notice",
    "look_at_pages",
    "mend_record",
    "offer_correction",
    "open_file",
    "open_original",
    "open_receipt",
    "override_objection",
    "receive_correction",
    "receive_explanation",
    "recompute_deadlines",
    "record_access",
    "record_answer",
    "record_contact",
    "record_return",
    "redact",
    "register",
    "reinstate",
    "release_to_public",
    "return_to_default",
    "retype",
    "review_reply",
    "send_back_reply",
    "send_notice",
    "shelve",
    "sign_notice",
    "sign_reply",
    "split",
    "stage_file",
    "staged_files",
    "submit",
    "tell_of_consultation",
    "unstage_file",
    "upload_template",
    "withdraw_application",
]
