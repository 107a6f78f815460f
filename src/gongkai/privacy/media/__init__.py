"""音频、视频: the file without what was written into it beside picture and sound (places, names, devices, remarks).

Nothing is decoded or encoded anew: what says something is blanked where it stands, so that every offset holds, or cut off
where the format has no offsets. A file with a track of anything but picture and sound is refused: such tracks carry
positions. MP4 and M4A, WebM, MP3, Ogg (Vorbis, Opus).
"""

from collections.abc import Callable

from gongkai.privacy.media import mp3, mp4, ogg, webm
from gongkai.privacy.media.cleaned import Cleaned
from gongkai.privacy.passages import Unreadable

MEDIA_TYPES = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
}
"""Suffixes, without the point, that can be cleaned."""
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})


def is_media(content: bytes) -> bool:
    """By the content: MP4 (not HEIC pictures), WebM, MP3, Ogg."""
    return _cleaner(content) is not None


def cleaned(content: bytes, suffix: str) -> Cleaned:
    """The clean file and what was taken out; Unreadable where it is not what its suffix says or cannot be cleaned."""
    clean = _cleaner(content)
    if clean is None or clean is not _CLEANERS.get(suffix):
        raise Unreadable(
            "内容不是文件名所说的音频或者视频。请用剪辑软件另存为 MP4、WebM、MP3 或者 M4A 后再上传。"
        )
    try:
        return clean(content)
    except (IndexError, ValueError, OverflowError):
        raise Unreadable("音频、视频文件的结构有误，可能已经损坏。请用剪辑软件重新导出后再上传。") from None


_CLEANERS: dict[str, Callable[[bytes], Cleaned]] = {
    "mp4": mp4.clean,
    "m4a": mp4.clean,
    "webm": webm.clean,
    "mp3": mp3.clean,
    "ogg": ogg.clean,
}


def _cleaner(content: bytes) -> Callable[[bytes], Cleaned] | None:
    if content[4:8] == b"ftyp":
        return None if content[8:12] in _PICTURE_BRANDS else mp4.clean
    if content.startswith(b"\x1aE\xdf\xa3"):
        return webm.clean
    if content.startswith(b"OggS"):
        return ogg.clean
    is_sound = content.startswith(b"ID3") or (content[:1] == b"\xff" and mp3.frame_length(content, 0) > 0)
    return mp3.clean if is_sound else None
