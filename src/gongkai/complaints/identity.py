"""投诉举报人身份: sealed, and looked at only on the record by those who handle it."""

from datetime import datetime

from gongkai.casework.sealed_details import OutsidePerson, SealedDetails
from gongkai.casework.unnamed import is_named
from gongkai.complaints.models import Complaint
from gongkai.complaints.permissions import PERMISSIONS
from gongkai.organs.actors import Actor


class Complainant(OutsidePerson):
    """投诉举报人: who complains, as far as they said."""


COMPLAINANTS = SealedDetails(
    Complainant, "identity", place="number", called="身份信息", label="查看投诉举报人身份信息"
)
PLACES = (COMPLAINANTS.sealed_place("投诉举报人身份信息", Complaint),)


def look(complaint: Complaint, actor: Actor, *, at: datetime | None = None) -> Complainant:
    """Who complains, for those who need to know; writes down who looked. StepRefused for anybody else."""
    return COMPLAINANTS.look(complaint, actor, PERMISSIONS["look"], at=at)


def gives_away(complaint: Complaint, text: str) -> bool:
    """Whether a text for the organ that it is about names who complained, or how they are reached."""
    COMPLAINANTS.of(complaint)  # a broken seal is told, not passed over
    return is_named(complaint, text)
