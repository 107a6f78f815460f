"""The only writers of 公示 and 公示异议, one verb each; every refusal gives all its reasons."""

from gongkai.postings.actions.endings import end_names
from gongkai.postings.actions.evidence import add_evidence, open_evidence, strike_evidence
from gongkai.postings.actions.handling import approve_answer, draft_answer, investigate, send_back_answer
from gongkai.postings.actions.objecting import object_online, receive_objection
from gongkai.postings.actions.rounds import close_round, hang, record_review, restart_round, suspend_round
from gongkai.postings.actions.starting import abort_posting, start_posting

__all__ = [
    "abort_posting",
    "add_evidence",
    "approve_answer",
    "close_round",
    "draft_answer",
    "end_names",
    "hang",
    "investigate",
    "object_online",
    "open_evidence",
    "receive_objection",
    "record_review",
    "restart_round",
    "send_back_answer",
    "start_posting",
    "strike_evidence",
    "suspend_round",
]
