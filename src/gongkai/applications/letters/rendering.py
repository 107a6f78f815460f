"""The reply in its frame (信函格式, GB/T 9704): the same fragment for the screen and for the PDF."""

from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.notices_by_kind import notice_text
from gongkai.applications.letters.printing import printed
from gongkai.applications.letters.texts_by_outcome import title_of
from gongkai.applications.models import Notice, Reply
from gongkai.organs.models import Organ

FOLDER = Path(__file__).parent / "frame"
UNSIGNED = "（草稿，尚未签发）"


def render_html(reply: Reply, *, addressee: str = "") -> SafeString:
    """The letter as an HTML fragment; everything that people wrote is escaped.

    `addressee` is the applicant's full name, which only `identity.look` gives; without it the label is used.
    """
    return mark_safe(_environment().get_template("letter.html").render(_fields(reply, addressee)))  # noqa: S308


def render_pdf(reply: Reply, *, addressee: str = "") -> bytes:
    """The letter on A4."""
    return printed(_environment().get_template("page.html").render(_fields(reply, addressee)))


def notice_html(notice: Notice, *, addressee: str = "") -> SafeString:
    """A notice in the same frame; `addressee` as for a reply."""
    page = _environment().get_template("letter.html").render(_notice_fields(notice, addressee))
    return mark_safe(page)  # noqa: S308


def notice_pdf(notice: Notice, *, addressee: str = "") -> bytes:
    """The notice on A4."""
    return printed(_environment().get_template("page.html").render(_notice_fields(notice, addressee)))


def _fields(reply: Reply, addressee: str) -> dict[str, Any]:
    addressee = addressee or reply.application.applicant_label
    return _framed(reply, reply.application.organ, title_of(reply.outcome), addressee)


def _notice_fields(notice: Notice, addressee: str) -> dict[str, Any]:
    title = notice_text(notice.kind).title
    return _framed(notice, notice.application.organ, title, addressee or notice.addressee)


def _framed(letter: Reply | Notice, organ: Organ, title: str, addressee: str) -> dict[str, Any]:
    signed_on = timezone.localdate(letter.signed_at) if letter.signed_at else None
    return {
        "organ": organ,
        "title": title,
        "document_number": letter.document_number or UNSIGNED,
        "addressee": addressee,
        "paragraphs": letter.letter.splitlines(),
        "signed_on": in_letters(signed_on) if signed_on else "",
        "iso_day": signed_on.isoformat() if signed_on else "",
    }


def _environment() -> Environment:
    return frame_of(FOLDER)


@cache
def frame_of(*folders: Path) -> Environment:
    """The templates of letters, looked for in these folders in turn."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
