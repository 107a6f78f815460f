"""Records of 公示, one file each subject."""

from gongkai.postings.models.objections import Objection, ObjectionCounter, RowPosting
from gongkai.postings.models.rounds import Evidence, Posting, PostingRound

__all__ = ["Evidence", "Objection", "ObjectionCounter", "Posting", "PostingRound", "RowPosting"]
