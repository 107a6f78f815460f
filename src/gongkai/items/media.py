"""图解、音频、视频: what a page plays and shows, and the words that must stand beside it (rules 4.7: 无障碍)."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from gongkai.items.kinds import kind_of
from gongkai.items.models import Attachment, Item

VIDEO = frozenset({"video/mp4", "video/webm"})
AUDIO = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg"})
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})
CAPTIONS = ".vtt"
TRANSCRIPTS = (".txt", CAPTIONS, ".docx", ".pdf")


def stem_of(name: str) -> str:
    return PurePath(name).stem


def beside(name: str, names: Iterable[str], suffixes: Sequence[str]) -> str:
    """The file of the same name with one of these suffixes, the first of them first; "" where there is none."""
    there = [other for other in names if stem_of(other) == stem_of(name)]
    return next((other for suffix in suffixes for other in there if other.lower().endswith(suffix)), "")


def missing_words(item: Item) -> str | None:
    """A condition of publication: captions of videos, transcripts of recordings, words for pictures that the page shows."""
    return "；".join(faults_of(item, list(item.attachments.standing().defer("text")))) or None


def faults_of(item: Item, files: Sequence[Attachment]) -> list[str]:
    """What is missing beside these files of the item, one sentence each."""
    names = [file.name for file in files]
    found = []
    for file in files:
        if file.media_type in VIDEO and not beside(file.name, names, (CAPTIONS,)):
            found.append(f"视频“{file.name}”没有字幕：请上传同名的字幕文件“{stem_of(file.name)}.vtt”")
        elif file.media_type in AUDIO and not beside(file.name, names, TRANSCRIPTS):
            found.append(f"音频“{file.name}”没有文字稿：请上传同名的文字稿“{stem_of(file.name)}.txt”")
        elif _is_shown(item, file) and not file.alt_text:
            found.append(f"图片“{file.name}”没有文字说明：请在“附件”页填写，供看不到图片的人阅读")
    return found


def _is_shown(item: Item, file: Attachment) -> bool:
    return file.media_type in PICTURES and kind_of(item.kind).shows_pictures
