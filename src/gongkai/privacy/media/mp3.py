"""MP3: only the frames of sound are kept; tags stand before, between or behind them."""

from gongkai.privacy.media.cleaned import Cleaned, Told
from gongkai.privacy.passages import Unreadable

_BITRATES = {
    (3, 3): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (3, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (3, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 3): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 1): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def clean(content: bytes) -> Cleaned:
    kept: list[bytes] = []
    told: list[Told] = []
    at = loose = 0
    end = len(content)
    while at < end:
        length = frame_length(content, at)
        if length and _is_sound(content, at, length, is_running=bool(kept) and at == loose):
            _tell(told, content[loose:at])
            kept.append(content[at : at + length])
            at = loose = at + length
            continue
        step = _tag_length(content, at)
        at = at + step if step else _next_sync(content, at + 1)
    _tell(told, content[loose:end])
    if not kept:
        raise Unreadable("没有找到声音，可能不是 MP3 文件。请用剪辑软件另存为 MP3 后再上传。")
    return Cleaned(bytearray(b"".join(kept)), told)


def _is_sound(content: bytes, at: int, length: int, *, is_running: bool) -> bool:
    """A frame follows one that was kept, or another frame, a tag or the end of the file follows it."""
    after = at + length
    return is_running or after >= len(content) or frame_length(content, after) > 0 or _is_tag(content, after)


def frame_length(content: bytes, at: int) -> int:
    """Bytes of the frame that begins there; 0 where none does."""
    head = content[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bitrate, rate, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if version == 1 or not layer or bitrate in (0, 15) or rate == 3:
        return 0
    family = (3, layer) if version == 3 else (2, 3 if layer == 3 else 1)
    kilobits, hertz = _BITRATES[family][bitrate], _RATES[version][rate]
    if layer == 3:
        return (12000 * kilobits // hertz + padding) * 4
    slots = 72 if version != 3 and layer == 1 else 144
    return slots * 1000 * kilobits // hertz + padding


def _tag_length(content: bytes, at: int) -> int:
    """Bytes of the ID3v2 tag that begins there; 0 where none does."""
    head = content[at : at + 10]
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    size = 0
    for each in head[6:10]:
        size = size << 7 | each & 0x7F
    return size + (20 if head[5] & 0x10 else 10)


def _is_tag(content: bytes, at: int) -> bool:
    return content[at : at + 3] in (b"TAG", b"ID3") or content[at : at + 8] == b"APETAGEX"


def _next_sync(content: bytes, at: int) -> int:
    found = content.find(b"\xff", at)
    tag = content.find(b"ID3", at, None if found < 0 else found)
    found = len(content) if found < 0 else found
    return found if tag < 0 else tag


def _tell(told: list[Told], loose: bytes) -> None:
    if loose.strip(b"\0 "):
        told.append(Told("TAG", loose))
