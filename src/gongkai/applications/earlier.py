"""此前的申请: what the same person asked before, how often, and who else asked for the same (条例第三十五、三十六、四十四条)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q
from django.utils import timezone

from gongkai.applications.choices import State
from gongkai.applications.identity import digests_of
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.models import Application
from gongkai.items.choices import Attribute
from gongkai.items.models import Item
from gongkai.law.deadlines import add_months
from gongkai.organs.actors import Actor

MOST = 20
COMPARED = 400
ALIKE = 0.5
SAME = 0.999
OTHERS_NEEDED = 2
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
    """`this_month` and `this_year` count the same person's applications up to this one, itself left out."""

    same_person: Sequence[Earlier]
    same_words: Sequence[Earlier]
    this_month: int
    this_year: int

    @property
    def repeated(self) -> Sequence[Earlier]:
        """Those by the same person that ask for much the same and were answered."""
        return [each for each in self.same_person if each.is_alike and each.told]


def earlier_ones(application: Application, actor: Actor) -> EarlierOnes:
    """What came before this application in its organ; three queries, however many there were."""
    before = (
        Application.objects.visible_to(actor)
        .filter(organ_id=application.organ_id, acts_again_on=None)
        .exclude(pk=application.pk)
        .defer("identity")
    )
    form = application.split_from_id or application.pk  # pieces of one form are not earlier than each other
    before = before.exclude(pk=form).exclude(split_from_id=form)
    digests = digests_of(application)
    same_person = before.filter(identity_digest__in=digests, submitted_at__lte=application.submitted_at)
    on = application.received_on or timezone.localdate(application.submitted_at)
    counts = same_person.aggregate(
        month=Count("pk", filter=Q(received_on__year=on.year, received_on__month=on.month)),
        year=Count("pk", filter=Q(received_on__gt=add_months(on, -12))),
    )
    theirs = same_person.select_related("reply").order_by("-submitted_at", "-pk")[:MOST]
    found = [Earlier(each, likeness(each.wanted, application.wanted)) for each in theirs]
    others = before.exclude(identity_digest__in=digests).order_by("-submitted_at", "-pk")
    recent = others.exclude(state=State.CLOSED).only("pk", "number", "wanted", "state", "outcome")
    compared = (Earlier(each, likeness(each.wanted, application.wanted)) for each in recent[:COMPARED])
    same_words = sorted((each for each in compared if each.is_alike), key=lambda each: -each.likeness)
    return EarlierOnes(
        same_person=sorted(found, key=lambda each: -each.likeness),
        same_words=same_words[:MOST],
        this_month=counts["month"],
        this_year=counts["year"],
    )


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
def _pairs(text: str) -> frozenset[str]:
    plain = _APART.sub("", unicodedata.normalize("NFKC", text)).lower()
    pairs = (plain[index : index + 2] for index in range(len(plain) - 1))
    return frozenset(pairs) or frozenset((plain,) if plain else ())
