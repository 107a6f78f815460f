"""Ogg with Vorbis or Opus: the packet of comments is written anew in the same length, its pages summed again."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.privacy.media.cleaned import Cleaned, Told
from gongkai.privacy.passages import Unreadable

_VORBIS, _OPUS = b"\x03vorbis", b"OpusTags"
_CAPTURE = b"OggS"
_FIRST_PAGE = 2  # flag: a stream begins


@dataclass(frozen=True)
class Page:
    """`ends` tells for each segment whether a packet ends with it."""

    start: int
    body: int
    lengths: bytes

    @property
    def end(self) -> int:
        return self.body + sum(self.lengths)


def clean(content: bytes) -> Cleaned:
    made = Cleaned(bytearray(content))
    pages = list(_pages(content))
    serials = {content[page.start + 14 : page.start + 18] for page in pages}
    begun = sum(1 for page in pages if content[page.start + 5] & _FIRST_PAGE)
    if len(serials) != 1 or begun != 1:
        raise Unreadable("OGG 文件中有几个数据流，不能清理。请另存为 MP3 或者 M4A 后再上传。")
    places, touched = _second_packet(pages)
    packet = b"".join(content[start:end] for start, end in places)
    fresh = _without_comments(packet)
    if packet != fresh:
        made.told.append(Told("Comments", packet))
    for start, end in places:
        made.content[start:end], fresh = fresh[: end - start], fresh[end - start :]
    for page in touched:
        _sum_again(made.content, page)
    del made.content[pages[-1].end :]
    return made


def _pages(content: bytes) -> Iterator[Page]:
    at = 0
    while content[at : at + 4] == _CAPTURE:
        count = content[at + 26]
        page = Page(at, at + 27 + count, content[at + 27 : at + 27 + count])
        if page.end > len(content):
            raise ValueError("a page that is cut off")
        yield page
        at = page.end


def _second_packet(pages: list[Page]) -> tuple[list[tuple[int, int]], list[Page]]:
    """Where the second packet's bytes stand, and the pages that hold some of it."""
    number, places, touched = 0, [], []
    for page in pages:
        at = page.body
        for length in page.lengths:
            if number == 1:
                places.append((at, at + length))
                touched += [] if page in touched else [page]
            at += length
            number += length < 255
            if number == 2:
                return places, touched
    raise ValueError("no second packet")


def _without_comments(packet: bytes) -> bytes:
    for head, tail in ((_VORBIS, b"\x01"), (_OPUS, b"")):
        if packet.startswith(head):
            room = len(packet) - len(head) - 8 - len(tail)
            if room < 0:
                raise ValueError("a packet of comments that is too short")
            return head + room.to_bytes(4, "little") + b" " * room + bytes(4) + tail
    raise Unreadable("这种 OGG 文件不能清理。请另存为 MP3 或者 M4A 后再上传。")


def _sum_again(content: bytearray, page: Page) -> None:
    content[page.start + 22 : page.start + 26] = bytes(4)
    total = 0
    for each in content[page.start : page.end]:
        total = (total << 8 & 0xFFFFFFFF) ^ _TABLE[total >> 24 ^ each]
    content[page.start + 22 : page.start + 26] = total.to_bytes(4, "little")


def _entry(index: int) -> int:
    value = index << 24
    for _ in range(8):
        value = (value << 1 & 0xFFFFFFFF) ^ (0x04C11DB7 if value & 0x80000000 else 0)
    return value


_TABLE = tuple(_entry(index) for index in range(256))
