"""Index cards of a proposal, of its reply and of whoever proposed."""

from django.utils import timezone

from gongkai.dialogue.choices import OPEN
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.dialogue.proposals.contacts import ProposerContact
from gongkai.items.grounds import ALL_GROUNDS
from gongkai.items.public_tables import chinese_date


def proposal_card(proposal: Proposal) -> list[list[str]]:
    """What was assigned by whom to whom; empty lines left out."""
    pairs = [
        ("类别", f"{proposal.get_level_display()}{proposal.get_kind_display()}"),
        ("届次", proposal.session),
        ("编号", f"第{proposal.number}号"),
        ("提出人", proposal.proposers),
        ("交办单位", proposal.assigned_by),
        ("交办日期", chinese_date(proposal.assigned_on)),
        ("办理方式", proposal.get_part_display()),
        ("主办单位", proposal.host),
        ("涉及面广、处理难度大", "是" if proposal.is_difficult else ""),
        ("承办科室", proposal.section.name if proposal.section else ""),
        ("承办人", proposal.handler.name if proposal.handler else ""),
        ("答复日期", chinese_date(proposal.answered_on) if proposal.answered_on else ""),
        ("办结日期", chinese_date(proposal.closed_on) if proposal.closed_on else ""),
    ]
    return [[label, value] for label, value in pairs if value]


def reply_card(reply: ProposalReply) -> list[list[str]]:
    """What was answered, how open it is and by whose decision, and what the deputies thought of it."""
    reviewer = reply.reviewed_by.name if reply.reviewed_by else ""
    pairs = [
        ("文号", reply.document_number),
        ("结果类别", reply.get_result_class_display()),
        ("公开属性", f"{reply.get_openness_display()}{'' if reviewer else '（拟定，待审查）'}"),
        ("不公开的依据", ALL_GROUNDS.get(reply.ground, "")),
        ("公开属性说明", reply.openness_reason),
        ("个人信息公开理由", reply.findings_reason),
        ("拟稿人", reply.drafted_by.name if reply.drafted_by else ""),
        ("审查人", reviewer),
        ("签发人", reply.signed_by.name if reply.signed_by else ""),
        ("公开情况", publication_of(reply)),
        ("送达方式", reply.get_delivery_display()),
        ("送达日期", chinese_date(reply.delivered_on) if reply.delivered_on else ""),
        ("代表、委员意见", reply.get_satisfaction_display()),
        ("反馈日期", chinese_date(reply.opinion_on) if reply.opinion_on else ""),
        ("反馈说明", reply.opinion_note),
    ]
    return [[label, value] for label, value in pairs if value]


def publication_of(reply: ProposalReply) -> str:
    """Where it can be read, or by when it must be public; "" for what is not to be."""
    item = reply.item
    if item is None or reply.openness not in OPEN:
        return ""
    if item.published_at:
        return f"{item.index_number}，{chinese_date(timezone.localdate(item.published_at))}公开"
    return f"待公开，期限至{chinese_date(item.publish_due_on)}" if item.publish_due_on else "待公开"


def contact_card(contact: ProposerContact) -> list[list[str]]:
    """How to reach them, after the look was written down."""
    pairs = (("联系电话", contact.phone), ("联系地址", contact.address))
    return [[label, value] for label, value in pairs if value] or [["联系方式", "没有登记"]]
