"""收到事项: taking in a case, once, however often and however quickly its form is sent."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Any, Generic, TypeVar, cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.applications.intake_checks import IntakeRefused
from gongkai.applications.permissions import may_submit
from gongkai.applications.query_codes import query_code, query_code_digest
from gongkai.cases.actions.files import take_over
from gongkai.cases.choices import CaseKind
from gongkai.cases.identity import digest_of, sealed
from gongkai.cases.intake import Incoming, person_faults, tidied
from gongkai.cases.models import Case
from gongkai.cases.numbers import allocate
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import identity_digests
from gongkai.organs.actors import PUBLIC, Actor

OneCase = TypeVar("OneCase", bound=Case)


@dataclass(frozen=True)
class TakenIn(Generic[OneCase]):
    """The case and the query code, which is shown now and stored nowhere."""

    case: OneCase
    query_code: str


def take_in(
    model: type[OneCase],
    kind: str,
    incoming: Incoming,
    *,
    actor: Actor = PUBLIC,
    at: datetime | None = None,
    **own: Any,
) -> TakenIn[OneCase]:
    """Take in a case of that kind; `own` are the fields of its own table.

    The same form with the same content gives the same case and code. IntakeRefused with `faults` by field for a
    person who cannot be reached, StepRefused for an actor who may not; what the kind must state, it asks before.
    """
    moment = at or timezone.now()
    if not incoming.submission_key:
        raise ValueError("a submission needs the random key that its form carried")
    person, delivery = incoming.person, incoming.wanted_delivery
    if person and (found := person_faults(person, delivery, incoming.application)):
        raise IntakeRefused(found)
    label = f"提交{CaseKind(kind).label}"
    refusal = may_submit(actor, incoming.organ.pk, incoming.channel) or _wrong_arrival(
        incoming, actor, moment
    )
    if refusal:
        raise StepRefused(label, [refusal])
    keys = _content_bound(kind, incoming)
    case: OneCase | None = cast(Any, model._default_manager).filter(submission_key__in=keys).first()
    if case is None:
        try:
            case = _taken(model, kind, incoming, keys[0], actor, moment, own)
        except IntegrityError:  # the same form came in at the same moment and was first
            case = cast(Any, model._default_manager).get(submission_key__in=keys)
    return TakenIn(case, query_code(case.submission_key))


@transaction.atomic
def _taken(
    model: type[OneCase],
    kind: str,
    incoming: Incoming,
    key: str,
    actor: Actor,
    moment: datetime,
    own: Mapping[str, Any],
) -> OneCase:
    submitted_at = _submitted_at(incoming, moment)
    received_on, person = timezone.localdate(submitted_at), incoming.person
    number = allocate(incoming.organ, received_on.year, kind)
    case: OneCase = cast(Any, model._default_manager).create(
        kind=kind,
        organ=incoming.organ,
        number=number,
        query_code_digest=query_code_digest(number, query_code(key)),
        submission_key=key,
        channel=incoming.channel,
        submitted_at=submitted_at,
        received_on=received_on,
        person_kind=person.kind if person else "",
        person_label=person.label if person else "",
        identity=sealed(person, number) if person else b"",
        identity_digest=digest_of(person) if person else "",
        wanted_delivery=incoming.wanted_delivery,
        content=tidied(incoming.content),
        item=incoming.item,
        application=incoming.application,
        **own,
    )
    files = take_over(case, incoming.submission_key, moment)
    told = {
        "number": number,
        "channel": incoming.channel,
        "files": files,
        "item": incoming.item.pk if incoming.item else None,
        "application": incoming.application.number if incoming.application else "",
    }
    entries.write(
        incoming.organ.pk,
        case,
        verb=f"submit_{kind}",
        label=f"收到{CaseKind(kind).label}：{case.get_channel_display()}",
        actor=actor,
        legal_on=received_on,
        payload=told,
        at=moment,
    )
    return case


def _submitted_at(incoming: Incoming, moment: datetime) -> datetime:
    """The moment of sending, or the beginning of the earlier day on which the paper arrived."""
    if incoming.arrived_on is None or incoming.arrived_on == timezone.localdate(moment):
        return moment
    return timezone.make_aware(datetime.combine(incoming.arrived_on, time()))


def _wrong_arrival(incoming: Incoming, actor: Actor, moment: datetime) -> str | None:
    if incoming.arrived_on is None:
        return None
    if not actor.is_member and not actor.is_system:
        return "在线提交的，以提交时间为准"
    return "收到日期不能晚于今天" if incoming.arrived_on > timezone.localdate(moment) else None


def _content_bound(kind: str, incoming: Incoming) -> tuple[str, ...]:
    """The next person at a shared computer may send the same form with other content: that is no repetition."""
    person = json.dumps(asdict(incoming.person), ensure_ascii=False) if incoming.person else ""
    keys = []
    for who in identity_digests(person):
        stated = [
            incoming.submission_key,
            incoming.organ.pk,
            kind,
            who,
            tidied(incoming.content),
            incoming.item.pk if incoming.item else None,
            incoming.application.pk if incoming.application else None,
            dict(incoming.stated),
        ]
        said = json.dumps(stated, ensure_ascii=False, sort_keys=True)
        keys.append(hashlib.sha256(said.encode()).hexdigest())
    return tuple(keys)
