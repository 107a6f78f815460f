"""What a holding is, in the words of a letter, of a page and of an entry."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.grounds import ground_label
from gongkai.applications.models import Application, Holding, Redaction
from gongkai.redaction import proposal_from
from gongkai.web.prepared import prepared
from gongkai.web.read_once import stand_at, stands_at


@dataclass(frozen=True)
class Listed:
    """A holding in a letter's list: `told` are its pages and what was taken out, or why it is withheld."""

    name: str
    told: str


def holdings_of(application: Application) -> list[Holding]:
    """All of them with their redactions; two queries, none where they were read with the application."""
    if not stands_at(application, "holdings"):
        return read_holdings(application.pk)
    return list(application.holdings.all())


def read_holdings(application_id: int) -> list[Holding]:
    """The same by the application's id, as they are now; one query where there are none."""
    holdings = _holdings(application_id)
    found = _redactions(application_id) if holdings else []
    for holding in holdings:
        stand_at(holding, redactions=[each for each in found if each.holding_id == holding.pk])
    return holdings


@prepared
def _holdings(application_id: int) -> QuerySet[Holding]:
    return Holding.objects.filter(application_id=application_id).select_related("item").order_by("position")


@prepared
def _redactions(application_id: int) -> QuerySet[Redaction]:
    found = Redaction.objects.filter(holding__application_id=application_id)
    return found.order_by("page", "top", "left", "pk")


def given_list(holdings: Iterable[Holding]) -> list[Listed]:
    """What the applicant gets, in order."""
    return [Listed(each.name, _told(each)) for each in holdings if each.is_given]


def withheld_list(holdings: Iterable[Holding]) -> list[Listed]:
    return [Listed(each.name, ground_label(each.ground)) for each in holdings if not each.is_given]


def _told(holding: Holding) -> str:
    pages = f"{holding.pages}页"
    redactions = list(holding.redactions.all())
    if holding.disposition != Disposition.PARTLY or not redactions:
        return pages
    return f"{pages}，遮盖{len(redactions)}处：{reasons_of(holding)}"


def reasons_of(holding: Holding) -> str:
    """Each ground with the number of its redactions, the most frequent first."""
    counts = Counter(redaction.ground for redaction in holding.redactions.all())
    return "；".join(f"{ground_label(code)}{count}处" for code, count in counts.most_common())


def withheld_reasons(holdings: Sequence[Holding]) -> str:
    """The grounds of all that is taken out or withheld, for the letter's draft."""
    codes = [each.ground for each in holdings if not each.is_given]
    codes += [redaction.ground for each in holdings if each.is_given for redaction in each.redactions.all()]
    return "；".join(ground_label(code) for code in dict.fromkeys(codes))


def open_part(holdings: Sequence[Holding]) -> str:
    """What is open, for the letter's draft."""
    names = [
        f"《{each.name}》" + ("中遮盖以外的部分" if each.disposition == Disposition.PARTLY else "")
        for each in holdings
        if each.is_given
    ]
    return "、".join(names)


def uncovered(holding: Holding) -> list[str]:
    """Personal data that detectors found and no redaction covers: 第 2 页身份证号 ****1231."""
    marks = [redaction.mark for redaction in holding.redactions.all()]
    found = (proposal_from(told) for told in holding.proposals)
    return [
        f"第 {each.page} 页{each.kind.label} {each.masked}".strip()
        for each in found
        if not each.is_covered_by(marks)
    ]


def digest_of(holdings: Iterable[Holding]) -> str:
    """The same for the same files with the same redactions: what an entry keeps, without a word of them."""
    said = [
        [
            each.position,
            each.working,
            each.disposition,
            each.ground,
            *(r.mark.as_mapping() for r in each.redactions.all()),
        ]
        for each in holdings
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() if said else ""
