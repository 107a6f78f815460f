"""Numbers in a line (编号、文号): stored, unique, never used again, safe among writers."""

from django.db import IntegrityError, models, transaction

from gongkai.organs.models import Organ


class SerialCounter(models.Model):
    """流水: the last serial given in an organ's year; its row lock keeps writers in line.

    A line may have more fields (a series); a unique constraint over all of them belongs to the counter.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


def next_serial(counters: type[SerialCounter], *, organ: Organ, year: int, **line: str) -> int:
    """The next number of the line, from 1; its counter stays locked until the transaction ends."""
    locked = counters._default_manager.select_for_update()
    counter = locked.filter(organ=organ, year=year, **line).first()
    if counter is None:
        try:
            with transaction.atomic():
                counters._default_manager.create(organ=organ, year=year, **line)
        except IntegrityError:
            pass  # another writer made it at the same moment; the lock below waits for it
        counter = locked.get(organ=organ, year=year, **line)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
