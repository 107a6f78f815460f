"""The text of a letter: its wording, filled with what the case and the law say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.applications.choices import ApplicantKind, NoticeKind
from gongkai.applications.holdings.telling import given_list, holdings_of, withheld_list
from gongkai.applications.letters.composing import Particulars, filled, in_letters, you_of
from gongkai.applications.letters.documents.register import (
    Document,
    document,
    document_of_notice,
    document_of_outcome,
)
from gongkai.applications.letters.documents.templates import wording_of
from gongkai.applications.letters.empty_words import says_nothing
from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.letters.remedy import as_named, remedy_paragraph
from gongkai.applications.letters.texts_by_outcome import common_texts
from gongkai.applications.models import Application, Holding
from gongkai.items.models import Item
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class Case:
    """What a letter is about: its number, when it came, what was asked, by whom (a value of ApplicantKind).

    `again`: the number under which what was revoked is answered anew; the others are those of the first time.
    """

    number: str
    received_on: date | None
    wanted: str = ""
    applicant_kind: str = ApplicantKind.NATURAL_PERSON
    again: str = ""
    corrected_on: date | None = None


def compose(
    document_id: str,
    organ: Organ,
    case: Case,
    particulars: Mapping[str, str],
    *,
    on: date,
    items: Sequence[Item] = (),
    holdings: Sequence[Holding] = (),
) -> str:
    """The body of a letter dated `on`, one paragraph a line; number, addressee and signature are the frame's."""
    found = document(document_id)
    told = told_fields(found, organ, case, particulars, on=on, items=items, holdings=holdings)
    return filled(wording_of(organ, document_id) or found.wording, told)


def told_fields(
    found: Document,
    organ: Organ,
    case: Case,
    particulars: Mapping[str, str],
    *,
    on: date,
    items: Sequence[Item] = (),
    holdings: Sequence[Holding] = (),
) -> dict[str, Any]:
    """Every field that the wording of a letter may use."""
    told_by_law = remedy_paragraph(organ, found.remedy_as, on).text if found.remedy_as else ""
    remedy = as_named(told_by_law, found.title)
    told: dict[str, Any] = {
        "received_on": in_letters(case.received_on),
        "corrected_on": in_letters(case.corrected_on) if case.corrected_on else "",
        "number": case.number,
        "again": case.again,
        "wanted": as_quoted(case.wanted),
        "you": you_of(case.applicant_kind),
        "basis": found.basis,
        "p": Particulars(particulars),
        "remedy": remedy,
        "contact": contact_of(organ),
        "office": organ.disclosure_office,
        "phone": organ.phone,
        "items": items,
        "given": given_list(holdings),
        "withheld": withheld_list(holdings),
    }
    told["given_list"] = filled(common_texts()["given_list"], told)
    told["withheld_list"] = filled(common_texts()["withheld_list"], told)
    told["item_list"] = filled(common_texts()["item_list"], told)
    return told


def compose_reply(
    application: Application,
    outcome: str,
    particulars: Mapping[str, str],
    on: date,
    items: Sequence[Item] = (),
) -> str:
    """The body of the reply with that outcome; LookupError for an outcome that is not answered by a letter."""
    found = document_of_outcome(outcome)
    case, held = case_of(application), holdings_of(application)
    return compose(found.id, application.organ, case, particulars, on=on, items=items, holdings=held)


def compose_notice(application: Application, kind: str, particulars: Mapping[str, str], on: date) -> str:
    """The body of a notice of that kind."""
    found = document_of_notice(NoticeKind(kind))
    return compose(found.id, application.organ, case_of(application), particulars, on=on)


def missing_fields(document_id: str, particulars: Mapping[str, str]) -> list[str]:
    """Labels of what a letter of that kind must state and does not."""
    stated = document(document_id).fields
    return [label for key, label in stated.items() if says_nothing(particulars.get(key))]


def contact_of(organ: Organ) -> str:
    if not organ.phone:
        return ""
    return f"联系人：{organ.disclosure_office or organ.name}，电话：{organ.phone}。"


def case_of(application: Application) -> Case:
    """What its letters are about; what is answered anew is quoted as it was first asked."""
    first = application
    while first.acts_again_on is not None:
        first = first.acts_again_on
    again = application.number if first is not application else ""
    corrected_on = _corrected_on(application) or _corrected_on(first)
    kind = application.applicant_kind
    return Case(first.number, first.received_on, application.wanted, kind, again, corrected_on)


def _corrected_on(application: Application) -> date | None:
    """When the corrected form came, of a piece that of its form."""
    correction = getattr(application, "correction", None)
    found: date | None = correction.corrected_on if correction else application.clock_from
    return found
