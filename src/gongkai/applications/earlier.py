"""此前的申请: what the same person asked before, how often, and who else asked for the same (条例第三十五、三十六、四十四条)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gongkai.applications.choices import State
from gongkai.applications.identity import digests_of
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application
from gongkai.items.choices import Attribute
from gongkai.items.models import Item
from gongkai.law.deadlines import add_months
from gongkai.organs.actors import Actor
from gongkai.web.prepared import prepared

MOST = 20
COMPARED = 400
ALIKE = 0.5
SAME = 0.999
OTHERS_NEEDED = 2
_SHOWN = ("id", "number", "wanted", "state")
_APART = re.compile(r"[\s，。、；：！？“”‘’（）()《》〈〉,.;:!?\"'\-—·]+")


@dataclass(frozen=True)
class Earlier:
    """One earlier application; `likeness` is 0 to 1, 1 for the same words."""

    application: Application
    likeness: float

    @property
    def is_alike(self) -> bool:
        return self.likeness >= ALIKE

    @property
    def is_same(self) -> bool:
        """In the same words but for marks and blanks."""
        return self.likeness >= SAME

    @property
    def told(self) -> str:
        """Its reply by number and day, as a refusal of a repetition states it; "" without one."""
        reply = getattr(self.application, "reply", None)
        if reply is None or not reply.document_number or reply.signed_at is None:
            return ""
        return f"{reply.document_number}（{in_letters(timezone.localdate(reply.signed_at))}）"


@dataclass(frozen=True)
class EarlierOnes:
    """`this_month` and `this_year` count the same person's applications up to this one, itself left out.

    `is_ordered`: this one is answered anew because a decision or a judgment says so.
    """

    same_person: Sequence[Earlier]
    same_words: Sequence[Earlier]
    this_month: int
    this_year: int
    is_ordered: bool = False

    @property
    def repeated(self) -> Sequence[Earlier]:
        """Those by the same person that ask for much the same and were answered; what is ordered repeats nothing."""
        if self.is_ordered:
            return ()
        return [each for each in self.same_person if each.is_alike and each.told]


def earlier_ones(application: Application, actor: Actor) -> EarlierOnes:
    """What came before this application in its organ; three queries, however many there were."""
    if not actor.reads(application.organ_id):
        return EarlierOnes((), (), 0, 0)
    form = application.split_from_id or application.pk  # pieces of one form are not earlier than each other
    place = (application.organ_id, application.pk, form, digests_of(application))
    on = application.received_on or timezone.localdate(application.submitted_at)
    month = on.replace(day=1)
    until = (month, add_months(month, 1), add_months(on, -12))
    counts = _counts(*place, application.submitted_at, *until)
    theirs = _of_same_person(*place, application.submitted_at)
    found = [Earlier(each, likeness(each.wanted, application.wanted)) for each in theirs]
    this_month, this_year = counts[0] if counts else (0, 0)
    return EarlierOnes(
        same_person=sorted(found, key=lambda each: -each.likeness),
        same_words=_alike(application.wanted, _open_of_others(*place)),
        this_month=this_month,
        this_year=this_year,
        is_ordered=application.acts_again_on_id is not None,
    )


def _before(organ_id: int, pk: int, form_id: int) -> QuerySet[Application]:
    """In the organ, without itself, the form that it came of and that form's other pieces."""
    found = Application.objects.filter(organ_id=organ_id, acts_again_on=None)
    return found.exclude(pk=pk).exclude(pk=form_id).exclude(split_from_id=form_id)


@prepared
def _counts(
    organ_id: int,
    pk: int,
    form_id: int,
    digests: tuple[str, ...],
    submitted_at: datetime,
    month: date,
    next_month: date,
    year_ago: date,
) -> QuerySet[Any, Any]:
    """How many the same person made in that month and since a year ago; no row where there are none."""
    theirs = _before(organ_id, pk, form_id).filter(
        identity_digest__in=digests, submitted_at__lte=submitted_at
    )
    in_month = Count("pk", filter=Q(received_on__gte=month, received_on__lt=next_month))
    in_year = Count("pk", filter=Q(received_on__gt=year_ago))
    counted = theirs.order_by().values("organ_id").annotate(in_month=in_month, in_year=in_year)
    return counted.values_list("in_month", "in_year")


@prepared
def _of_same_person(
    organ_id: int, pk: int, form_id: int, digests: tuple[str, ...], submitted_at: datetime
) -> QuerySet[Application]:
    theirs = _before(organ_id, pk, form_id).filter(
        identity_digest__in=digests, submitted_at__lte=submitted_at
    )
    shown = theirs.select_related("reply").only(*_SHOWN, "reply__document_number", "reply__signed_at")
    return shown.order_by("-submitted_at", "-pk")[:MOST]


@prepared
def _open_of_others(
    organ_id: int, pk: int, form_id: int, digests: tuple[str, ...]
) -> QuerySet[Application, tuple[Any, ...]]:
    others = _before(organ_id, pk, form_id).exclude(identity_digest__in=digests).exclude(state=State.CLOSED)
    return others.order_by("-submitted_at", "-pk").values_list(*_SHOWN)[:COMPARED]


def _alike(wanted: str, rows: Sequence[tuple[Any, ...]]) -> list[Earlier]:
    """Those of the rows that ask for much the same; records are made of these alone."""
    place = _SHOWN.index("wanted")
    compared = [(likeness(row[place], wanted), row) for row in rows]
    alike = sorted((each for each in compared if each[0] >= ALIKE), key=lambda each: -each[0])[:MOST]
    return [Earlier(Application.from_db(DEFAULT_DB_ALIAS, _SHOWN, row), share) for share, row in alike]


def pieces_before(application: Application) -> int:
    """How many applications the same person had made in the calendar month when this one was received (按件计收).

    Of those received on the same day the earlier numbers come first, so that each is charged at its own place.
    """
    on = application.received_on or timezone.localdate(application.submitted_at)
    earlier = Q(received_on__lt=on) | Q(received_on=on, pk__lt=application.pk)
    return Application.objects.filter(
        earlier,
        organ_id=application.organ_id,
        identity_digest__in=digests_of(application),
        acts_again_on=None,
        received_on__year=on.year,
        received_on__month=on.month,
    ).count()


def worth_publishing(actor: Actor) -> list[tuple[Item, int]]:
    """Items on application that several applicants were given, with how many (条例第四十四条第一款); one query.

    What was released to the public with one of these replies is done.
    """
    found = (
        Item.objects.visible_to(actor)
        .filter(attribute=Attribute.ON_APPLICATION, reply__application__closed_on__isnull=False)
        .exclude(reply__released_as__isnull=False)
        .annotate(applicants=Count("reply__application__identity_digest", distinct=True))
        .filter(applicants__gte=OTHERS_NEEDED)
        .order_by("-applicants", "pk")
    )
    return [(item, getattr(item, "applicants", 0)) for item in found[:MOST]]


def applicants_given(item: Item) -> int:
    """How many applicants were given that item."""
    given = Application.objects.filter(reply__items=item, closed_on__isnull=False, acts_again_on=None)
    return given.values("identity_digest").distinct().count()


def likeness(one: str, other: str) -> float:
    """How much of two texts' pairs of characters they share, 0 to 1 (Dice); marks and blanks do not count."""
    left, right = _pairs(one), _pairs(other)
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def shared_pairs(one: str, other: str) -> tuple[int, float]:
    """How many pairs of characters two texts share, and how much of the shorter one that is, 0 to 1."""
    left, right = _pairs(one), _pairs(other)
    shared = len(left & right)
    return shared, shared / max(1, min(len(left), len(right)))


@lru_cache(maxsize=8)  # one text is compared with hundreds: its own pairs are taken once
def _pairs(text: str) -> frozenset[int]:
    """Each two neighbouring characters as one number: of hundreds of texts that takes half the time of texts of two."""
    plain = _APART.sub("", text)
    if not unicodedata.is_normalized("NFKC", plain):
        plain = _APART.sub("", unicodedata.normalize("NFKC", plain))
    units = memoryview(plain.lower().encode("utf-32-le", "surrogatepass"))
    from_first, from_second = (
        units[start : start + (len(units) - start) // 8 * 8].cast("Q") for start in (0, 4)
    )
    return frozenset(from_first).union(from_second) or frozenset(units.cast("I"))
