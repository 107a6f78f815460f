"""The only writers of 投诉举报."""

from gongkai.complaints.actions.files import attach_complaint_file, open_complaint_file
from gongkai.complaints.actions.handling import (
    accept_complaint,
    ask_for_statement,
    decide_complaint,
    record_finding,
    redirect_complaint,
    send_finding_back,
    take_back_complaint,
    tell_complainant,
)
from gongkai.complaints.actions.mending import confirm_mended, doubt_mended, give_statement, report_mended
from gongkai.complaints.actions.receiving import ReceivedComplaint, receive_complaint

__all__ = [
    "ReceivedComplaint",
    "accept_complaint",
    "ask_for_statement",
    "attach_complaint_file",
    "confirm_mended",
    "decide_complaint",
    "doubt_mended",
    "give_statement",
    "open_complaint_file",
    "receive_complaint",
    "record_finding",
    "redirect_complaint",
    "report_mended",
    "send_finding_back",
    "take_back_complaint",
    "tell_complainant",
]
