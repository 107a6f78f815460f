"""邮寄清单: the letters that an organ handed to the post on a day, to be signed for by the post office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.applications.choices import DeliveryWay
from gongkai.applications.models import Delivery
from gongkai.law.identifiers import check_mail_number


@dataclass(frozen=True)
class PostedLetter:
    """One line: the addressee by label, number of the mail, the letter with its number, ids of delivery and application."""

    delivery_id: int
    application_id: int
    application_number: str
    addressee: str
    letter_name: str
    document_number: str
    mail_number: str
    state: str


def lines_of(organ_id: int, on: date) -> Sequence[PostedLetter]:
    """What left by post on that day, in the order in which it was recorded; one query."""
    return [_line(delivery) for delivery in posted(organ_id, on)]


def posted(organ_id: int, on: date) -> QuerySet[Delivery]:
    """The deliveries of that day's post with their letters."""
    of_organ = Q(reply__application__organ_id=organ_id) | Q(notice__application__organ_id=organ_id)
    found = Delivery.objects.filter(of_organ, method=DeliveryWay.MAIL, delivered_on=on).with_letters()
    return found.order_by("pk")


def _line(delivery: Delivery) -> PostedLetter:
    application = delivery.application
    return PostedLetter(
        delivery.pk,
        application.pk,
        application.number,
        delivery.addressee,
        delivery.letter_name,
        delivery.letter.document_number,
        check_mail_number(delivery.evidence).value or delivery.evidence,
        delivery.get_state_display(),
    )
