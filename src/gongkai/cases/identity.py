"""提出人身份: sealed at rest like that of an applicant, found again by a keyed digest, looked at on the record."""

from datetime import datetime

from django.db import transaction

from gongkai.applications.intake import ApplicantDetails
from gongkai.cases.models import Case
from gongkai.casework import entries
from gongkai.casework.procedure import Permission, StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable, opened_details, sealed_details
from gongkai.casework.sealing import identity_digest, identity_digests
from gongkai.organs.actors import Actor

LOOK = "查看提出人身份信息"


def sealed(person: ApplicantDetails, number: str) -> bytes:
    """Under the current key, bound to the case's number."""
    return sealed_details(person, bound_to=number)


def opened(identity: bytes, number: str) -> ApplicantDetails:
    """Who it is; DetailsUnreadable for another key or what was written for another number."""
    return opened_details(ApplicantDetails, identity, bound_to=number, called=f"{number} 的身份信息")


def digest_of(person: ApplicantDetails) -> str:
    """By the paper's number, else by the phone; "" for who left neither."""
    said = person.paper_number or person.phone
    return identity_digest(said) if said else ""


def digests_of(case: Case) -> tuple[str, ...]:
    """Under which the same person's cases and applications are found; two while keys change."""
    if not case.identity:
        return ()
    person = opened(bytes(case.identity), case.number)
    return identity_digests(person.paper_number or person.phone)


def told(case: Case) -> tuple[ApplicantDetails, ...]:
    """For `casework.unnamed`: nobody where nobody said, or the seal does not open."""
    try:
        return (opened(bytes(case.identity), case.number),) if case.identity else ()
    except DetailsUnreadable:
        return ()


@transaction.atomic
def look(
    case: Case, actor: Actor, permission: Permission, *, at: datetime | None = None
) -> ApplicantDetails | None:
    """Who asked, for those who need to know, on the record; None where nobody said. StepRefused for anybody else."""
    refusal = permission(actor, case)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    person = opened(bytes(case.identity), case.number) if case.identity else None
    entries.write(case.organ_id, case, verb="look", label=LOOK, actor=actor, at=at)
    return person


def own_name(case: Case) -> str:
    """The full name on what people take away who showed number and query code; "" where nobody said, or it cannot be
    opened."""
    try:
        return opened(bytes(case.identity), case.number).name if case.identity else ""
    except DetailsUnreadable:
        return ""
