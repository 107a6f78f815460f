"""文书号连续: which serials of a year's document numbers are missing, as a question to whoever keeps the register."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBER = re.compile(r"(.*[〔\[(（【]?((?:19|20)\d\d)[〕\])）】]?[^0-9]*?)(\d{1,5})(号?)\s*", re.ASCII)
_MOST = 200


@dataclass(frozen=True)
class Gap:
    """Serials `first` to `last` of the numbers that begin with `prefix` stand on no row."""

    prefix: str
    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def label(self) -> str:
        """平住建罚〔2020〕第 7 号, 平住建罚〔2020〕第 7 至 9 号."""
        serials = str(self.first) if self.first == self.last else f"{self.first} 至 {self.last}"
        return f"{self.prefix}第 {serials} 号"


def gaps_in(documents: Iterable[str]) -> list[Gap]:
    """The holes between 1 and the highest serial of each series; numbers without year and serial are left aside."""
    series: dict[str, set[int]] = defaultdict(set)
    for document in documents:
        match = _NUMBER.fullmatch(re.sub(r"\s", "", document))
        if match:
            series[match[1].removesuffix("第")].add(int(match[3]))
    found: list[Gap] = []
    for prefix, serials in sorted(series.items()):
        before = 0
        for serial in sorted(serials):
            if serial > before + 1:
                found.append(Gap(prefix, before + 1, serial - 1))
            before = serial
    return found[:_MOST]
