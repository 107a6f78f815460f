"""附件 as the desk lists them: what is public of each, what was left out of it, what was found in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.desk.privacy_panel import Group, groups_of
from gongkai.items.media import PICTURES
from gongkai.items.models import Attachment

_FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "text/plain": "TXT",
    "text/csv": "CSV",
    "application/zip": "ZIP",
    "text/vtt": "VTT 字幕",
    "video/mp4": "MP4 视频",
    "video/webm": "WebM 视频",
    "audio/mpeg": "MP3 音频",
    "audio/mp4": "M4A 音频",
    "audio/ogg": "OGG 音频",
    "image/png": "PNG 图片",
    "image/jpeg": "JPG 图片",
}


@dataclass(frozen=True)
class AttachmentLine:
    """`found` is what the public file says about persons; `left_behind` what only the sealed original says."""

    file: Attachment
    format: str
    size: str
    found: tuple[Group, ...]
    in_original: tuple[Group, ...]
    left_behind: int

    @property
    def is_picture(self) -> bool:
        return self.file.media_type in PICTURES


def lines_of(files: Iterable[Attachment]) -> list[AttachmentLine]:
    return [
        AttachmentLine(
            file,
            format=_FORMATS.get(file.media_type.partition(";")[0], file.name.rpartition(".")[2].upper()),
            size=size_of(file.size),
            found=groups_of(file.findings),
            in_original=groups_of(file.original_findings),
            left_behind=max(len(file.original_findings) - len(file.findings), 0),
        )
        for file in files
    ]


def size_of(count: int) -> str:
    """1.2 MB"""
    if count < 1024 * 1024:
        return f"{max(count // 1024, 1)} KB"
    return f"{count / 1024 / 1024:.1f} MB"
