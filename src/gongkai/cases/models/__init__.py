"""办理事项: cases, their attachments, their letters."""

from gongkai.cases.models.case import AnyCase, Case, CaseQuerySet
from gongkai.cases.models.counters import CaseCounter
from gongkai.cases.models.files import CaseFile
from gongkai.cases.models.letters import CaseDelivery, CaseLetter

__all__ = ["AnyCase", "Case", "CaseCounter", "CaseDelivery", "CaseFile", "CaseLetter", "CaseQuerySet"]
