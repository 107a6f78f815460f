"""Held information for a reply, looked up in the register: by what the clerk types, else by the applicant's own words."""

import re
from collections.abc import Iterable

from django.db.models import Q

from gongkai.applications.earlier import shared_pairs
from gongkai.applications.models import Application
from gongkai.items.models import Item, ItemQuerySet

MOST = 12
COMPARED = 3000  # the newest ones: who asks for an older one names it
ALIKE = 0.5
FEWEST_PAIRS = 3
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[【(（]\d{4}[〕\]】)）]\s*\d+\s*号")
_TITLE = re.compile(r"《([^《》]{2,100})》")
_SHOWN = ("title", "document_number", "index_number", "formed_on", "attribute", "state")


def found_by(application: Application, typed: str) -> list[Item]:
    """Items of the application's organ whose title or number holds each word that was typed; one query."""
    found = _held(application)
    for word in typed.split()[:8]:
        found = found.filter(
            Q(title__icontains=word) | Q(document_number__icontains=word) | Q(index_number__icontains=word)
        )
    return list(found[:MOST])


def likely(application: Application) -> list[Item]:
    """Items that the application names by number or title, else those whose titles share its words; two queries."""
    named = _named(application.wanted)
    if named is not None and (found := list(_held(application).filter(named)[:MOST])):
        said = "".join(application.wanted.split())
        return sorted(found, key=lambda item: not item.document_number or item.document_number not in said)
    titles = _held(application).values_list("pk", "title")[:COMPARED]
    near = []
    for pk, title in titles:
        shared, of_shorter = shared_pairs(title, application.wanted)
        if shared >= FEWEST_PAIRS and of_shorter >= ALIKE:
            near.append((of_shorter, shared, pk))
    best = [pk for _, _, pk in sorted(near, reverse=True)[:MOST]]
    items = {item.pk: item for item in _held(application).filter(pk__in=best)}
    return [items[pk] for pk in best]


def numbers_of(organ_id: int, picked: Iterable[str]) -> list[str]:
    """How the ticked items are written in the reply's list: by index number, else by register number."""
    keys = [int(each) for each in picked if each.isascii() and each.isdecimal() and len(each) < 18]
    found = Item.objects.filter(organ_id=organ_id, pk__in=keys[:MOST]).order_by("pk")
    return [index or str(pk) for pk, index in found.values_list("pk", "index_number")]


def _held(application: Application) -> ItemQuerySet:
    return Item.objects.filter(organ_id=application.organ_id).only(*_SHOWN).order_by("-formed_on", "-pk")


def _named(wanted: str) -> Q | None:
    named = Q(pk=None)
    numbers = [re.sub(r"\s", "", number) for number in _NUMBER.findall(wanted)]
    titles = _TITLE.findall(wanted)
    for number in numbers[:5]:
        year_on = re.sub(r"^.*?[〔\[【(（](\d{4})[〕\]】)）](\d+)号$", r"〔\1〕\2号", number)
        named |= Q(document_number__endswith=year_on)
    for title in titles[:5]:
        named |= Q(title__contains=title)
    return named if numbers or titles else None
