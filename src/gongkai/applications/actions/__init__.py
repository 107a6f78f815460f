"""The only writers of 依申请公开, one verb each; every refusal gives all its reasons."""

from gongkai.applications.actions.deadlines import load_notice, recompute_deadlines
from gongkai.applications.actions.deliveries import deliver
from gongkai.applications.actions.registration import assign, register
from gongkai.applications.actions.replies import draft_reply, review_reply, send_back_reply, sign_reply
from gongkai.applications.actions.submission import Submitted, submit
from gongkai.casework.moved import MovedDeadline

__all__ = [
    "MovedDeadline",
    "Submitted",
    "assign",
    "deliver",
    "draft_reply",
    "load_notice",
    "recompute_deadlines",
    "register",
    "review_reply",
    "send_back_reply",
    "sign_reply",
    "submit",
]
