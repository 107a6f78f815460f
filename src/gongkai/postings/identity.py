"""异议人身份: sealed, and looked at only on the record."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import OtherKey, SealBroken, seal, unseal
from gongkai.organs.actors import Actor
from gongkai.postings.models import Objection
from gongkai.postings.permissions import PERMISSIONS
from gongkai.privacy import masks
from gongkai.privacy.masks import Mask

LOOK = "查看异议人身份信息"
ANONYMOUS = "匿名"


class ObjectorUnreadable(Exception):  # noqa: N818 (named for what is so)
    """A seal that this key does not open; the message says why and the way out, in Chinese."""


@dataclass(frozen=True)
class Objector:
    """Who objects, as far as they said; all empty for an anonymous objection."""

    name: str = ""
    phone: str = ""
    address: str = ""

    @property
    def is_anonymous(self) -> bool:
        return not (self.name or self.phone or self.address)

    @property
    def label(self) -> str:
        """What lists show: 张*, or 匿名."""
        return masks.apply(Mask.SURNAME, self.name) or ("未留姓名" if not self.is_anonymous else ANONYMOUS)


def sealed(objector: Objector, number: str) -> bytes:
    """The identity under seal, bound to the objection's number; empty when there is none."""
    if objector.is_anonymous:
        return b""
    return seal(json.dumps(asdict(objector), ensure_ascii=False).encode(), bound_to=number)


@transaction.atomic
def look(objection: Objection, actor: Actor, *, at: datetime | None = None) -> Objector:
    """Who objects, for those who need to know; writes down who looked. StepRefused for anybody else."""
    refusal = PERMISSIONS["look"](actor, objection)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    objector = _opened(objection)
    entries.write(objection.organ_id, objection, verb="look", label=LOOK, actor=actor, at=at)
    return objector


def _opened(objection: Objection) -> Objector:
    if objection.is_anonymous:
        return Objector()
    try:
        return Objector(**json.loads(unseal(bytes(objection.identity), bound_to=objection.number)))
    except OtherKey as other:
        raise ObjectorUnreadable(
            f"{objection} 的身份信息由另一把密钥加密（密钥标识 {other.made_by}，现用密钥 {other.current}）："
            "请把 GONGKAI_IDENTITY_KEY 恢复为加密时的密钥。"
        ) from None
    except SealBroken:
        raise ObjectorUnreadable(
            f"{objection} 的身份信息密文已损坏或被改动：请从备份恢复该记录，并查明原因。"
        ) from None
