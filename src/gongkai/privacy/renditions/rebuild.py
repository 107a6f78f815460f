"""Which rebuilding fits which file."""

import io
import zipfile
from collections.abc import Callable

from gongkai.privacy import apart, libreoffice
from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions import media, pictures, plain
from gongkai.privacy.renditions.archives import rebuild_archive
from gongkai.privacy.renditions.made import Changes, Rendition
from gongkai.privacy.renditions.names import safe_name, suffix_of
from gongkai.privacy.renditions.packages import BROKEN, OLE
from gongkai.privacy.renditions.sheets.model import Workbook
from gongkai.privacy.renditions.sheets.old_reading import read_old_workbook
from gongkai.privacy.renditions.sheets.open_document import read_open_workbook
from gongkai.privacy.renditions.sheets.reading import read_workbook
from gongkai.privacy.renditions.sheets.writing import write_workbook
from gongkai.privacy.renditions.word.package import rebuild as rebuild_word

LARGEST_BYTES = 200 * 2**20
LONGEST_SECONDS = 300
OFD_PART = b"OFD.xml"
PDF_TASK = "gongkai.privacy.renditions.pdf.document:rebuild_alone"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
_SHEETS: dict[str, Callable[[bytes, Changes], Workbook]] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx"), read_workbook),
    **dict.fromkeys((".xls", ".xlt", ".et"), read_old_workbook),
    ".ods": read_open_workbook,
}
_NEW = frozenset({".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx"})
_TEXTS = frozenset({".docx", ".docm", ".dotx"})
_CONVERTED = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".dot"), "docx"),
    ".xlsb": "xlsx",
}
RENDERABLE = frozenset(
    suffix[1:]
    for suffix in {".pdf", ".txt", ".csv", ".zip", media.CAPTIONS}
    | media.SUFFIXES
    | _PICTURES
    | _SHEETS.keys()
    | _TEXTS
    | {suffix for suffix in _CONVERTED if libreoffice.opens(suffix[1:])}
)
"""Suffixes, without the point, of files that can be rebuilt here; old office formats only where LibreOffice is."""
_WAYS_OUT = {
    ".ofd": (
        "OFD 文件能检查，但不能重建为公开版本，没有保存。"
        "请用 OFD 阅读器或者原来的办公软件导出（或打印）为 PDF 后再上传；OFD 可以在线下提供。"
    ),
    ".html": "网页文件不能作为附件公开。请另存为 PDF 或 DOCX 后再上传。",
    ".htm": "网页文件不能作为附件公开。请另存为 PDF 或 DOCX 后再上传。",
    ".mov": "MOV 视频不能清理。请用剪辑软件另存为 MP4 后再上传。",
    ".avi": "AVI 视频不能清理。请用剪辑软件另存为 MP4 后再上传。",
    ".wav": "WAV 音频不能清理。请另存为 MP3 或者 M4A 后再上传。",
    ".srt": "SRT 字幕不能直接播放。请用字幕软件另存为 WebVTT（.vtt）后再上传。",
    ".rar": "RAR 压缩包无法打开。请改用 ZIP 压缩，或逐个上传。",
    ".7z": "7Z 压缩包无法打开。请改用 ZIP 压缩，或逐个上传。",
    ".pptx": "演示文稿不能重建。请另存为 PDF 后再上传。",
    ".ppt": "演示文稿不能重建。请另存为 PDF 后再上传。",
}
_UNKNOWN = "这种格式的文件不能重建为公开版本。请另存为 PDF / DOCX 后再上传。"


def rendition(content: bytes, name: str) -> Rendition:
    """The file rebuilt from its visible content; Unreadable, and nothing else, where that cannot be done."""
    return _guarded(_rebuild, content, name)


def _guarded(rebuild: Callable[[bytes, str], Rendition], content: bytes, name: str) -> Rendition:
    try:
        return rebuild(content, name)
    except Unreadable:
        raise
    except Exception as error:  # a hostile file may raise anything in any library
        raise Unreadable(BROKEN) from error


def _rebuild(content: bytes, name: str) -> Rendition:
    changes = Changes()
    suffix = suffix_of(name)
    if not content:
        raise Unreadable("文件是空的。请检查后重新上传。")
    if len(content) > LARGEST_BYTES:
        raise Unreadable("文件过大，不能处理。请拆分成几个文件后再上传。")
    if suffix == ".zip" and not _is_ofd(content):
        return rebuild_archive(content, name, _rebuild_member, changes)
    return _rebuild_one(content, name, suffix, changes)


def _rebuild_member(content: bytes, name: str) -> Rendition:
    return _guarded(
        lambda inner, inner_name: _rebuild_one(inner, inner_name, suffix_of(inner_name), Changes()),
        content,
        name,
    )


def _rebuild_one(content: bytes, name: str, suffix: str, changes: Changes) -> Rendition:
    pages = None
    suffix = _true_suffix(content, suffix)
    if suffix in _CONVERTED and libreoffice.opens(suffix[1:]):
        target = _CONVERTED[suffix]
        content, suffix = libreoffice.converted(content, suffix[1:], target), f".{target}"
        changes.tell(f"已转换为 {target.upper()}")
    if suffix in _PICTURES:
        made, suffix = pictures.redrawn(content, changes)
        media_type = pictures.MEDIA_TYPES[suffix]
    elif suffix in _SHEETS:
        made, suffix, media_type = write_workbook(_SHEETS[suffix](content, changes), changes), ".xlsx", XLSX
    elif suffix in _TEXTS:
        made, suffix, media_type = rebuild_word(content, changes), ".docx", DOCX
    elif suffix == ".pdf":
        made, pages = _pdf_apart(content, changes)
        media_type = "application/pdf"
    elif suffix == ".txt":
        made, media_type = plain.clean_text(content, changes), "text/plain; charset=utf-8"
    elif suffix == media.CAPTIONS:
        made, media_type = media.clean_vtt(content, changes), media.CAPTIONS_TYPE
    elif suffix in media.SUFFIXES:
        made, media_type = media.clean_media(content, suffix, changes)
    elif suffix == ".csv":
        made, media_type = plain.clean_table(content, changes), "text/csv; charset=utf-8"
    elif suffix in _CONVERTED:
        way_out = "DOCX" if _CONVERTED[suffix] == "docx" else "XLSX"
        raise Unreadable(
            f"{suffix[1:].upper()} 格式不能直接重建。请用 Word 或 WPS 另存为 {way_out} 或 PDF 后再上传。"
        )
    else:
        raise Unreadable(_WAYS_OUT.get(suffix, _UNKNOWN))
    return Rendition(safe_name(name, suffix, changes), made, media_type, pages, changes.sentences())


def _pdf_apart(content: bytes, changes: Changes) -> tuple[bytes, int]:
    """A PDF is taken apart and drawn where it can do no harm."""
    told, (made,) = apart.call(PDF_TASK, {}, content, seconds=LONGEST_SECONDS)
    changes.add({str(pattern): int(count) for pattern, count in told["changes"].items()})
    return made, int(told["pages"])


def _is_ofd(content: bytes) -> bool:
    """Under whatever name: an OFD is a ZIP with this part."""
    if not content.startswith(b"PK\x03\x04") or OFD_PART not in content:
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return OFD_PART.decode() in package.namelist()


def _true_suffix(content: bytes, suffix: str) -> str:
    """Old and new office files under each other's suffix; an encrypted new one is found out when it is opened."""
    if suffix != ".ofd" and _is_ofd(content):
        return ".ofd"
    is_old, is_package = content.startswith(OLE), content.startswith(b"PK\x03\x04")
    if is_old and suffix in _NEW and "EncryptedPackage".encode("utf-16-le") not in content:
        return ".doc" if suffix in _TEXTS else ".xls"
    if is_package and suffix in (".doc", ".wps", ".xls", ".et"):
        return ".docx" if suffix in (".doc", ".wps") else ".xlsx"
    return suffix
