"""What is the same for both kinds: who has it in hand, who asked, and the files."""

from datetime import datetime

from django.db import transaction

from gongkai.applications.intake import ApplicantDetails
from gongkai.cases import identity
from gongkai.cases.actions import attach_case_file, open_case_file
from gongkai.casework.procedure import Procedure
from gongkai.casework.steps import record, take
from gongkai.organs.actors import Actor
from gongkai.organs.models import Member
from gongkai.requests.actions.locking import locked
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.permissions import PERMISSIONS
from gongkai.requests.procedure import CONVERSION, RECTIFICATION

Request = Rectification | Conversion


def procedure_of(case: Request) -> Procedure:
    return RECTIFICATION if isinstance(case, Rectification) else CONVERSION


@transaction.atomic
def assign_case(
    case: Request, *, actor: Actor, handler: Member | None, at: datetime | None = None
) -> Request:
    """Put the case into somebody's hands (承办人)."""
    found: Request = (
        locked(Rectification, case.pk, actor)
        if isinstance(case, Rectification)
        else locked(Conversion, case.pk, actor)
    )
    step = take(procedure_of(found), "assign_case", found, actor, {"handler": handler})
    before, found.handler = found.handler_id, handler
    found.save(update_fields=["handler"])
    payload = {"before": before, "handler": handler.pk if handler else None}
    record(found, step, actor, note=handler.name if handler else "", payload=payload, at=at)
    return found


def look(case: Request, actor: Actor, *, at: datetime | None = None) -> ApplicantDetails | None:
    """Who asked, on the record."""
    return identity.look(case, actor, PERMISSIONS["look"], at=at)


def attach_to_request(
    case: Request, *, actor: Actor, role: str, name: str, content: bytes, at: datetime | None = None
) -> str:
    """A file that the person brought later, or that was found in the inquiry."""
    permission = PERMISSIONS["attach_to_request"]
    return attach_case_file(case, permission, actor=actor, role=role, name=name, content=content, at=at)


def open_request_file(
    case: Request, file_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[str, bytes]:
    """Name and content of an attachment, for those who may see who asked, on the record."""
    return open_case_file(case, file_id, PERMISSIONS["look"], actor=actor, at=at)
