"""遮盖 (pure): pages with boxes over them in, a PDF in which nothing remains beneath out."""

from gongkai.redaction.asking import Proposal, Redacted, page_picture, places_of, proposals, redacted
from gongkai.redaction.marks import WHOLE, Mark, faults_of, mark_from
from gongkai.redaction.working_copy import SUFFIXES, WorkingCopy, working_copy

__all__ = [
    "SUFFIXES",
    "WHOLE",
    "Mark",
    "Proposal",
    "Redacted",
    "WorkingCopy",
    "faults_of",
    "mark_from",
    "page_picture",
    "places_of",
    "proposals",
    "redacted",
    "working_copy",
]
