"""补正 and 说明理由: what the applicant has to say before the organ goes on."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.identity_corrections import fill_in_identity
from gongkai.applications.actions.notices import drafted
from gongkai.applications.actions.receiving import kept, words_of
from gongkai.applications.actions.step import demand, locked, opened, record
from gongkai.applications.actions.wanted_texts import make_findable
from gongkai.applications.choices import Awaited, ContactAbout, ContactResult, NoticeKind
from gongkai.applications.clock import late_correction, set_clock
from gongkai.applications.intake import Confirmation, IdentityCorrection
from gongkai.applications.intake_checks import LONGEST
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application, Correction, Explanation
from gongkai.applications.requirements.receiving import correction_came_by, correction_waits
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import PUBLIC, Actor

_A_NUMBER = re.compile(r"(?<!\d)\d{14,17}[\dXx](?!\d)")  # an identity number, right or wrong
LONGEST_TEXT = LONGEST["description"]  # a correction may be as long as the application


@transaction.atomic
def ask_correction(
    application_id: int, *, actor: Actor, unclear: str, how: str, due_on: date, at: datetime | None = None
) -> Correction:
    """Draft the letter that tells, once and completely, what is unclear and how to mend it (条例第三十条)."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {"unclear": unclear, "how": how, "due_on": due_on, "today": timezone.localdate(moment)}
    step = demand("ask_correction", application, actor, form)
    particulars = {"unclear": unclear, "how": how, "due": in_letters(due_on)}
    notice = drafted(application, NoticeKind.CORRECTION, particulars, actor=actor, at=moment)
    correction = Correction.objects.create(application=application, notice=notice, due_on=due_on)
    late = late_correction(application, timezone.localdate(moment))
    told = {"notice": notice.pk, "due_on": due_on, "notes": list(late)}
    record(application, step, actor, note="已拟稿", payload=told, at=moment)
    correction.warnings = late  # type: ignore[misc]
    return correction


@transaction.atomic
def offer_correction(application_id: int, *, wanted: str, at: datetime | None = None) -> Correction:
    """The applicant corrects online; the organ confirms the day of receipt, from which the clock runs anew."""
    moment = at or timezone.now()
    application = Application.objects.select_for_update(of=("self",)).get(pk=application_id)
    text = wanted.strip()[:LONGEST_TEXT]
    reasons = [] if text else ["请填写补正后的申请内容"]
    if application.identity_faults and _A_NUMBER.search(text):
        reasons.append(
            "证件号码不要写在申请内容里：请当面、邮寄提供身份证明，或者电话告知本机关；这里写明已经怎样提供"
        )
    if application.awaits_the_applicant != Awaited.CORRECTION:
        reasons.append("没有正在等待的补正")
    if reasons:
        raise StepRefused("补正", reasons)
    correction = application.correction
    correction.offered, correction.offered_at = text, moment
    correction.save(update_fields=["offered", "offered_at"])
    entries.write(
        application.organ_id,
        application,
        verb="offer_correction",
        label="申请人在线补正",
        actor=PUBLIC,
        at=moment,
    )
    return correction


@transaction.atomic
def receive_correction(
    application_id: int,
    *,
    actor: Actor,
    wanted: str,
    received_on: date,
    channel: str = "",
    confirmation: Confirmation | None = None,
    identity: IdentityCorrection | None = None,
    at: datetime | None = None,
) -> Application:
    """Take in the corrected application: a whole new period runs from its day of receipt (条例第三十条).

    `channel` is how it came ("": online where the applicant corrected online, else handed in); what came by
    internet, e-mail, fax or plain mail needs a `confirmation` of both sides, which is kept with the contacts.
    `identity` is what it says of the number and the contact that the application lacked: sealed, on the record.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "wanted": wanted,
        "received_on": received_on,
        "channel": channel,
        "confirmation": confirmation,
        "identity": identity,
        "today": timezone.localdate(moment),
    }
    step = demand("receive_correction", application, actor, form)
    correction = application.correction
    correction.corrected_on, correction.wanted_before = received_on, application.wanted
    correction.came_by = correction_came_by(application, channel)
    correction.save(update_fields=["corrected_on", "wanted_before", "came_by"])
    if confirmation is not None and correction_waits(application, correction.came_by):
        kept(
            application,
            confirmation,
            result=ContactResult.CONFIRMED,
            made_on=received_on,
            actor=actor,
            about=ContactAbout.CORRECTION,
        )
    if identity is not None:
        fill_in_identity(application, identity, actor=actor, at=moment)
    application.wanted = wanted.strip()[:LONGEST_TEXT]
    deadline = set_clock(application)
    application.save(update_fields=["state", "wanted", "awaited", "due_on", "calendar_version"])
    make_findable(application)
    note = f"收到补正之日 {received_on}，答复期限至 {application.due_on}"
    payload = {
        "due_on": application.due_on,
        "notes": list(deadline.notes) if deadline else [],
        "came_by": correction.came_by,
        **words_of(confirmation),
    }
    record(application, step, actor, note=note, payload=payload, legal_on=received_on, at=moment)
    return application


@transaction.atomic
def ask_explanation(
    application_id: int, *, actor: Actor, counts: str, due_on: date, at: datetime | None = None
) -> Explanation:
    """Draft the letter that asks why so many applications were made (条例第三十五条); the clock runs on."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {"counts": counts, "due_on": due_on, "today": timezone.localdate(moment)}
    step = demand("ask_explanation", application, actor, form)
    particulars = {"counts": counts, "due": in_letters(due_on)}
    notice = drafted(application, NoticeKind.EXPLANATION, particulars, actor=actor, at=moment)
    explanation = Explanation.objects.create(
        application=application, notice=notice, counts=counts.strip()[:400], due_on=due_on
    )
    record(application, step, actor, note="已拟稿", payload={"notice": notice.pk}, at=moment)
    return explanation


@transaction.atomic
def receive_explanation(
    application_id: int, *, actor: Actor, explanation: str, explained_on: date, at: datetime | None = None
) -> Explanation:
    """Keep what the applicant said, online or on paper."""
    moment = at or timezone.now()
    application = opened(application_id, actor)
    form = {"explanation": explanation, "explained_on": explained_on, "today": timezone.localdate(moment)}
    step = demand("receive_explanation", application, actor, form)
    found = application.explanation
    found.explanation, found.explained_on = explanation.strip()[:LONGEST_TEXT], explained_on
    found.save(update_fields=["explanation", "explained_on"])
    record(application, step, actor, legal_on=explained_on, at=moment)
    return found


@transaction.atomic
def judge_explanation(
    application_id: int, *, actor: Actor, judgement: str, because: str, at: datetime | None = None
) -> Explanation:
    """Say whether the reasons are good, and why: reasonable may be answered later, unreasonable need not be."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    step = demand("judge_explanation", application, actor, {"judgement": judgement, "because": because})
    found = application.explanation
    found.judgement, found.judged_because = judgement, without_names(application, because.strip())[:400]
    found.save(update_fields=["judgement", "judged_because"])
    record(application, step, actor, note=found.get_judgement_display(), at=moment)
    return found


@transaction.atomic
def delay_reply(
    application_id: int, *, actor: Actor, reply_by: date, reason: str, at: datetime | None = None
) -> Explanation:
    """Draft the letter that fixes a later day for one who asks much and for good reason (条例第三十五条)."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "reply_by": reply_by,
        "reason": reason,
        "notice": NoticeKind.DELAY,
        "today": timezone.localdate(moment),
    }
    step = demand("delay_reply", application, actor, form)
    particulars = {"reply_by": in_letters(reply_by), "reason": reason}
    found = application.explanation
    found.delay_notice = drafted(application, NoticeKind.DELAY, particulars, actor=actor, at=moment)
    found.reply_by = reply_by
    found.save(update_fields=["delay_notice", "reply_by"])
    record(application, step, actor, note=f"至 {reply_by}，已拟稿", at=moment)
    return found
