"""查询 of a case with number and code: plain words, no member's name, the letter only once it was delivered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from gongkai.applications.query_codes import fits
from gongkai.applications.tracked_steps import TrackedStep
from gongkai.cases.actions.access import record_access
from gongkai.cases.choices import CaseState
from gongkai.cases.identity import own_name
from gongkai.cases.letters import file_name, rendered, title_of
from gongkai.cases.models import Case
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.organs.models import Organ

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Teller:
    """How a kind of case is told to whoever asked; registered from the app's `ready`.

    `find` gives the record of the kind by key; `waiting_for` says what comes next in a sentence; `steps` are the
    verbs that are told, by what they are called; `withdraw` takes the case back (None: it cannot be).
    """

    find: Callable[[int], Any]
    stated: Callable[[Any], Pairs]
    waiting_for: Callable[[Any], str]
    outcome: Callable[[Any], str]
    steps: Mapping[str, str]
    withdraw: Callable[[int], object] | None = None
    may_withdraw: Callable[[Any], bool] = lambda case: False


@dataclass(frozen=True)
class TrackedCase:
    """办理进度 of one case; `letter_html` and `outcome` are empty before delivery."""

    pk: int
    kind: str
    kind_label: str
    number: str
    organ: Organ
    submitted_at: datetime
    received_on: date
    state_label: str
    is_over: bool
    waiting_for: str
    stated: Pairs
    steps: tuple[TrackedStep, ...]
    outcome: str
    letter_label: str
    letter_html: SafeString
    can_withdraw: bool


_tellers: dict[str, Teller] = {}


def register(kind: str, teller: Teller) -> None:
    """Add a kind of case; the same kind again takes the place of the first."""
    _tellers[kind] = teller


def teller_of(kind: str) -> Teller:
    return _tellers[kind]


def track(number: str, query_code: str) -> TrackedCase | None:
    """The case of that number when the code fits, else None: which of the two was wrong is not told."""
    case = persons_own(number, query_code)
    if case is None:
        return None
    teller = teller_of(case.kind)
    record, letter = teller.find(case.pk), getattr(case, "letter", None)
    is_delivered = case.state == CaseState.DELIVERED and letter is not None
    return TrackedCase(
        pk=case.pk,
        kind=case.kind,
        kind_label=case.get_kind_display(),
        number=case.number,
        organ=case.organ,
        submitted_at=case.submitted_at,
        received_on=case.received_on,
        state_label=case.get_state_display(),
        is_over=case.is_over,
        waiting_for=teller.waiting_for(record),
        stated=teller.stated(record),
        steps=_steps(record, teller),
        outcome=teller.outcome(record) if is_delivered else "",
        letter_label=title_of(letter) if letter and is_delivered else "",
        letter_html=rendered(letter).html if letter and is_delivered else SafeString(""),
        can_withdraw=teller.withdraw is not None and teller.may_withdraw(record),
    )


def letter_pdf(number: str, query_code: str) -> tuple[str, bytes] | None:
    """Name and content of the delivered letter for the same number and code; None before delivery."""
    case = persons_own(number, query_code)
    if case is None or case.state != CaseState.DELIVERED or not hasattr(case, "letter"):
        return None
    return f"{file_name(case.letter)}.pdf", rendered(case.letter, addressee=own_name(case)).pdf


def persons_own(number: str, query_code: str) -> Case | None:
    """The case for those who show number and code; None when the two do not belong together."""
    written = number.strip().upper().replace("\0", "")[:40]
    case = Case.objects.select_related("organ", "letter").filter(number=written).first()
    stored = case.query_code_digest if case else ""
    if not fits(written, query_code[:40], stored) or case is None:
        return None
    if hasattr(case, "letter"):
        case.letter.case = case
    return case


def seen(number: str, query_code: str) -> None:
    """The first look at a letter that was delivered online is the proof of its receipt."""
    case = persons_own(number, query_code)
    if case is not None:
        record_access(teller_of(case.kind).find(case.pk))


def _steps(record: Any, teller: Teller) -> tuple[TrackedStep, ...]:
    told = Entry.objects.filter(subject=subject_of(record), verb__in=teller.steps).order_by("sequence")
    return tuple(
        TrackedStep(teller.steps[verb], on) for verb, on in told.values_list("verb", "legal_on") if verb
    )
