"""复文的公开样子: the item that a reply becomes, in full or as its summary."""

from datetime import date
from typing import Any

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.dialogue.choices import OPEN, Openness
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.items.actions import Draft
from gongkai.items.actions.registration import columns_of
from gongkai.items.choices import Attribute, SecrecyOpinion
from gongkai.items.grounds import ON_APPLICATION_GROUND
from gongkai.items.models import Item
from gongkai.items.privacy_gate import Verdict, judged
from gongkai.items.scanned_content import content_of

KIND, TITLE = "proposal_reply", 200
SECRET = "14.secret"  # noqa: S105 (a ground of items.grounds)


def letter_title(proposal: Proposal) -> str:
    """对平罗县第十七届人民代表大会第四次会议第12号建议的答复."""
    return f"对{proposal.session}第{proposal.number}号{proposal.short_kind}的答复"


def public_title(proposal: Proposal, reply: ProposalReply) -> str:
    """对…第12号建议《关于加快老旧小区改造的建议》的答复（摘要）: what a citizen looks for stands in the title."""
    ending = f"的答复{'（摘要）' if reply.openness == Openness.SUMMARY else ''}"
    told = letter_title(proposal).removesuffix("的答复")
    room = TITLE - len(told) - len(ending) - len("《》")
    title = proposal.title if len(proposal.title) <= room else f"{proposal.title[: room - 1]}…"
    return f"{told}《{title}》{ending}"


def attribute_of(reply: ProposalReply) -> str:
    """The attribute of the item: what is open in full or in part is 主动公开."""
    if reply.openness in OPEN:
        return Attribute.PROACTIVE
    return Attribute.ON_APPLICATION if reply.openness == Openness.ON_APPLICATION else Attribute.WITHHELD


def ground_of(reply: ProposalReply) -> str:
    """The ground of what is not open, as items state it; "" for what is."""
    if reply.openness == Openness.ON_APPLICATION:
        return ON_APPLICATION_GROUND
    return reply.ground if reply.openness == Openness.WITHHELD else ""


def opinion_of(reply: ProposalReply) -> str:
    """保密审查意见 that the review of openness comes to."""
    if reply.openness in OPEN:
        return SecrecyOpinion.CLEARED
    return SecrecyOpinion.SECRET if reply.ground == SECRET else SecrecyOpinion.CLEARED_WITH_LIMITS


def draft_of(proposal: Proposal, reply: ProposalReply, *, on: date) -> Draft:
    """The reply as it is put into the register of items on the day it was signed."""
    is_summary = reply.openness == Openness.SUMMARY
    heading = heading_of(proposal, on=on)
    return Draft(
        kind=KIND,
        title=public_title(proposal, reply),
        formed_on=on,
        proposed_attribute=attribute_of(reply),
        proposed_ground=ground_of(reply),
        proposed_reason=reply.openness_reason,
        document_number=reply.document_number,
        body=reply.public_summary if is_summary else reply.text,
        summary=f"{proposal.proposers}提出的{proposal.short_kind}，办理结果：{reply.get_result_class_display()}",
        source=proposal.organ.name,
        heading_id=heading.pk if heading else None,
        section_id=proposal.section_id,
        extra=fields_of(proposal, reply, on=on),
    )


def fields_of(proposal: Proposal, reply: ProposalReply, *, on: date) -> dict[str, Any]:
    """What the reply's page shows beside its text."""
    return {
        "number": f"第{proposal.number}号",
        "kind": proposal.get_kind_display(),
        "level": proposal.get_level_display(),
        "session": proposal.session,
        "title": proposal.title,
        "proposers": proposal.proposers,
        "host": proposal.host,
        "cohosts": "、".join(each.name for each in proposal.cohosts.all()),
        "result_class": reply.get_result_class_display(),
        "replied_on": on.isoformat(),
        "openness": reply.get_openness_display() if reply.openness in OPEN else "",
    }


def heading_of(proposal: Proposal, *, on: date) -> Heading | None:
    """The heading of the organ's proactive catalogue under which replies of that kind stand, if it is in force."""
    headings = Heading.objects.in_force(on).filter(
        organ=proposal.organ, catalogue=Catalogue.PROACTIVE, code=proposal.kind
    )
    return headings.first()


def findings_of(proposal: Proposal, reply: ProposalReply, *, on: date) -> Verdict | None:
    """What the privacy gate finds in what the public would read of the reply; None for what is not to be open."""
    if reply.openness not in OPEN:
        return None
    draft = draft_of(proposal, reply, on=on)
    item = Item(organ=proposal.organ, kind=KIND, title=draft.title, formed_on=on)
    for name, value in columns_of(draft).items():
        setattr(item, name, value)
    return judged(item, content_of(item, ()))
