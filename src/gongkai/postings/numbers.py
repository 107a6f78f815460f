"""异议编号: stored, unique, in one line per organ and year, never used again."""

from gongkai.casework.serials import next_serial
from gongkai.organs.models import Organ
from gongkai.postings.models import ObjectionCounter


def allocate(organ: Organ, year: int) -> str:
    """The next “Y640221041-2020-0001”; the counter stays locked until the transaction ends."""
    return f"Y{organ.index_prefix}-{year}-{next_serial(ObjectionCounter, organ=organ, year=year):04d}"
