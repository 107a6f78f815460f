"""复文文号: stored, unique, in one line per organ, year and series, never used again."""

from django.db import IntegrityError, transaction

from gongkai.dialogue.choices import ProposalKind
from gongkai.dialogue.models import Proposal, ProposalReply, ReplyCounter
from gongkai.law.identifiers import check_document_number
from gongkai.organs.models import Organ

SERIES = {ProposalKind.DEPUTIES: "议复", ProposalKind.CONSULTATIVE: "提复"}


def allocate(proposal: Proposal, year: int) -> str:
    """The next “青住建议复〔2026〕3号” or “青住建提复〔2026〕3号”; the counter stays locked until the transaction ends."""
    fault = document_mark_fault(proposal, year)
    if fault:
        raise ValueError(fault)
    series = SERIES[ProposalKind(proposal.kind)]
    while True:
        number = _number(proposal, year, _next(proposal.organ, year, series))
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


def _next(organ: Organ, year: int, series: str) -> int:
    line = {"organ": organ, "year": year, "series": series}
    counter = ReplyCounter.objects.select_for_update().filter(**line).first()
    if counter is None:
        try:
            with transaction.atomic():
                ReplyCounter.objects.create(**line)
        except IntegrityError:
            pass  # another writer made it at the same moment; the lock below waits for it
        counter = ReplyCounter.objects.select_for_update().get(**line)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
