"""Audio, video and captions as the public gets them."""

from gongkai.privacy.media import MEDIA_TYPES, cleaned
from gongkai.privacy.media.captions import clean_captions
from gongkai.privacy.renditions import plain
from gongkai.privacy.renditions.made import Changes

SUFFIXES = frozenset(f".{suffix}" for suffix in MEDIA_TYPES)
CAPTIONS = ".vtt"
CAPTIONS_TYPE = "text/vtt; charset=utf-8"


def clean_media(content: bytes, suffix: str, changes: Changes) -> tuple[bytes, str]:
    """The clean file and its media type."""
    made = cleaned(content, suffix[1:])
    if any(told.is_place for told in made.told):
        changes.tell("音视频中的位置信息已清除")
    changes.count("音视频附带信息已清除 {} 处", sum(1 for told in made.told if not told.is_place))
    return bytes(made.content), MEDIA_TYPES[suffix[1:]]


def clean_vtt(content: bytes, changes: Changes) -> bytes:
    return clean_captions(plain.clean_text(content, changes).decode()).encode()
