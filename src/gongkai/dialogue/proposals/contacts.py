"""提出人联系方式: sealed, and looked at only on the record."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import OtherKey, SealBroken, seal, unseal
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import PERMISSIONS
from gongkai.organs.actors import Actor

LOOK = "查看提出人联系方式"


class ContactUnreadable(Exception):  # noqa: N818 (named for what is so)
    """A seal that this key does not open; the message says why and the way out, in Chinese."""


@dataclass(frozen=True)
class ProposerContact:
    """How to reach those who proposed; their names and office are public, this is not."""

    phone: str = ""
    address: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.phone or self.address)


def sealed(contact: ProposerContact, proposal: Proposal) -> bytes:
    """The contact under seal, bound to the proposal; empty when there is none."""
    if contact.is_empty:
        return b""
    return seal(json.dumps(asdict(contact), ensure_ascii=False).encode(), bound_to=str(proposal.key))


@transaction.atomic
def look(proposal: Proposal, actor: Actor, *, at: datetime | None = None) -> ProposerContact:
    """How to reach them, for those who need to know; writes down who looked. StepRefused for anybody else."""
    refusal = PERMISSIONS["look_at_contact"](actor, proposal)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    contact = _opened(proposal)
    entries.write(proposal.organ_id, proposal, verb="look_at_contact", label=LOOK, actor=actor, at=at)
    return contact


def _opened(proposal: Proposal) -> ProposerContact:
    if not proposal.contact:
        return ProposerContact()
    try:
        return ProposerContact(**json.loads(unseal(bytes(proposal.contact), bound_to=str(proposal.key))))
    except OtherKey as other:
        raise ContactUnreadable(
            f"{proposal}的联系方式由另一把密钥加密（密钥标识 {other.made_by}，现用密钥 {other.current}）："
            "请把 GONGKAI_IDENTITY_KEY 恢复为加密时的密钥。"
        ) from None
    except SealBroken:
        raise ContactUnreadable(
            f"{proposal}的联系方式密文已损坏或被改动：请从备份恢复该记录，并查明原因。"
        ) from None
