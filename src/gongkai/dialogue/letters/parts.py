"""What a 办理复文 says around its text: class, number, addressee, contact, copies, openness."""

from dataclasses import dataclass

from django.utils import timezone

from gongkai.applications.letters.composing import in_letters
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.dialogue.proposals.public_reply import letter_title

UNSIGNED = "（草稿，尚未签发）"


@dataclass(frozen=True)
class LetterParts:
    """`mark` is the letter of the result class, upper left; the annotation stands below the signature."""

    organ: str
    mark: str
    document_number: str
    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    signed_on: str
    iso_day: str
    annotation: str
    openness: str
    copied_to: str


def parts_of(proposal: Proposal, reply: ProposalReply) -> LetterParts:
    """The parts of one reply; no query when proposal and organ are at hand."""
    organ = proposal.organ
    signed_on = timezone.localdate(reply.signed_at) if reply.signed_at else None
    office = proposal.section.name if proposal.section else organ.disclosure_office
    contact = "，".join(
        part
        for part in (f"联系科室：{office}" if office else "", f"电话：{organ.phone}" if organ.phone else "")
        if part
    )
    return LetterParts(
        organ=organ.name,
        mark=reply.get_result_class_display()[0],
        document_number=reply.document_number or UNSIGNED,
        title=letter_title(proposal),
        addressee=proposal.proposers,
        paragraphs=tuple(reply.text.splitlines()),
        signed_on=in_letters(signed_on) if signed_on else "",
        iso_day=signed_on.isoformat() if signed_on else "",
        annotation=f"（{contact}）" if contact else "",
        openness=reply.get_openness_display(),
        copied_to=reply.copied_to,
    )
