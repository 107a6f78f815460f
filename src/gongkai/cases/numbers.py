"""事项编号: stored, unique, in one line per organ, year and kind, never used again."""

from gongkai.cases.choices import CaseKind
from gongkai.cases.models import CaseCounter
from gongkai.casework.serials import next_serial
from gongkai.organs.models import Organ

LETTERS = {CaseKind.RECTIFICATION: "G", CaseKind.CONVERSION: "Z"}


def allocate(organ: Organ, year: int, kind: str) -> str:
    """The next “G640221041-2026-0001”; the counter stays locked until the transaction ends."""
    serial = next_serial(CaseCounter, organ=organ, year=year, kind=kind)
    return f"{LETTERS[CaseKind(kind)]}{organ.index_prefix}-{year}-{serial:04d}"
