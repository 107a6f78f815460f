"""收件人: full name and address of whom a letter is for, as an envelope needs them; opened on the record."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongkai.applications import identity
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters import notice_text
from gongkai.applications.letters.printing import glyphs
from gongkai.applications.models import Application, Delivery, Notice, Reply
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.casework.sealing import SealBroken, unseal
from gongkai.organs.actors import Actor

LOOK = "查看送达对象"


@dataclass(frozen=True)
class Addressee:
    """Name in full, postal address with postcode, phone; empty where nobody stated them."""

    name: str
    address: str = ""
    phone: str = ""


@transaction.atomic
def look_at_addressee(
    letter: Reply | Notice, actor: Actor, *, delivery: Delivery | None = None, at: datetime | None = None
) -> Addressee:
    """Whom a letter is for, for those who need to know; an applicant's look and a third party's are written down.

    `delivery` may have gone to another address. StepRefused for anybody else, DetailsUnreadable for a broken seal.
    """
    application = letter.application
    found = _applicant(application, actor, at) if _is_for_the_applicant(letter) else None
    if found is None:
        assert isinstance(letter, Notice)  # noqa: S101 (replies are for the applicant)
        found = _party(letter, actor, at)
    other = opened(bytes(delivery.address), application.number) if delivery and delivery.address else ""
    return Addressee(found.name, other or found.address, found.phone)


def unprintable_in_name(letter: Reply | Notice) -> int:
    """How many characters of the full name no font of this computer has: a check of the program that tells no name."""
    application = letter.application
    if isinstance(letter, Reply) or _is_for_the_applicant(letter):
        return len(glyphs.unprintable(identity.own_name(application)))
    if not letter.addressee_sealed:
        return 0
    try:
        name = opened(bytes(letter.addressee_sealed), application.number).partition("\n")[0]
    except DetailsUnreadable:
        return 0
    return len(glyphs.unprintable(name))


def _is_for_the_applicant(letter: Reply | Notice) -> bool:
    return isinstance(letter, Reply) or notice_text(letter.kind).to == "applicant"


def _applicant(application: Application, actor: Actor, at: datetime | None) -> Addressee:
    return addressee_of(identity.look(application, actor, at=at))


def addressee_of(details: ApplicantDetails) -> Addressee:
    return Addressee(details.name, f"{details.postcode} {details.address}".strip(), details.phone)


def _party(notice: Notice, actor: Actor, at: datetime | None) -> Addressee:
    """A third party is under seal; a section or a unit stands on the letter as it is."""
    if not notice.addressee_sealed:
        return Addressee(notice.addressee)
    refusal = PERMISSIONS["look"](actor, notice.application)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    name, _, address = opened(bytes(notice.addressee_sealed), notice.application.number).partition("\n")
    label = f"{LOOK}：{notice.get_kind_display()}，{notice.addressee}"[:200]
    told = {"notice": notice.pk}
    entries.write(
        notice.application.organ_id,
        notice.application,
        verb="look_at_addressee",
        label=label,
        actor=actor,
        payload=told,
        at=at,
    )
    return Addressee(name.strip(), "，".join(line.strip() for line in address.splitlines() if line.strip()))


def opened(sealed: bytes, number: str) -> str:
    """Another address, or a third party, sealed for what has that number. IdentityUnreadable for a broken seal."""
    try:
        return unseal(sealed, bound_to=number).decode()
    except SealBroken:
        raise DetailsUnreadable(
            f"{number} 的送达对象密文不能打开：请检查 GONGKAI_IDENTITY_KEY，或者从备份恢复该记录。"
        ) from None
