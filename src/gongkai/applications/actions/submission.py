"""提交: taking in an application, once, however often and however quickly it is sent."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.applications.actions.files import take_over
from gongkai.applications.actions.wanted_texts import make_findable
from gongkai.applications.choices import Channel, State
from gongkai.applications.identity import digest_for, encrypted
from gongkai.applications.identity_faults import in_order
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.intake_checks import IntakeRefused, faults, tidied
from gongkai.applications.models import Application
from gongkai.applications.numbers import allocate_application_number
from gongkai.applications.permissions import may_submit
from gongkai.applications.query_codes import query_code, query_code_digest
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import identity_digests
from gongkai.law.applicant_kinds import propose_kind
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class Submitted:
    """The application and the query code, which is shown now and stored nowhere."""

    application: Application
    query_code: str


def submit(
    organ: Organ,
    *,
    applicant: ApplicantDetails,
    wanted: WantedInformation,
    submission_key: str,
    channel: str = Channel.INTERNET,
    actor: Actor = PUBLIC,
    arrived_on: date | None = None,
    lacking: Collection[str] = (),
    at: datetime | None = None,
) -> Submitted:
    """Take in an application; the same key with the same content gives the same application and code.

    `submission_key` is the random value that the form carried. `arrived_on` is for paper that a clerk keys in
    on a later day; `lacking` (IdentityFault) is what such a paper does not say or says wrong of number and contact: it is
    received all the same, and corrected (条例第三十条). IntakeRefused with `faults` by field when something is missing, StepRefused for a wrong actor.
    """
    if not submission_key:
        raise ValueError("a submission needs the random key that its form carried")
    moment = at or timezone.now()
    applicant, wanted = tidied(applicant, wanted)
    found = faults(applicant, wanted, lacking)
    if found:
        raise IntakeRefused(found)
    refusal = may_submit(actor, organ.pk, channel) or _wrong_arrival(actor, arrived_on, moment)
    refusal = refusal or _asked_at_once(channel, lacking)
    if refusal:
        raise StepRefused("提交申请", [refusal])
    sent = _Sent(organ, applicant, wanted, channel, actor, arrived_on, moment, in_order(lacking))
    submitted = _once(sent, _content_bound(submission_key, sent))
    _take_files(submitted.application, submission_key, actor, moment)
    return submitted


@dataclass(frozen=True)
class _Sent:
    organ: Organ
    applicant: ApplicantDetails
    wanted: WantedInformation
    channel: str
    actor: Actor
    arrived_on: date | None
    moment: datetime
    lacking: list[str]

    @property
    def submitted_at(self) -> datetime:
        """The moment of sending, or the beginning of the earlier day on which the paper arrived."""
        if self.arrived_on is None or self.arrived_on == timezone.localdate(self.moment):
            return self.moment
        return timezone.make_aware(datetime.combine(self.arrived_on, time()))


def _once(sent: _Sent, keys: tuple[str, ...]) -> Submitted:
    """`keys` is what the submission is called under the current key, and while keys change under the one before."""
    application = Application.objects.filter(submission_key__in=keys).first()
    if application is None:
        try:
            application = _take_in(sent, keys[0], query_code(keys[0]))
        except IntegrityError:  # the same form came in at the same moment and was first
            application = Application.objects.filter(submission_key__in=keys).first()
            if application is None:
                raise
    return Submitted(application, query_code(application.submission_key))


@transaction.atomic
def _take_files(application: Application, submission_key: str, actor: Actor, moment: datetime) -> None:
    """The form's files, also when it is sent again with one more; not once somebody has registered it."""
    if application.state != State.SUBMITTED:
        return
    taken = take_over(application, submission_key)
    if taken:
        entries.write(
            application.organ_id,
            application,
            verb="attach_files",
            label=f"附件 {taken} 个",
            actor=actor,
            payload={"files": taken},
            at=moment,
        )


@transaction.atomic
def _take_in(sent: _Sent, key: str, code: str) -> Application:
    submitted_on = timezone.localdate(sent.submitted_at)
    number = allocate_application_number(sent.organ, submitted_on.year)
    application = Application.objects.create(
        organ=sent.organ,
        number=number,
        query_code_digest=query_code_digest(number, code),
        submission_key=key,
        channel=sent.channel,
        submitted_at=sent.submitted_at,
        applicant_kind=sent.applicant.kind,
        proposed_kind=_proposed_kind(sent.applicant),
        applicant_label=sent.applicant.label,
        identity=encrypted(sent.applicant, number),
        identity_digest=digest_for(sent.applicant, number, sent.lacking),
        identity_faults=sent.lacking,
        wanted=sent.wanted.description,
        wanted_form=sent.wanted.form,
        wanted_delivery=sent.wanted.delivery,
        needs_help=sent.wanted.needs_help,
    )
    make_findable(application)
    lacks = {"identity_faults": sent.lacking} if sent.lacking else {}
    entries.write(
        sent.organ.pk,
        application,
        verb="submit",
        label=f"提交申请：{application.get_channel_display()}",
        actor=sent.actor,
        legal_on=submitted_on,
        payload={"number": number, "channel": sent.channel, "applicant_kind": sent.applicant.kind, **lacks},
        at=sent.moment,
    )
    return application


def _proposed_kind(applicant: ApplicantDetails) -> str:
    """Of an organisation, by its code and name; stored, because the code itself is sealed."""
    return propose_kind(applicant.paper_number, applicant.name).kind if applicant.is_organisation else ""


def _asked_at_once(channel: str, lacking: Collection[str]) -> str | None:
    is_online = channel == Channel.INTERNET and bool(lacking)
    return "网上提交的，缺少的当场补填，不作缺漏登记" if is_online else None


def _wrong_arrival(actor: Actor, arrived_on: date | None, moment: datetime) -> str | None:
    if arrived_on is None:
        return None
    if not actor.is_member and not actor.is_system:
        return "在线提交的，以提交时间为准"
    return "到达日期不能晚于今天" if arrived_on > timezone.localdate(moment) else None


def _content_bound(submission_key: str, sent: _Sent) -> tuple[str, ...]:
    """The next person at a shared computer may send the same form with other content: that is no repetition."""
    keys = []
    for who in identity_digests(json.dumps(asdict(sent.applicant), ensure_ascii=False)):
        stated = json.dumps([submission_key, sent.organ.pk, who, asdict(sent.wanted)], ensure_ascii=False)
        keys.append(hashlib.sha256(stated.encode()).hexdigest())
    return tuple(keys)
