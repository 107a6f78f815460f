"""联系确认: attempts to confirm with the applicant, until the clock can start (条例第三十一条)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import Channel, ContactAbout, ContactMeans, ContactResult, State
from gongkai.applications.intake import Confirmation
from gongkai.applications.models import Application, ContactAttempt
from gongkai.applications.requirements.receiving import confirmations, waits_for_confirmation
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import PUBLIC, Actor

BY_CODE = "申请人（凭编号和查询码）"


@transaction.atomic
def record_contact(
    application_id: int,
    *,
    actor: Actor,
    made_on: date,
    means: str,
    result: str,
    made_at: time | None = None,
    with_whom: str = "",
    note: str = "",
    at: datetime | None = None,
) -> ContactAttempt:
    """Write down one attempt to confirm: day, means, result; a confirmation also says with whom."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "made_on": made_on,
        "means": means,
        "result": result,
        "with_whom": with_whom,
        "today": timezone.localdate(moment),
    }
    step = demand("record_contact", application, actor, form)
    said = Confirmation(means or ContactMeans.PHONE, with_whom, note, made_at)
    contact = kept(application, said, result=result, made_on=made_on, actor=actor)
    told = f"{made_on} {contact.get_means_display()}：{contact.get_result_display()}"
    record(application, step, actor, note=told, payload=_payload(contact), legal_on=made_on, at=moment)
    return contact


def words_of(confirmation: Confirmation | None) -> dict[str, str]:
    """What the entry of a step says of the confirmation that came with it."""
    return {
        "confirmed_by": confirmation.means if confirmation else "",
        "confirmed_with": confirmation.with_whom if confirmation else "",
    }


def kept(
    application: Application,
    said: Confirmation,
    *,
    result: str,
    made_on: date,
    actor: Actor,
    about: str = ContactAbout.RECEIPT,
) -> ContactAttempt:
    """The record itself; whoever is reached again is no longer put aside."""
    contact = ContactAttempt.objects.create(
        application=application,
        about=about,
        made_on=made_on,
        made_at=said.made_at,
        means=said.means,
        result=result,
        with_whom=without_names(application, said.with_whom.strip())[:60],
        note=without_names(application, said.note.strip())[:200],
        made_by_id=actor.member_id,
    )
    if result == ContactResult.CONFIRMED and application.shelved_on is not None:
        application.shelved_on = None
        application.save(update_fields=["shelved_on"])
    return contact


def _payload(contact: ContactAttempt) -> dict[str, object]:
    return {
        "made_on": contact.made_on,
        "made_at": contact.made_at,
        "means": contact.means,
        "result": contact.result,
        "with_whom": contact.with_whom,
    }


@transaction.atomic
def shelve(application_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> Application:
    """Keep what cannot be confirmed without a clock (联系不上，存查); it is registered once contact is restored."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    today = timezone.localdate(moment)
    step = demand("shelve", application, actor, {"reason": reason, "today": today})
    application.shelved_on = today
    application.save(update_fields=["shelved_on"])
    record(application, step, actor, note=reason.strip(), at=moment)
    return application


@transaction.atomic
def confirm_submission(application_id: int, *, at: datetime | None = None) -> ContactAttempt:
    """The applicant's half of the confirmation, online; the organ's half is the registration."""
    moment = at or timezone.now()
    found = Application.objects.select_for_update(of=("self",)).select_related("organ")
    application = found.get(pk=application_id)
    reasons = ["代为填写的申请表须签字确认"] if application.channel == Channel.ORAL else []
    if application.state != State.SUBMITTED or not waits_for_confirmation(application):
        reasons.append("申请没有在等待确认")
    elif confirmations(application):
        reasons.append("已经确认过了，不需要重复确认")
    if reasons:
        raise StepRefused("确认申请", reasons)
    said = Confirmation(ContactMeans.ONLINE, BY_CODE)
    today = timezone.localdate(moment)
    contact = kept(application, said, result=ContactResult.CONFIRMED, made_on=today, actor=PUBLIC)
    entries.write(
        application.organ_id,
        application,
        verb="confirm_submission",
        label="申请人在线确认提交了申请",
        actor=PUBLIC,
        payload=_payload(contact),
        at=moment,
    )
    return contact
