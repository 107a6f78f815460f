"""索引号: stored, unique, never derived from a date and never used again."""

from django.db import IntegrityError, transaction

from gongkai.items.models import IndexCounter, Item
from gongkai.organs.models import Organ


def allocate(organ: Organ, year: int) -> str:
    """The next number "640221041/2020-00001" of an organ's year; call it inside the publishing transaction.

    Numbers that were imported are stepped over. The counter's row stays locked until the transaction ends,
    so a number is given once and a rolled-back publication leaves no gap.
    """
    counter = IndexCounter.objects.select_for_update().filter(organ=organ, year=year).first()
    if counter is None:
        counter = _first_counter(organ, year)
    serial = counter.last + 1
    while Item.objects.filter(index_number=number(organ, year, serial)).exists():
        serial += 1
    counter.last = serial
    counter.save(update_fields=["last"])
    return number(organ, year, serial)


def number(organ: Organ, year: int, serial: int) -> str:
    return f"{organ.index_prefix}/{year}-{serial:05d}"


def _first_counter(organ: Organ, year: int) -> IndexCounter:
    try:
        with transaction.atomic():
            IndexCounter.objects.create(organ=organ, year=year)
    except IntegrityError:
        pass  # another publisher made it at the same moment; the lock below waits for it
    return IndexCounter.objects.select_for_update().get(organ=organ, year=year)
