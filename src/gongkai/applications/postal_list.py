"""邮寄清单: the letters that an organ handed to the post on a day, to be signed for by the post office."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.applications.addressees import Addressee, look_at_addressee
from gongkai.applications.choices import DeliveryWay
from gongkai.applications.letters import document_of
from gongkai.applications.models import Delivery, SentLetter
from gongkai.law.identifiers import check_mail_number
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

Key = tuple[str, int]
Posted = Callable[[int, date], Iterable[SentLetter]]
Look = Callable[[SentLetter, Actor, datetime | None], Addressee]


@dataclass(frozen=True)
class PostedLetter:
    """One line: the addressee by label, number of the mail, the letter with its number, and what it answers.

    `kind` is the sort of record that it answers ("application" or a kind of case), `subject_id` its id, `number` its
    number; `key` tells the deliveries of all sorts apart.
    """

    key: Key
    kind: str
    subject_id: int
    number: str
    addressee: str
    letter_name: str
    document_number: str
    mail_number: str
    state: str


_posts: dict[str, tuple[Posted, Look]] = {}


def register(sort: str, posted: Posted, look: Look) -> None:
    """Add letters of another app to the day's post, with how their addressees are looked up; from its `ready`."""
    _posts[sort] = (posted, look)


def lines_of(organ_id: int, on: date) -> Sequence[PostedLetter]:
    """What left by post on that day, application letters first, in the order of recording; one query for each sort."""
    return [_line(sort, each) for sort, each, _ in _all(organ_id, on)]


@transaction.atomic
def look_at_posted(
    organ: Organ, on: date, actor: Actor, *, at: datetime | None = None
) -> Mapping[Key, Addressee]:
    """Whom the letters of a day's post are for; each look is written down. StepRefused, IdentityUnreadable."""
    return {(sort, each.pk): look(each, actor, at) for sort, each, look in _all(organ.pk, on)}


def posted(organ_id: int, on: date) -> QuerySet[Delivery]:
    """The deliveries of that day's post with the letters of applications."""
    of_organ = Q(reply__application__organ_id=organ_id) | Q(notice__application__organ_id=organ_id)
    found = Delivery.objects.filter(of_organ, method=DeliveryWay.MAIL, delivered_on=on).with_letters()
    return found.order_by("pk")


def title_of(delivery: SentLetter) -> str:
    """What the letter is called at its head."""
    return document_of(delivery.letter).title if isinstance(delivery, Delivery) else delivery.letter_name


def _all(organ_id: int, on: date) -> Iterator[tuple[str, SentLetter, Look]]:
    for sort, (posted_on, look) in _posts.items():
        for delivery in posted_on(organ_id, on):
            yield sort, delivery, look


def _look(delivery: SentLetter, actor: Actor, at: datetime | None) -> Addressee:
    assert isinstance(delivery, Delivery)  # noqa: S101 (its own `posted`)
    return look_at_addressee(delivery.letter, actor, delivery=delivery, at=at)


def _line(sort: str, delivery: SentLetter) -> PostedLetter:
    subject = delivery.subject
    return PostedLetter(
        (sort, delivery.pk),
        getattr(subject, "kind", sort),
        subject.pk,
        subject.number,
        delivery.addressee,
        title_of(delivery),
        delivery.letter.document_number,
        check_mail_number(delivery.evidence).value or delivery.evidence,
        delivery.get_state_display(),
    )


register("application", posted, _look)
