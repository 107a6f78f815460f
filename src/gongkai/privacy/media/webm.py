"""WebM: elements that carry remarks become Void elements of the same size."""

from gongkai.privacy.media.cleaned import Cleaned
from gongkai.privacy.passages import Unreadable

_HEADER, _SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER = (
    0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675,
)  # fmt: skip
_SEEK_HEAD, _CUES = 0x114D9B74, 0x1C53BB6B
_TYPE, _NAME = 0x83, 0x536E
_APPLICATIONS = {0x4D80: "MuxingApp", 0x5741: "WritingApp"}  # must be there, whatever they say
_OF_CLUSTER = {0xE7, 0xA3, 0xA0, 0xAB, 0xA7}
_OF_INFO = {0x2AD7B1, 0x4489}
_OF_TRACK = {
    0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383, 0x22B59C, 0x86, 0x63A2, 0x56AA, 0x56BB, 0xE0, 0xE1, 0x23314F,
    0x55EE, 0x6DE7, 0x6DF8,
}  # fmt: skip
_LABELS = {
    0x1254C367: "Tags",
    0x1941A469: "Attachments",
    0x1043A770: "Chapters",
    0x7BA9: "Title",
    _NAME: "Name",
}
UNKNOWN = -1


def clean(content: bytes) -> Cleaned:
    made = Cleaned(bytearray(content))
    kind, body, end = _element(content, 0, len(content))
    if kind != _HEADER or end == UNKNOWN:
        raise ValueError("no EBML header")
    kind, body, end = _element(content, end, len(content))
    if kind != _SEGMENT:
        raise ValueError("no segment")
    stop = len(content) if end == UNKNOWN else end
    _clean_segment(made, body, stop)
    del made.content[stop:]
    return made


def _clean_segment(made: Cleaned, at: int, stop: int) -> None:
    while at < stop:
        kind, body, end = _element(made.content, at, stop)
        if end == UNKNOWN:
            if kind != _CLUSTER:
                raise ValueError("an element of unknown size that is no cluster")
            at = body  # its blocks follow as if they stood in the segment
            continue
        if kind == _INFO:
            _clean_info(made, body, end)
        elif kind == _TRACKS:
            _clean_tracks(made, body, end)
        elif kind not in (_SEEK_HEAD, _CUES, _CLUSTER) and kind not in _OF_CLUSTER:
            _void(made, kind, at, end)
        at = end


def _clean_info(made: Cleaned, at: int, stop: int) -> None:
    while at < stop:
        kind, body, end = _element(made.content, at, stop)
        if kind in _APPLICATIONS:
            made.blank(_APPLICATIONS[kind], body, end, filling=b" ")
        elif kind not in _OF_INFO:
            _void(made, kind, at, end)
        at = end


def _clean_tracks(made: Cleaned, at: int, stop: int) -> None:
    while at < stop:
        kind, body, end = _element(made.content, at, stop)
        if kind == _TRACK:
            _clean_track(made, body, end)
        else:
            _void(made, kind, at, end)
        at = end


def _clean_track(made: Cleaned, at: int, stop: int) -> None:
    while at < stop:
        kind, body, end = _element(made.content, at, stop)
        if kind == _TYPE and int.from_bytes(made.content[body:end]) not in (1, 2):
            raise Unreadable(
                "视频中有画面和声音以外的轨道，不能清理。请另存为只有画面和声音的 WebM 或者 MP4；字幕另外上传 VTT 文件。"
            )
        if kind not in _OF_TRACK:
            _void(made, kind, at, end)
        at = end


def _void(made: Cleaned, kind: int, start: int, end: int) -> None:
    """The whole element, its head included, as empty space."""
    size = end - start
    if end == UNKNOWN or size < 2:
        raise ValueError("an element that cannot be blanked")
    made.blank(_LABELS.get(kind, f"{kind:X}"), start, end)
    head = b"\xec\x01" + (size - 9).to_bytes(7) if size >= 9 else bytes([0xEC, 0x80 | (size - 2)])
    made.content[start : start + len(head)] = head


def _element(content: bytes | bytearray, at: int, stop: int) -> tuple[int, int, int]:
    """The element's id, where its body begins, and where it ends (UNKNOWN where it does not say)."""
    width = _width(content[at])
    kind = int.from_bytes(content[at : at + width])
    at += width
    width = _width(content[at])
    size = int.from_bytes(content[at : at + width]) & ((1 << 7 * width) - 1)
    body = at + width
    if size == (1 << 7 * width) - 1:
        return kind, body, UNKNOWN
    if body + size > stop:
        raise ValueError("an element that is longer than what holds it")
    return kind, body, body + size


def _width(first: int) -> int:
    if not first:
        raise ValueError("a number that is too long")
    return 9 - first.bit_length()
