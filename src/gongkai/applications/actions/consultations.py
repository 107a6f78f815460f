"""征求意见: third parties, co-making and other organs; until they answer the clock stands still."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.notices import drafted, moved
from gongkai.applications.actions.step import demand, locked, record
from gongkai.applications.choices import ConsultationAnswer, ConsultationKind, NoticeKind
from gongkai.applications.clock import ANSWER_PERIODS, set_clock
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application, Consultation, Notice
from gongkai.applications.procedure import NOTICE
from gongkai.applications.requirements.consultations import OVERRIDDEN
from gongkai.casework import steps
from gongkai.casework.steps import take
from gongkai.law.provisions import provision
from gongkai.organs.actors import Actor

# A person may have a long name (古丽努尔·买买提); what does not end like an organisation is taken for one.
_ORGANISATION = re.compile(
    "(?:公司|集团|企业|厂|店|行|社|会|所|院|校|园|馆|部|站|场|队|户|中心|基金|联盟|政府|[局厅委办处室村组])(?:（[^）]*）)?$"
)


@transaction.atomic
def consult(
    application_id: int,
    *,
    actor: Actor,
    kind: str,
    party: str,
    matter: str,
    address: str = "",
    label: str = "",
    asked_until: date | None = None,
    at: datetime | None = None,
) -> Consultation:
    """Draft the letter that asks somebody whether the information may be opened.

    `party` is the full name and `address` how they are reached, both kept under seal for a third party, whom lists
    show as `label` (by default a person's first character, and never the name of a person). `asked_until` is for organs for which no law sets a period.
    """
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {
        "kind": kind,
        "party": party,
        "matter": matter,
        "asked_until": asked_until,
        "today": timezone.localdate(moment),
    }
    step = demand("consult", application, actor, form)
    shown = _shown(kind, party.strip(), label.strip())
    particulars = {"matter": matter, **_period(kind, asked_until, moment)}
    notice = drafted(
        application,
        kind,
        particulars,
        actor=actor,
        at=moment,
        addressee=shown,
        address="\n".join((party.strip(), address.strip())),
    )
    found = Consultation.objects.create(
        application=application,
        notice=notice,
        kind=kind,
        party=shown,
        matter=matter.strip(),
        asked_until=asked_until,
    )
    record(application, step, actor, note=f"{found.get_kind_display()} {shown}，已拟稿", at=moment)
    return found


def _period(kind: str, asked_until: date | None, at: datetime) -> dict[str, str]:
    rule = ANSWER_PERIODS.get(ConsultationKind(kind))
    if rule is None:
        return {"until": in_letters(asked_until)}
    return {"period": provision(rule, on=timezone.localdate(at)).period}


def _shown(kind: str, party: str, label: str) -> str:
    """An organ or company is named; of a person only the first character stands in lists and entries."""
    if kind != ConsultationKind.THIRD_PARTY or _ORGANISATION.search(party):
        return (label or party)[:100]
    shown = party[:1] + "*" * min(max(len(party) - 1, 1), 4)
    return (label.replace(party, shown) or shown)[:100]


@transaction.atomic
def record_answer(
    notice_id: int,
    *,
    actor: Actor,
    answer: str,
    text: str = "",
    answered_on: date | None = None,
    at: datetime | None = None,
) -> Consultation:
    """End a consultation with what they said, or with their silence after the last day; the clock runs on."""
    moment = at or timezone.now()
    notice, application = _locked(notice_id, actor)
    today = timezone.localdate(moment)
    form = {"answer": answer, "answered_on": answered_on, "today": today}
    step = take(NOTICE, "record_answer", notice, actor, form)
    found = Consultation.objects.get(notice=notice)
    is_silent = answer == ConsultationAnswer.SILENT
    found.answer, found.answer_text = answer, text.strip()
    found.ended_on = found.due_on if is_silent else answered_on
    found.save(update_fields=["answer", "answer_text", "ended_on"])
    said = found.get_answer_display()
    if is_silent and found.kind == ConsultationKind.CO_MAKER:
        said += "，视为同意公开"
    note = f"{found.party}：{said}"
    if not application.is_over:
        set_clock(application)
        application.save(update_fields=["due_on", "calendar_version", "awaited"])
        note += f"，{moved(application)}"
    steps.record(application, step, actor, note=note, legal_on=found.ended_on, at=moment)
    return found


@transaction.atomic
def tell_of_consultation(application_id: int, *, actor: Actor, at: datetime | None = None) -> Notice:
    """Draft the letter that tells the applicant of the consultation, whose time is not counted."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    form = {"notice": NoticeKind.CONSULTATION_TOLD}
    step = demand("tell_of_consultation", application, actor, form)
    kinds = application.consultations.filter(ended_on=None).values_list("kind", flat=True)
    asked = "、".join(dict.fromkeys(str(ConsultationKind(kind).label) for kind in kinds))
    particulars = {"asked": asked or "有关方面"}
    notice = drafted(application, NoticeKind.CONSULTATION_TOLD, particulars, actor=actor, at=moment)
    record(application, step, actor, note="已拟稿", at=moment)
    return notice


@transaction.atomic
def override_objection(
    application_id: int,
    consultation_id: int,
    *,
    actor: Actor,
    content: str,
    reason: str,
    at: datetime | None = None,
) -> Notice:
    """Draft the letter by which a third party learns that, and why, the public interest outweighs their objection."""
    moment = at or timezone.now()
    application = locked(application_id, actor)
    found = application.consultations.filter(pk=consultation_id).select_related("notice").first()
    form = {"consultation": found, "content": content, "reason": reason}
    step = demand("override_objection", application, actor, form)
    assert found is not None  # noqa: S101 (told by the step)
    particulars = {"content": content, "reason": reason, OVERRIDDEN: str(found.pk)}
    notice = drafted(
        application, NoticeKind.OVERRIDE, particulars, actor=actor, at=moment, addressee=found.party
    )
    notice.addressee_sealed = found.notice.addressee_sealed
    notice.save(update_fields=["addressee_sealed"])
    record(application, step, actor, note=f"{found.party}，已拟稿", at=moment)
    return notice


def _locked(notice_id: int, actor: Actor) -> tuple[Notice, Application]:
    application_id = Notice.objects.filter(pk=notice_id).values_list("application_id", flat=True).get()
    application = locked(application_id, actor)
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=notice_id)
    notice.application = application
    return notice, application
