"""事项文书 as text, Word file, page and PDF: composed and laid out as the letters of an application are."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents import LetterContext, Rendered
from gongkai.applications.models import SignedLetter
from gongkai.cases.models import Case, CaseLetter


def composed(case: Case, document: str, particulars: Mapping[str, str], *, on: date) -> str:
    """The body of that document dated `on`, one paragraph a line."""
    about = documents.Case(case.number, case.received_on, case.content, case.person_kind)
    return documents.compose(document, case.organ, about, particulars, on=on)


def context_of(letter: CaseLetter, *, addressee: str = "") -> LetterContext:
    """What stands on it; `addressee` is the full name, which only `identity.look` gives, else the label is used."""
    case = letter.case
    signed_on = timezone.localdate(letter.signed_at) if letter.signed_at else None
    return LetterContext(
        case.organ, addressee or case.person_label, letter.text, letter.document_number, signed_on
    )


def rendered(letter: CaseLetter, *, addressee: str = "") -> Rendered:
    """The letter in all its forms: a signed one as it was signed, a draft as it would be."""
    context = context_of(letter, addressee=addressee)
    kept = None
    if letter.document_number:
        kept = SignedLetter.objects.filter(
            organ=letter.case.organ_id, document_number=letter.document_number
        ).first()
    if kept is None:
        return documents.render(letter.document, context)
    return documents.signed(bytes(kept.content), context.addressee)


def title_of(letter: CaseLetter) -> str:
    return documents.document(letter.document).title


def file_name(letter: CaseLetter) -> str:
    """青石县住建局_政府信息更正告知书_青住建公开更〔2026〕1号"""
    case = letter.case
    return f"{case.organ.short_name}_{title_of(letter)}_{letter.document_number or case.number}"
