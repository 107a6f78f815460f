"""What cleaning gives: the file, and what was written into it."""

import re
from dataclasses import dataclass, field

_WORDS = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{3,}")
_PLACES = (b"\xa9xyz", b"loci", b"quicktime.location", b"GPSLatitude", b"GPSCoordinates", b"LOCATION")
LONGEST = 4000


@dataclass(frozen=True)
class Told:
    """One thing that was written into the file: what it is called there, and its bytes."""

    label: str
    content: bytes

    @property
    def is_place(self) -> bool:
        return any(mark in self.label.encode("latin-1", "replace") + self.content for mark in _PLACES)

    @property
    def text(self) -> str:
        """Its legible words."""
        return " ".join(_WORDS.findall(self.content[:LONGEST].decode("utf-8", "replace")))


@dataclass
class Cleaned:
    """`content` is the file as the public gets it."""

    content: bytearray
    told: list[Told] = field(default_factory=list)

    def blank(self, label: str, start: int, end: int, *, filling: bytes = b"\0") -> None:
        """Overwrite with the filling; only what said something is told."""
        before = bytes(self.content[start:end])
        self.content[start:end] = filling * (end - start)
        if before.strip(b"\0 ") and any(each != filling[0] for each in before):
            self.told.append(Told(label, before))
