"""What the page of an item plays and shows of its attachments: videos with captions, recordings with their text, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.items.kinds import kind_of
from gongkai.items.media import AUDIO, CAPTIONS, PICTURES, TRANSCRIPTS, VIDEO, beside
from gongkai.items.models import Item
from gongkai.portal.attached_files import LinkedFile


@dataclass(frozen=True)
class Player:
    """`words` are the captions of a video or the transcript of a recording; a picture has its words in the file."""

    kind: str
    file: LinkedFile
    words: LinkedFile | None = None


def players_of(item: Item, files: Sequence[LinkedFile]) -> list[Player]:
    """In the order of the attachments; nothing that can not be had any more."""
    there = {file.name: file for file in files if file.address}
    found = []
    for file in there.values():
        if file.media_type in VIDEO:
            found.append(Player("video", file, there.get(beside(file.name, there, (CAPTIONS,)))))
        elif file.media_type in AUDIO:
            found.append(Player("audio", file, there.get(beside(file.name, there, TRANSCRIPTS))))
        elif file.media_type in PICTURES and file.alt and kind_of(item.kind).shows_pictures:
            found.append(Player("picture", file))
    return found
