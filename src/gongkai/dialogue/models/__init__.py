"""Records of 回应关切, one file each subject."""

from gongkai.dialogue.models.proposals import CoHost, HandlingReport, Proposal
from gongkai.dialogue.models.replies import ProposalReply, ReplyCounter

__all__ = ["CoHost", "HandlingReport", "Proposal", "ProposalReply", "ReplyCounter"]
