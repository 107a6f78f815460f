"""收件人 of the letter of a case, as an envelope needs them; opened on the record."""

from datetime import datetime

from gongkai.applications.addressees import Addressee, addressee_of, opened
from gongkai.cases import identity
from gongkai.cases.models import Case, CaseDelivery
from gongkai.casework.procedure import Permission
from gongkai.organs.actors import Actor


def look_at_addressee(
    delivery: CaseDelivery, case: Case, actor: Actor, permission: Permission, *, at: datetime | None = None
) -> Addressee:
    """Whom a letter went to; `case` is the record of its kind. StepRefused, IdentityUnreadable as for an applicant."""
    person = identity.look(case, actor, permission, at=at)
    found = addressee_of(person) if person else Addressee(case.person_label)
    other = opened(bytes(delivery.address), case.number) if delivery.address else ""
    return Addressee(found.name, other or found.address, found.phone)
