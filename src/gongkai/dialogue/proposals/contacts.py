"""提出人联系方式: sealed, and looked at only on the record."""

from dataclasses import dataclass
from datetime import datetime

from gongkai.casework.sealed_details import SealedDetails
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import PERMISSIONS
from gongkai.organs.actors import Actor


@dataclass(frozen=True)
class ProposerContact:
    """How to reach those who proposed; their names and office are public, this is not."""

    phone: str = ""
    address: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.phone or self.address)


CONTACTS = SealedDetails(
    ProposerContact,
    "contact",
    place="key",
    called="联系方式",
    label="查看提出人联系方式",
    verb="look_at_contact",
)
PLACES = (CONTACTS.sealed_place("建议提案提出人的联系方式", Proposal),)


def look(proposal: Proposal, actor: Actor, *, at: datetime | None = None) -> ProposerContact:
    """How to reach them, for those who need to know; writes down who looked. StepRefused for anybody else."""
    return CONTACTS.look(proposal, actor, PERMISSIONS["look_at_contact"], at=at)
