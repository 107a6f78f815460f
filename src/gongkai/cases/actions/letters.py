"""事项文书: drafted, reviewed, signed and delivered, inside the transaction of a kind's own step.

The kind asks its procedure first (`casework.steps.take`) and writes the entry after; what is written here are the letter
and the state of the case.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from django.utils import timezone

from gongkai.applications import letters
from gongkai.applications.actions.sent import Handover, leaving
from gongkai.applications.actions.signed_letters import keep_signed
from gongkai.applications.actions.step import with_writer
from gongkai.applications.numbers import allocate_notice_number
from gongkai.applications.requirements.deliveries import warnings_of
from gongkai.cases.letters import composed, context_of
from gongkai.cases.models import Case, CaseDelivery, CaseLetter
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor


def drafted(
    case: Case,
    document: str,
    particulars: Mapping[str, str],
    *,
    actor: Actor,
    at: datetime,
    text: str | None = None,
) -> CaseLetter:
    """The one letter of the case, new or anew; without `text` it is composed."""
    told = {key: str(value).strip() for key, value in particulars.items()}
    body = text if text else composed(case, document, told, on=timezone.localdate(at))
    before = CaseLetter.objects.filter(case_id=case.pk).values_list("writer_ids", flat=True).first()
    letter, _ = CaseLetter.objects.update_or_create(
        case_id=case.pk,
        defaults={
            "document": document,
            "particulars": told,
            "text": letters.tidied(body),
            "drafted_by_id": cast(int, actor.member_id),  # permitted to members only
            "drafted_at": at,
            "writer_ids": with_writer(before or [], actor),
            "sent_back_reason": "",
            "reviewed_by": None,
            "reviewed_at": None,
        },
    )
    return letter


def reviewed(case: Case, *, actor: Actor, at: datetime) -> CaseLetter:
    letter = letter_of(case)
    letter.reviewed_by_id, letter.reviewed_at = actor.member_id, at
    letter.save(update_fields=["reviewed_by", "reviewed_at"])
    return letter


def sent_back(case: Case, *, reason: str) -> CaseLetter:
    letter = letter_of(case)
    letter.sent_back_reason = without_names(case, reason.strip())[:400]
    letter.reviewed_by = letter.reviewed_at = None
    letter.save(update_fields=["sent_back_reason", "reviewed_by", "reviewed_at"])
    return letter


def signed(case: Case, *, actor: Actor, at: datetime) -> tuple[CaseLetter, str]:
    """The letter with its number, kept as the file that it is; the file's digest for the entry."""
    letter = letter_of(case)
    word = letters.documents.document(letter.document).word
    letter.document_number = allocate_notice_number(case.organ, timezone.localdate(at).year, word)
    letter.signed_by_id, letter.signed_at = actor.member_id, at
    letter.save(update_fields=["document_number", "signed_by", "signed_at"])
    letter.case = case
    return letter, keep_signed(letter.document, context_of(letter)).digest


def delivered(
    case: Case, *, way: str, delivered_on: date, evidence: str, handover: Handover | None = None
) -> CaseDelivery:
    """How and when it left for the first time; with it the case is over."""
    letter = letter_of(case)
    letter.way, letter.delivered_on, letter.evidence = (
        way,
        delivered_on,
        without_names(case, evidence.strip()),
    )
    letter.save(update_fields=["way", "delivered_on", "evidence"])
    letter.case, case.closed_on = case, delivered_on
    return left(letter, way, delivered_on, evidence=evidence, handover=handover)


def left(
    letter: CaseLetter,
    method: str,
    delivered_on: date,
    *,
    evidence: str = "",
    reason: str = "",
    handover: Handover | None = None,
) -> CaseDelivery:
    """One more delivery of the letter of a locked case."""
    columns = leaving(letter.case, method, delivered_on, evidence=evidence, reason=reason, handover=handover)
    made = CaseDelivery.objects.create(letter=letter, **columns)
    made.warnings = warnings_of(made)  # type: ignore[misc]
    return made


def letter_of(case: Case) -> CaseLetter:
    """The letter of a locked case."""
    return CaseLetter.objects.select_for_update().get(case_id=case.pk)


def told_of(letter: CaseLetter) -> dict[str, object]:
    """What the entry keeps of a letter: the digest proves which words were drafted, reviewed, signed."""
    return {
        "document": letter.document,
        "letter_digest": letters.digest(letter.text),
        "document_number": letter.document_number,
    }
