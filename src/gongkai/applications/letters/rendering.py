"""A reply or a notice as Word file, page and PDF: signed ones as they were signed, drafts as they would be."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.safestring import SafeString

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents import Document, LetterContext, Rendered
from gongkai.applications.letters.printing import glyphs
from gongkai.applications.models import Notice, Reply, SignedLetter

FOLDER = Path(__file__).parent / "frame"


def document_of(letter: Reply | Notice) -> Document:
    """Which of the documents it is."""
    if isinstance(letter, Reply):
        return documents.document_of_outcome(letter.outcome)
    return documents.document_of_notice(letter.kind)


def context_of(letter: Reply | Notice, *, addressee: str = "") -> LetterContext:
    """What stands on it. `addressee` is the full name, which only `identity.look` gives; else the label is used."""
    signed_on: date | None = timezone.localdate(letter.signed_at) if letter.signed_at else None
    label = letter.application.applicant_label if isinstance(letter, Reply) else letter.addressee
    return LetterContext(
        letter.application.organ, addressee or label, letter.letter, letter.document_number, signed_on
    )


def kept_of(letters: Iterable[Reply | Notice]) -> dict[str, SignedLetter]:
    """The signed files of these letters of one organ by 文号; one query."""
    signed = [each for each in letters if each.document_number]
    if not signed:
        return {}
    found = SignedLetter.objects.filter(
        organ=signed[0].application.organ_id, document_number__in=[each.document_number for each in signed]
    )
    return {each.document_number: each for each in found}


def rendered(
    letter: Reply | Notice, *, addressee: str = "", kept: Mapping[str, SignedLetter] | None = None
) -> Rendered:
    """The letter in all its forms, of one Word file. `kept` is what `kept_of` gave for several; else it is asked."""
    context, document = context_of(letter, addressee=addressee), document_of(letter)
    found = (kept_of([letter]) if kept is None else kept).get(context.document_number)
    if found is None:
        return documents.render(document.id, context)
    return documents.signed(bytes(found.content), context.addressee)


def unprintable(letter: Reply | Notice) -> str:
    """What of its text this computer has no font for, each character once: it would be a box on paper."""
    return glyphs.unprintable(letter.letter)


def render_html(letter: Reply | Notice, *, addressee: str = "") -> SafeString:
    """The letter as an HTML fragment; everything that people wrote is escaped."""
    return rendered(letter, addressee=addressee).html


def render_pdf(letter: Reply | Notice, *, addressee: str = "") -> bytes:
    """The letter on A4."""
    return rendered(letter, addressee=addressee).pdf


def render_docx(letter: Reply | Notice, *, addressee: str = "") -> bytes:
    """The letter for Word."""
    return rendered(letter, addressee=addressee).docx
