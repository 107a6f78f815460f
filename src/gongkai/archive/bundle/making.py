"""装订: the papers counted, listed and bound; the same case gives the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.archive.bundle.binding import Bound, bound, pages_in
from gongkai.archive.bundle.paper import Paper, own_numbers, printed
from gongkai.archive.bundle.papers import deliveries_of, files_of, papers_of, papers_of_challenges
from gongkai.archive.retention import kind_of, label_of, retained_until
from gongkai.archive.shelf import subjects_of
from gongkai.casework.models import Entry
from gongkai.law.outcomes import outcomes
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration


@dataclass(frozen=True)
class Bundle:
    """The PDF with its table of contents: title, first page and number of pages of each paper."""

    pdf: bytes
    pages: int
    contents: list[dict[str, Any]]


def bundle_of(
    application: Application, applicant: ApplicantDetails, *, through: int, made_at: datetime
) -> Bundle:
    """The whole case up to the link `through` of its organ's chain; takes a second or more.

    What was filled in, decided and sent is read from the records; the cover says when it was made.
    """
    told = _told(application, applicant, made_at)
    papers = [
        *papers_of(application, applicant),
        Paper("送达情况", printed("deliveries.html", told | {"deliveries": deliveries_of(application)})),
    ]
    files = files_of(application)
    if files:
        papers.append(Paper("文件清单", printed("files.html", told | {"files": files})))
    challenges = _challenges(application)
    if challenges:
        papers.append(
            Paper("行政复议、行政诉讼", printed("challenges.html", told | {"challenges": challenges}))
        )
    papers += papers_of_challenges(application)
    entries = Entry.objects.filter(
        organ_id=application.organ_id, subject__in=subjects_of(application), sequence__lte=through
    )
    papers.append(
        Paper("办理记录（留痕）", printed("entries.html", told | {"entries": entries.order_by("sequence")}))
    )
    return _bound(told, papers, made_at)


def _bound(told: dict[str, Any], papers: Sequence[Paper], made_at: datetime) -> Bundle:
    lengths = [pages_in(paper.pdf) for paper in papers]
    front = _front(told, papers, lengths, before=2)
    if pages_in(front) != 2:
        front = _front(told, papers, lengths, before=pages_in(front))
    contents = _contents(papers, lengths, before=pages_in(front))
    binding: Bound = bound(
        front,
        papers,
        contents,
        title=f"{told['organ'].name} 政府信息公开申请案卷 {told['application'].number}",
        author=told["organ"].name,
        made_at=timezone.localtime(made_at),
        stamp=lambda count: own_numbers(told | {"count": count}),
    )
    return Bundle(binding.pdf, binding.pages, contents)


def _front(told: dict[str, Any], papers: Sequence[Paper], lengths: Sequence[int], *, before: int) -> bytes:
    return printed("front.html", told | {"contents": _contents(papers, lengths, before=before)})


def _contents(papers: Sequence[Paper], lengths: Sequence[int], *, before: int) -> list[dict[str, Any]]:
    contents, page = [], before + 1
    for paper, length in zip(papers, lengths, strict=True):
        contents.append({"title": paper.title, "page": page, "pages": length})
        page += length
    return contents


def _told(application: Application, applicant: ApplicantDetails, made_at: datetime) -> dict[str, Any]:
    found = outcomes().get(application.outcome)
    kind = kind_of(application)
    return {
        "application": application,
        "organ": application.organ,
        "applicant": applicant,
        "outcome": found.full_label if found else application.get_state_display(),
        "reply": getattr(application, "reply", None),
        "retention": label_of(kind.code),
        "retained_until": retained_until(kind, application.closed_on) if application.closed_on else None,
        "made_on": timezone.localdate(made_at),
    }


def _challenges(application: Application) -> list[Challenge]:
    return [
        challenge
        for kind in (Reconsideration, Lawsuit)
        for challenge in kind.objects.filter(application=application).order_by("filed_on", "pk")
    ]
