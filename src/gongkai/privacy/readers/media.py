"""Audio and video: nobody listens to them here; what was written into them beside picture and sound is read."""

from collections.abc import Iterator

from gongkai.privacy.media import cleaned
from gongkai.privacy.passages import Passage, Piece
from gongkai.privacy.readers.formats import suffix_of
from gongkai.privacy.readers.reading import LOCATION, PROPERTY, Reading


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    for told in cleaned(content, suffix_of(reading.name)).told:
        where = f"音视频附带信息（{told.label}）"
        if told.is_place:
            yield Passage(where, told.text, hidden=LOCATION)
        elif told.text:
            yield Passage(where, told.text, hidden=PROPERTY)
