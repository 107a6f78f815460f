"""遮盖 (pure): pages with boxes over them in, a PDF in which nothing remains beneath out.

`working_copy` (a file as pages) is a module of its own: what it needs is loaded when a file comes in.
"""

from gongkai.redaction.asking import (
    LookedOver,
    Proposal,
    Redacted,
    look_over,
    page_picture,
    places_of,
    proposal_from,
    redacted,
)
from gongkai.redaction.limits import SUFFIXES
from gongkai.redaction.marks import WHOLE, Mark, faults_of, mark_from

__all__ = [
    "SUFFIXES",
    "WHOLE",
    "LookedOver",
    "Mark",
    "Proposal",
    "Redacted",
    "faults_of",
    "look_over",
    "mark_from",
    "page_picture",
    "places_of",
    "proposal_from",
    "redacted",
]
