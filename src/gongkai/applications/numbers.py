"""申请编号 and 答复文号: stored, unique, in one line per organ, year and series, never used again."""

from gongkai.applications.models import Application, ApplicationCounter, Notice, Reply
from gongkai.casework.serials import next_serial
from gongkai.law.identifiers import check_document_number
from gongkai.organs.models import Organ

APPLICATION, REPLY = "application", "reply"
REPLY_WORD = "公开告"


def allocate_application_number(organ: Organ, year: int) -> str:
    """The next “A640221041-2020-0001”; the counter stays locked until the transaction ends."""
    while True:
        number = f"A{organ.index_prefix}-{year}-{_next(organ, year, APPLICATION):04d}"
        if not Application.objects.filter(number=number).exists():
            return number


def allocate_document_number(organ: Organ, year: int) -> str:
    """The next “青住建公开告〔2026〕3号” of the organ's own series."""
    fault = document_mark_fault(organ, year)
    if fault:
        raise ValueError(fault)
    while True:
        number = document_number(organ, year, _next(organ, year, REPLY))
        if not Reply.objects.filter(document_number=number).exists():
            return number


def allocate_notice_number(organ: Organ, year: int, word: str) -> str:
    """The next “青住建公开补〔2026〕1号”: each word (公开补, 公开延 …) has its own line."""
    fault = document_mark_fault(organ, year)
    if fault:
        raise ValueError(fault)
    while True:
        number = document_number(organ, year, _next(organ, year, word), word=word)
        if not Notice.objects.filter(document_number=number).exists():
            return number


def document_number(organ: Organ, year: int, serial: int, *, word: str = REPLY_WORD) -> str:
    return f"{organ.document_mark}{word}〔{year}〕{serial}号"


def document_mark_fault(organ: Organ, year: int) -> str | None:
    """Why the organ's 机关代字 makes no proper 文号, or None."""
    if not organ.document_mark:
        return "机关资料中没有填写“机关代字”，无法编制文号：请先由系统管理员填写"
    checked = check_document_number(document_number(organ, year, 1))
    return None if checked.ok else f"机关代字“{organ.document_mark}”不能编成规范的文号：{checked.problem}"


def _next(organ: Organ, year: int, series: str) -> int:
    return next_serial(ApplicationCounter, organ=organ, year=year, series=series)
