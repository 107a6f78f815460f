"""The reply in the frame of letters (信函格式, GB/T 9704): the same fragment for the screen and for the PDF."""

from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment

from gongkai.applications import letters
from gongkai.dialogue.letters.parts import parts_of
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.web.printing import paper_environment, pdf_of

FOLDER = Path(__file__).parent / "frame"


def render_html(proposal: Proposal, reply: ProposalReply) -> SafeString:
    """The letter as an HTML fragment; everything that people wrote is escaped."""
    html = _frame().get_template("proposal_letter.html").render(letter=parts_of(proposal, reply))
    return mark_safe(html)  # noqa: S308


def render_pdf(proposal: Proposal, reply: ProposalReply) -> bytes:
    """The letter on A4."""
    page = _frame().get_template("proposal_page.html").render(letter=parts_of(proposal, reply))
    return pdf_of(page).content


def _frame() -> Environment:
    return paper_environment(FOLDER, letters.FOLDER)
