"""索引号: stored, unique, never derived from a date and never used again."""

from gongkai.casework.serials import next_serial
from gongkai.items.models import IndexCounter, Item
from gongkai.organs.models import Organ


def allocate(organ: Organ, year: int) -> str:
    """The next number "640221041/2020-00001" of an organ's year; call it inside the publishing transaction.

    Numbers that were imported are stepped over. The counter's row stays locked until the transaction ends,
    so a number is given once and a rolled-back publication leaves no gap.
    """
    while True:
        allocated = number(organ, year, next_serial(IndexCounter, organ=organ, year=year))
        if not Item.objects.filter(index_number=allocated).exists():
            return allocated


def number(organ: Organ, year: int, serial: int) -> str:
    return f"{organ.index_prefix}/{year}-{serial:05d}"
