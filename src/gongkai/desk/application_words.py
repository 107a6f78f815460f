"""What the register is searched for: a number of ours, a document number, or words of what was asked for."""

import re

from django.db.models import Q, QuerySet

from gongkai.applications.models import Application, ApplicationQuerySet, Reply, WantedText

FEW = 20_000  # so many records are looked through in the register's own order
RARE = 500
_NUMBER = re.compile(r"[A-Za-z]?\d[\d-]{5,}")


def saying(found: ApplicationQuerySet, text: str) -> ApplicationQuerySet:
    """A number of ours is looked up, 文号 in the replies, anything else in what was asked for.

    Where there is much to look through, what is rare is looked for in the order in which it lies on the disk (words in
    the narrow rows of WantedText), and what is not in the register's order, newest first: it is found soon.
    """
    if Application.objects.filter(number=text.upper()).exists():
        return found.filter(number=text.upper())
    if "〔" in text:
        replies = Reply.objects.filter(_holding("document_number", text)).order_by()
        return _among(found, replies.values_list("application_id"), _holding("reply__document_number", text))
    said = _holding("number" if _NUMBER.fullmatch(text) else "wanted", text)
    if found.order_by()[: FEW + 1].count() <= FEW:
        return found.filter(said)
    if _NUMBER.fullmatch(text):
        numbers = Application.objects.filter(said).order_by().values_list("number", flat=True)
        known = list(numbers[: RARE + 1])  # in the index of numbers: no record is read for it
        return found.filter(number__in=known) if len(known) <= RARE else found.filter(said)
    texts = WantedText.objects.filter(_holding("text", text)).order_by()
    return _among(found, texts.values_list("application_id"), said)


def _among(
    found: ApplicationQuerySet, ids: QuerySet[Reply | WantedText, tuple[int]], said: Q
) -> ApplicationQuerySet:
    known = [pk for (pk,) in ids[: RARE + 1]]
    return found.filter(pk__in=known) if len(known) <= RARE else found.filter(said)


def _holding(field: str, text: str) -> Q:
    """Holds the text, in whatever case; Chinese has none, and is found quicker without asking."""
    return Q(**{f"{field}__{'contains' if text.upper() == text.lower() else 'icontains'}": text})
