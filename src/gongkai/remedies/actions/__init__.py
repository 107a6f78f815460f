"""The only writers of 行政复议、行政诉讼."""

from gongkai.remedies.actions.correcting import annul, correct
from gongkai.remedies.actions.instances import appeal, remand, retry
from gongkai.remedies.actions.papers import attach_paper, open_paper, set_aside_paper
from gongkai.remedies.actions.progress import close, record_answer, record_service, set_hearing
from gongkai.remedies.actions.recomputing import recompute_answers
from gongkai.remedies.actions.registration import (
    RegisteredLawsuit,
    RegisteredReconsideration,
    register_lawsuit,
    register_reconsideration,
)

__all__ = [
    "RegisteredLawsuit",
    "RegisteredReconsideration",
    "annul",
    "appeal",
    "attach_paper",
    "close",
    "correct",
    "open_paper",
    "recompute_answers",
    "record_answer",
    "record_service",
    "register_lawsuit",
    "register_reconsideration",
    "remand",
    "retry",
    "set_aside_paper",
    "set_hearing",
]
