"""投诉举报编号: stored, unique, in one line per receiving organ and year, never used again."""

from gongkai.casework.serials import next_serial
from gongkai.complaints.models import ComplaintCounter
from gongkai.organs.models import Organ


def allocate(organ: Organ, year: int) -> str:
    """The next “J640221001-2026-0001”; the counter stays locked until the transaction ends."""
    serial = next_serial(ComplaintCounter, organ=organ, year=year)
    return f"J{organ.index_prefix}-{year}-{serial:04d}"
