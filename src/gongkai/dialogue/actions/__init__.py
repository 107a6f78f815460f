"""The only writers of 回应关切, one verb each; every refusal gives all its reasons."""

from gongkai.dialogue.actions.proposals.cohosts import (
    add_cohost,
    give_cohost_opinion,
    record_cohost_opinion,
)
from gongkai.dialogue.actions.proposals.endings import (
    deliver_proposal_reply,
    handle_again,
    record_satisfaction,
    report_handling,
)
from gongkai.dialogue.actions.proposals.publication import draw_handled_list, publish_proposal_reply
from gongkai.dialogue.actions.proposals.registration import (
    amend_proposal,
    assign_proposal,
    register_proposal,
    register_proposals,
    return_proposal,
)
from gongkai.dialogue.actions.proposals.replies import (
    draft_proposal_reply,
    review_openness,
    send_back_proposal_reply,
    sign_proposal_reply,
)
from gongkai.dialogue.proposals.draft import ProposalDraft

__all__ = [
    "ProposalDraft",
    "add_cohost",
    "amend_proposal",
    "assign_proposal",
    "deliver_proposal_reply",
    "draft_proposal_reply",
    "draw_handled_list",
    "give_cohost_opinion",
    "handle_again",
    "publish_proposal_reply",
    "record_cohost_opinion",
    "record_satisfaction",
    "register_proposal",
    "register_proposals",
    "report_handling",
    "return_proposal",
    "review_openness",
    "send_back_proposal_reply",
    "sign_proposal_reply",
]
