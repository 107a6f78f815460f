"""投诉举报人身份: sealed, and looked at only on the record by those who handle it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import OtherKey, SealBroken, seal, unseal
from gongkai.complaints.models import Complaint
from gongkai.complaints.permissions import PERMISSIONS
from gongkai.organs.actors import Actor
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask

LOOK = "查看投诉举报人身份信息"
ANONYMOUS, UNNAMED = "匿名", "未留姓名"


class ComplainantUnreadable(Exception):  # noqa: N818 (named for what is so)
    """A seal that this key does not open; the message says why and the way out, in Chinese."""


@dataclass(frozen=True)
class Complainant:
    """Who complains, as far as they said; all empty for an anonymous complaint."""

    name: str = ""
    phone: str = ""
    address: str = ""

    @property
    def is_anonymous(self) -> bool:
        return not (self.name or self.phone or self.address)

    @property
    def label(self) -> str:
        """What the lists of the authority show: 张*, or 匿名."""
        return masks.apply(Mask.SURNAME, self.name) or (ANONYMOUS if self.is_anonymous else UNNAMED)


def sealed(complainant: Complainant, number: str) -> bytes:
    """The identity under seal, bound to the number; empty when there is none."""
    if complainant.is_anonymous:
        return b""
    return seal(json.dumps(asdict(complainant), ensure_ascii=False).encode(), bound_to=number)


def opened(complaint: Complaint) -> Complainant:
    """For a check inside the program; a person's look goes through `look`."""
    if complaint.is_anonymous:
        return Complainant()
    try:
        return Complainant(**json.loads(unseal(bytes(complaint.identity), bound_to=complaint.number)))
    except OtherKey as other:
        raise ComplainantUnreadable(
            f"{complaint} 的身份信息由另一把密钥加密（密钥标识 {other.made_by}，现用密钥 {other.current}）："
            "请把 GONGKAI_IDENTITY_KEY 恢复为加密时的密钥。"
        ) from None
    except SealBroken:
        raise ComplainantUnreadable(
            f"{complaint} 的身份信息密文已损坏或被改动：请从备份恢复该记录，并查明原因。"
        ) from None


@transaction.atomic
def look(complaint: Complaint, actor: Actor, *, at: datetime | None = None) -> Complainant:
    """Who complains, for those who need to know; writes down who looked. StepRefused for anybody else."""
    refusal = PERMISSIONS["look"](actor, complaint)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    complainant = opened(complaint)
    entries.write(complaint.organ_id, complaint, verb="look", label=LOOK, actor=actor, at=at)
    return complainant


def gives_away(complaint: Complaint, text: str) -> bool:
    """Whether a text for the organ that it is about names who complained, or how they are reached."""
    said = "".join(text.split())
    who = opened(complaint)
    return any(part and "".join(part.split()) in said for part in (who.name, who.phone, who.address))
