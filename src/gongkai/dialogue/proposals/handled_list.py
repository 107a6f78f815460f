"""办理情况清单: the year's answered proposals of a level as rows of a public list."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.dialogue.choices import ProposalLevel, ResultClass
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.items.actions import Draft
from gongkai.items.choices import Attribute
from gongkai.organs.models import Organ

KIND, HEADING = "proposals_handled", "proposals"


def handled_in(organ: Organ, year: int, level: str) -> QuerySet[Proposal]:
    """What was assigned to the organ in that year, answered by itself and delivered, oldest answer first."""
    found = Proposal.objects.answering().filter(
        organ=organ, level=level, assigned_on__year=year, answered_on__isnull=False
    )
    return (
        found.select_related("organ")
        .prefetch_related("replies__item")
        .order_by("answered_on", "pk")
        .defer("contact", "text")
    )


def draft_of_list(organ: Organ, year: int, level: str, found: Sequence[Proposal], *, on: date) -> Draft:
    """The list as it is registered; it stands under the heading of its kind, or of both kinds together."""
    shown = ProposalLevel(level).label
    kinds = {proposal.kind for proposal in found}
    code = kinds.pop() if len(kinds) == 1 else HEADING
    headings = Heading.objects.in_force(on).filter(organ=organ, catalogue=Catalogue.PROACTIVE)
    heading = headings.filter(code=code).first() or headings.filter(code=HEADING).first()
    return Draft(
        kind=KIND,
        title=f"{organ.short_name}{year}年{shown}人大代表建议、政协提案办理情况",
        formed_on=on,
        proposed_attribute=Attribute.PROACTIVE,
        summary=f"{year}年办理{shown}人大代表建议、政协提案{len(found)}件",
        source=organ.name,
        heading_id=heading.pk if heading else None,
    )


def rows_of(found: Iterable[Proposal]) -> Iterator[dict[str, Any]]:
    for proposal in found:
        reply = reply_in_hand(proposal)
        item = reply.item if reply else None
        yield {
            "number": f"第{proposal.number}号",
            "kind": proposal.get_kind_display(),
            "level": proposal.get_level_display(),
            "title": proposal.title,
            "host": proposal.host,
            "result_class": f"{ResultClass(proposal.result_class).letter}类",
            "replied_on": proposal.answered_on,
            "reply": item.index_number if item and item.is_public else "",
        }
