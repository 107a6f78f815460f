"""异议人身份: sealed, and looked at only on the record."""

from datetime import datetime

from gongkai.casework.sealed_details import OutsidePerson, SealedDetails
from gongkai.organs.actors import Actor
from gongkai.postings.models import Objection
from gongkai.postings.permissions import PERMISSIONS


class Objector(OutsidePerson):
    """异议人: who objects, as far as they said."""


OBJECTORS = SealedDetails(Objector, "identity", place="number", called="身份信息", label="查看异议人身份信息")
PLACES = (OBJECTORS.sealed_place("异议人身份信息", Objection),)


def look(objection: Objection, actor: Actor, *, at: datetime | None = None) -> Objector:
    """Who objects, for those who need to know; writes down who looked. StepRefused for anybody else."""
    return OBJECTORS.look(objection, actor, PERMISSIONS["look"], at=at)
