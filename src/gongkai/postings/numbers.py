"""异议编号: stored, unique, in one line per organ and year, never used again."""

from django.db import IntegrityError, transaction

from gongkai.organs.models import Organ
from gongkai.postings.models import ObjectionCounter


def allocate(organ: Organ, year: int) -> str:
    """The next “Y640221041-2020-0001”; the counter stays locked until the transaction ends."""
    counter = ObjectionCounter.objects.select_for_update().filter(organ=organ, year=year).first()
    if counter is None:
        try:
            with transaction.atomic():
                ObjectionCounter.objects.create(organ=organ, year=year)
        except IntegrityError:
            pass  # another writer made it at the same moment; the lock below waits for it
        counter = ObjectionCounter.objects.select_for_update().get(organ=organ, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"Y{organ.index_prefix}-{year}-{counter.last:04d}"
