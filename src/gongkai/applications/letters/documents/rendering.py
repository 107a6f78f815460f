"""A document as files: the Word file is filled from its template, and page and PDF are read from that same file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.utils.safestring import SafeString
from markupsafe import Markup

from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.documents.contexts import FORMS, UNSIGNED, Context, LetterContext
from gongkai.applications.letters.documents.register import Document, document
from gongkai.applications.letters.documents.templates import in_force
from gongkai.applications.letters.printing import as_fragment, as_pdf
from gongkai.applications.letters.word.filling import ADDRESSEE, addressed, prepared
from gongkai.applications.letters.word.forms import FORM_TEMPLATES
from gongkai.applications.letters.word.letter_sheet import letter_template
from gongkai.applications.letters.word.measures import mark_of
from gongkai.applications.letters.word.package import told_in
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class Rendered:
    """成文: the Word file; `html` (a fragment for the screen) and `pdf` are made of it when they are asked for."""

    docx: bytes
    title: str
    organ: str

    @cached_property
    def html(self) -> SafeString:
        return as_fragment(self.docx)

    @cached_property
    def pdf(self) -> bytes:
        return as_pdf(self.docx, title=self.title, organ=self.organ)


MARK = Markup(ADDRESSEE)  # noqa: S704 (a character of our own)


def render(document_id: str, context: Context, *, template: bytes | None = None) -> Rendered:
    """The document with what stands on it. `template` is a Word file; without one the organ's own or ours is taken.

    LookupError for an unknown id, TypeError for the context of another document.
    """
    docx, title = _filled(document_id, context, template)
    return Rendered(docx, title, context.organ.name)


def to_be_signed(document_id: str, context: LetterContext) -> bytes:
    """The Word file of a letter with a mark for the addressee: what is kept at signature."""
    docx, _ = _filled(document_id, replace(context, addressee=MARK), None)
    return docx


def signed(content: bytes, addressee: str) -> Rendered:
    """A letter that was kept at signature, for whom it is: of the kept file alone, whatever changed since."""
    title, organ = told_in(content)
    return Rendered(addressed(content, addressee), title, organ)


def _filled(document_id: str, context: Context, template: bytes | None) -> tuple[bytes, str]:
    found = document(document_id)
    expected = FORMS.get(found.context, LetterContext)
    if not isinstance(context, expected):
        raise TypeError(f"{document_id} is filled from {expected.__name__}, not {type(context).__name__}")
    given = fields_of(found, context)
    made_on = context.signed_on if isinstance(context, LetterContext) else None
    content = template if template is not None else template_of(context.organ, document_id)
    title = titled(found, context)
    docx = prepared(content).filled(given, title=title, organ=context.organ.name, made_on=made_on)
    return docx, title


def template_of(organ: Organ, document_id: str) -> bytes:
    """The Word template in force: the organ's own, else ours."""
    own = in_force(organ, document_id)
    return bytes(own.content) if own else default_template(document_id, organ.name)


def default_template(document_id: str, organ_name: str = "") -> bytes:
    """Our own Word template; its wording is that of the texts, its mark as large as the organ's name allows."""
    return _made(document_id, mark_of(organ_name))


@lru_cache(maxsize=512)
def _made(document_id: str, mark: tuple[float, float]) -> bytes:
    found = document(document_id)
    if found.is_letter:
        return letter_template(found.title, found.wording, mark)
    return FORM_TEMPLATES[found.layout](found.title)


def titled(found: Document, context: Context) -> str:
    number = getattr(context, "document_number", "")
    return f"{context.organ.name} {found.title} {number}".strip()


def fields_of(found: Document, context: Context) -> Mapping[str, Any]:
    """Every field that a template of this document may use."""
    if isinstance(context, LetterContext):
        return {**organ_fields(context.organ), **_letter_fields(found, context)}
    stated = {each.name: getattr(context, each.name) for each in fields(context) if each.name != "organ"}
    if hasattr(context, "count"):
        stated["count"] = context.count
    return {**organ_fields(context.organ), **stated, "tick": tick}


def organ_fields(organ: Organ) -> dict[str, str]:
    """机关信息."""
    office = organ.disclosure_office or organ.name
    return {
        "organ": organ.name,
        "office": office,
        "office_signature": organ.name,
        "office_address": organ.address,
        "office_phone": organ.phone,
        "office_hours": organ.office_hours,
    }


def tick(is_chosen: bool) -> str:
    return "☑" if is_chosen else "☐"


def draft_number(found: Document, organ: Organ) -> str:
    """文号 as it will be, with room for what the signature gives: 青住建公开告〔　　〕　号（草稿，尚未签发）."""
    return f"{organ.document_mark}{found.word}〔　　〕　号{UNSIGNED}" if organ.document_mark else UNSIGNED


def _letter_fields(found: Document, context: LetterContext) -> dict[str, Any]:
    signed_on: date | None = context.signed_on
    return {
        "title": found.title,
        "document_number": context.document_number or draft_number(found, context.organ),
        "addressee": context.addressee,
        "paragraphs": context.text.splitlines() or [""],
        "signed_on": in_letters(signed_on) if signed_on else "",
    }
