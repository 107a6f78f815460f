"""Who may do what with 回应关切: one table, keyed by verb."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import (
    by_name,
    clerk,
    clerk_or_head,
    in_organ,
    needs_to_know,
    of_organ,
    whoever_answers_for_the_organ,
)
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.organs.actors import Actor, Role


def _answered_here(proposal: Proposal) -> str | None:
    """A co-host answers no deputy: the host does."""
    return f"由{proposal.host_name}主办，本机关只提出会办意见" if proposal.is_co_hosted else None


def _not_the_drafter(actor: Actor, proposal: Proposal, act: str) -> str | None:
    reply = reply_in_hand(proposal)
    if reply is not None and actor.is_same_person(reply.drafted_by_id):
        return f"不能{act}本人拟写的答复"
    return None


def reply_in_hand(proposal: Proposal) -> ProposalReply | None:
    """The reply of the current round; reads `replies` as they were fetched."""
    return max(proposal.replies.all(), key=lambda reply: reply.round, default=None)


def hosting_clerk(actor: Actor, proposal: Proposal) -> str | None:
    return clerk(actor, proposal) or _answered_here(proposal)


def drafter(actor: Actor, proposal: Proposal) -> str | None:
    return hosting_clerk(actor, proposal) or by_name(actor)


def co_hosting_section(actor: Actor, proposal: Proposal) -> str | None:
    refusal = clerk_or_head(actor, proposal)
    if refusal is None and not proposal.is_co_hosted:
        return "本机关不是会办单位，须答复代表、委员"
    return refusal


def another_reviewer(actor: Actor, proposal: Proposal) -> str | None:
    return (
        in_organ(actor, proposal, Role.SECRECY_REVIEWER)
        or _answered_here(proposal)
        or by_name(actor)
        or _not_the_drafter(actor, proposal, "审查")
    )


def another_director(actor: Actor, proposal: Proposal) -> str | None:
    return (
        in_organ(actor, proposal, Role.DIRECTOR)
        or _answered_here(proposal)
        or by_name(actor)
        or _not_the_drafter(actor, proposal, "签发")
    )


def whoever_checks_now(actor: Actor, proposal: Proposal) -> str | None:
    return in_organ(actor, proposal, Role.SECRECY_REVIEWER, Role.DIRECTOR) or _answered_here(proposal)


def whoever_needs_to_know(actor: Actor, proposal: Proposal) -> str | None:
    return needs_to_know(actor, proposal, proposal.handler_id)


PERMISSIONS: dict[str, Permission] = {
    "amend_proposal": clerk,
    "assign_proposal": whoever_answers_for_the_organ,
    "return_proposal": clerk,
    "add_cohost": hosting_clerk,
    "record_cohost_opinion": hosting_clerk,
    "give_cohost_opinion": co_hosting_section,
    "draft_proposal_reply": drafter,
    "review_openness": another_reviewer,
    "send_back_proposal_reply": whoever_checks_now,
    "sign_proposal_reply": another_director,
    "deliver_proposal_reply": hosting_clerk,
    "record_satisfaction": hosting_clerk,
    "handle_again": hosting_clerk,
    "report_handling": clerk,
    "publish_proposal_reply": hosting_clerk,
    "look_at_contact": whoever_needs_to_know,
}


def may_register(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot register what was assigned to that organ, or None."""
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能登记交办给本机关的建议提案", act="登记")


def may_draw_list(actor: Actor, organ_id: int) -> str | None:
    """Why this actor cannot make that organ's list of what was handled, or None."""
    return of_organ(actor, organ_id, Role.CLERK, elsewhere="只能生成本机关的办理情况清单", act="生成")
