"""MP4, M4A: boxes that carry remarks become free space of the same size; dates and names of makers are blanked."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.privacy.media.cleaned import Cleaned
from gongkai.privacy.passages import Unreadable

_SAMPLES = {b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"saiz", b"saio", b"subs"}
# The boxes that picture and sound need, by the box in which they stand; everything else is blanked.
KEPT: dict[bytes, set[bytes]] = {
    b"": {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp", b"pdin"},
    b"moov": {b"mvhd", b"trak", b"mvex", b"iods"},
    b"trak": {b"tkhd", b"edts", b"mdia", b"tref"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
    b"minf": {b"vmhd", b"smhd", b"nmhd", b"hmhd", b"dinf", b"stbl"},
    b"stbl": {
        b"stsd", b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"ctts", b"cslg", b"sdtp",
        b"sgpd", b"sbgp", b"saiz", b"saio", b"subs",
    },
    b"moof": {b"mfhd", b"traf"},
    b"traf": _SAMPLES,
}  # fmt: skip
_HANDLERS = (b"vide", b"soun")
_COMPRESSOR = slice(50, 82)  # of a visual sample entry
MOST_BOXES = 100_000


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    body: int
    end: int


def clean(content: bytes) -> Cleaned:
    made = Cleaned(bytearray(content))
    _clean_within(made, b"", 0, len(content), [MOST_BOXES])
    return made


def _clean_within(made: Cleaned, parent: bytes, start: int, end: int, budget: list[int]) -> None:
    for box in _boxes(made.content, start, end):
        budget[0] -= 1
        if budget[0] < 0:
            raise Unreadable("视频文件的结构过于复杂，不能清理。请用剪辑软件重新导出后再上传。")
        if box.kind not in KEPT[parent]:
            _free(made, box)
        elif box.kind in KEPT:
            _clean_within(made, box.kind, box.body, box.end, budget)
        elif box.kind in (b"mvhd", b"tkhd", b"mdhd"):
            _blank_days(made, box)
        elif box.kind == b"hdlr":
            _look_at_handler(made, box)
        elif box.kind == b"stsd":
            _blank_compressors(made, box)


def _boxes(content: bytearray, start: int, end: int) -> Iterator[Box]:
    at = start
    while end - at >= 8:
        size, kind, body = int.from_bytes(content[at : at + 4]), bytes(content[at + 4 : at + 8]), at + 8
        if size == 1:
            size, body = int.from_bytes(content[at + 8 : at + 16]), at + 16
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            raise ValueError(f"box {kind!r} at {at} has an impossible size")
        yield Box(kind, at, body, at + size)
        at += size
    if any(content[at:end]):
        raise ValueError("bytes behind the last box")


def _free(made: Cleaned, box: Box) -> None:
    made.content[box.start + 4 : box.start + 8] = b"free"
    made.blank(box.kind.decode("latin-1"), box.body, box.end)


def _blank_days(made: Cleaned, box: Box) -> None:
    """创建、修改时间."""
    width = 8 if made.content[box.body] == 1 else 4
    made.content[box.body + 4 : box.body + 4 + 2 * width] = bytes(2 * width)


def _look_at_handler(made: Cleaned, box: Box) -> None:
    kind = bytes(made.content[box.body + 8 : box.body + 12])
    if kind not in _HANDLERS:
        raise Unreadable(
            "视频中有画面和声音以外的数据轨道（可能记录了位置），不能清理。"
            "请用剪辑软件另存为只有画面和声音的 MP4 后再上传；字幕另外上传 VTT 文件。"
        )
    made.blank("hdlr", box.body + 24, box.end)


def _blank_compressors(made: Cleaned, box: Box) -> None:
    """The maker's name in the description of pictures; sound has none."""
    for entry in _boxes(made.content, box.body + 8, box.end):
        if entry.kind[:2] in (b"av", b"hv", b"he", b"vp", b"mp") and entry.kind != b"mp4a":
            made.blank("compressor", entry.start + _COMPRESSOR.start, entry.start + _COMPRESSOR.stop)
