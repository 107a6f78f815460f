"""复文文号: stored, unique, in one line per organ, year and series, never used again."""

from gongkai.casework.serials import next_serial
from gongkai.dialogue.choices import ProposalKind
from gongkai.dialogue.models import Proposal, ProposalReply, ReplyCounter
from gongkai.law.identifiers import check_document_number

SERIES = {ProposalKind.DEPUTIES: "议复", ProposalKind.CONSULTATIVE: "提复"}


def allocate(proposal: Proposal, year: int) -> str:
    """The next “青住建议复〔2026〕3号” or “青住建提复〔2026〕3号”; the counter stays locked until the transaction ends."""
    fault = document_mark_fault(proposal, year)
    if fault:
        raise ValueError(fault)
    series = SERIES[ProposalKind(proposal.kind)]
    while True:
        serial = next_serial(ReplyCounter, organ=proposal.organ, year=year, series=series)
        number = _number(proposal, year, serial)
        if not ProposalReply.objects.filter(document_number=number).exists():
            return number


def document_mark_fault(proposal: Proposal, year: int) -> str | None:
    """Why the organ's 机关代字 makes no proper 文号, or None."""
    mark = proposal.organ.document_mark
    if not mark:
        return "机关资料中没有填写“机关代字”，无法编制文号：请先由系统管理员填写"
    checked = check_document_number(_number(proposal, year, 1))
    return None if checked.ok else f"机关代字“{mark}”不能编成规范的文号：{checked.problem}"


def _number(proposal: Proposal, year: int, serial: int) -> str:
    return f"{proposal.organ.document_mark}{SERIES[ProposalKind(proposal.kind)]}〔{year}〕{serial}号"
