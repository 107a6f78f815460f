"""建议提案: what deputies' proposals were assigned in the year, answered and made public."""

from collections.abc import Callable

from gongkai.dialogue.choices import ProposalKind, ProposalLevel
from gongkai.dialogue.models import Proposal
from gongkai.report.figures.measure import Figure, counted
from gongkai.report.figures.sources import AssignedProposal

PROPOSAL = Proposal._meta.label_lower
_WHICH = "交办日期在本年、由本机关主办或者分办（不计会办和退回的）"


def _figure(code: str, label: str, words: str, counts: Callable[[AssignedProposal], bool]) -> Figure:
    return Figure(
        f"proposals.{code}",
        f"建议提案：{label}",
        f"{_WHICH}的{words}件数。",
        lambda year: counted(PROPOSAL, (each.pk for each in year.proposals if counts(each))),
    )


def _level(level: str) -> Figure:
    label = ProposalLevel(level).label
    return _figure(f"{level}.total", label, f"{label}建议、提案", lambda each: each.level == level)


def _kind(kind: str) -> Figure:
    label = ProposalKind(kind).label
    return _figure(f"{kind}.total", label, label, lambda each: each.kind == kind)


PROPOSALS = (
    _figure("total", "办理总数", "建议、提案", lambda each: True),
    *(_level(level) for level in ProposalLevel.values),
    *(_kind(kind) for kind in ProposalKind.values),
    _figure("answered", "已答复", "已经送达答复的建议、提案", lambda each: each.is_answered),
    _figure(
        "published",
        "已公开",
        "复文已经公开、或者已经列入公开的办理情况清单的建议、提案",
        lambda each: each.is_public,
    ),
)
