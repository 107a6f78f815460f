"""应诉材料 in their order, and what may be added: how many, how large."""

from collections.abc import Sequence

from gongkai.applications.models import Application
from gongkai.remedies.choices import PaperRole
from gongkai.remedies.models import Challenge, ChallengePaper

MIB = 1024 * 1024
MOST_BYTES = 20 * MIB
MOST_PAPERS = 60
MOST_BYTES_OF_ALL = 200 * MIB
HINT = "PDF、照片（JPG、PNG）、Word 文档（DOCX）；每个不超过 20 MB，一次不超过 10 个。加密保存，打开留痕，随案卷归档和销毁。"
_ORDER = [role.value for role in PaperRole]


def papers_of(challenge: Challenge) -> Sequence[ChallengePaper]:
    """As a case file has them: what was served, the answer, its list, the evidence, the decision; one query."""
    return sorted(challenge.papers.all(), key=_place)  # type: ignore[attr-defined]


def papers_over(application: Application) -> Sequence[ChallengePaper]:
    """Those that stand, of every challenge over an application in the order of the challenges; two queries."""
    found: list[ChallengePaper] = []
    for kind in ("reconsideration", "lawsuit"):
        of = ChallengePaper.objects.filter(
            **{f"{kind}__application": application}, set_aside_on=None
        ).select_related(kind)
        found += sorted(of, key=lambda each: (each.challenge.filed_on, each.challenge.pk, *_place(each)))
    return found


def _place(paper: ChallengePaper) -> tuple[int, int]:
    return _ORDER.index(paper.role), paper.pk
