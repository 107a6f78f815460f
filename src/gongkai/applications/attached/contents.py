"""What kind of file the bytes are, whatever the name says; hostile ones are opened in the process apart only."""

import io
import re
import unicodedata
import zipfile
import zlib
from pathlib import PurePosixPath

from gongkai.applications.attached import ACCEPTED, MOST_BYTES
from gongkai.applications.choices import FileMedia
from gongkai.casework.unnamed import unnumbered
from gongkai.privacy import apart
from gongkai.privacy.passages import Unreadable

SUFFIXES = {FileMedia.PDF: ".pdf", FileMedia.JPEG: ".jpg", FileMedia.PNG: ".png", FileMedia.DOCX: ".docx"}
LONGEST_NAME = 80
MOST_PARTS = 2_000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_OF_A_PART = 20 * 1024 * 1024
SECONDS = 30
_BROKEN_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)
_OBJECT = re.compile(r"embeddings/[^/]*\.(?!xlsx$|docx$|pptx$)", re.IGNORECASE)
_MACRO = re.compile(rb"vbaProject|macroEnabled", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_FETCHING = re.compile(
    rb"instr(?:Text[^>]*>|\s*=\s*[\"'])\s*(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT)\b", re.IGNORECASE
)
_UNFIT = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')


class FileRefused(Exception):  # noqa: N818 (named for what is so)
    """A file that is not taken in; the message says in Chinese why and the way out."""


def media_of(content: bytes, *, most_bytes: int = MOST_BYTES) -> FileMedia:
    """Told by the first bytes, then opened whole: FileRefused for what is something else, broken or locked."""
    if not content:
        raise FileRefused("是空文件：请重新选择")
    if len(content) > most_bytes:
        raise FileRefused(f"超过 {most_bytes // (1024 * 1024)} MB：请压缩、拆分，或者调低拍照的清晰度")
    media = _by_first_bytes(content)
    if media is FileMedia.DOCX:
        _refuse_odd_package(content)
    else:
        picture_of(content, media, width=100)
    return media


def _by_first_bytes(content: bytes) -> FileMedia:
    if content.startswith(b"%PDF-"):
        return FileMedia.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return FileMedia.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileMedia.PNG
    if content.startswith(b"PK\x03\x04"):
        return FileMedia.DOCX
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileRefused("是旧版 Word、Excel 文件：请另存为 DOCX 或者 PDF")
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        raise FileRefused("是 HEIC 照片：请在手机的相机设置中选“兼容性最佳”重新拍照，或者截图后上传")
    raise FileRefused(f"不是可以接收的文件，只收{ACCEPTED}")


def _refuse_odd_package(content: bytes) -> None:
    """A ZIP is taken only as a plain Word document: no macros, no bomb, nothing that acts when a clerk opens it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            _refuse_what_is_no_document(parts, names)
            acts = _what_acts(package, names)
    except _BROKEN_PACKAGE:
        raise FileRefused("已经损坏，打不开：请重新保存后再选择") from None
    if acts:
        raise FileRefused(f"{acts}：请另存为 PDF 再上传")


def _refuse_what_is_no_document(parts: list[zipfile.ZipInfo], names: set[str]) -> None:
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise FileRefused(f"是压缩包或者表格，不是 Word 文档：只收{ACCEPTED}")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused("解开后太大：请另存为 PDF 再上传")
    if any("vbaproject" in name.lower() for name in names):
        raise FileRefused("含有宏：请另存为不含宏的 DOCX 或者 PDF")
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused("设有密码：请取消密码后再上传")


def _what_acts(package: zipfile.ZipFile, names: set[str]) -> str:
    """What runs, or is fetched from elsewhere, when the document is opened; a plain link does not."""
    if any("activex" in name.lower() or _OBJECT.search(name) for name in names):
        return "嵌有控件或者对象"
    if _MACRO.search(_part(package, "[Content_Types].xml")):
        return "含有宏"
    for name in names:
        if name.endswith(".rels") and any(
            _EXTERNAL.search(each) and not _LINK.search(each)
            for each in _RELATION.findall(_part(package, name))
        ):
            return "引用了外部的模板、图片或者对象"
    if any(_FETCHING.search(_part(package, name)) for name in names if _STORY.fullmatch(name)):
        return "含有从外部取数的域"
    return ""


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """A part as it really unpacks, whatever the directory says of its size."""
    with package.open(name) as part:
        content = part.read(MOST_OF_A_PART + 1)
    if len(content) > MOST_OF_A_PART:
        raise FileRefused("解开后太大：请另存为 PDF 再上传")
    return content


def picture_of(content: bytes, media: FileMedia, *, width: int) -> bytes:
    """The picture, or the first page of the PDF, drawn anew as a JPEG that wide at most; FileRefused if it cannot be."""
    try:
        told, (picture,) = apart.call(
            "gongkai.applications.attached.drawing:draw_alone",
            {"media": str(media), "width": width},
            content,
            seconds=SECONDS,
        )
    except Unreadable as unreadable:
        raise FileRefused(f"打不开（{str(unreadable).rstrip('。')}）") from None
    if told["fault"]:
        raise FileRefused(str(told["fault"]))
    return picture


def tidy_name(name: str, media: FileMedia) -> str:
    """A name that is safe on any system, with the suffix of what the file is."""
    plain = _UNFIT.sub("_", unicodedata.normalize("NFC", name)).strip(" ._")
    stem = unnumbered(PurePosixPath(plain).stem.strip(" ."))[:LONGEST_NAME] or "附件"
    return f"{stem}{SUFFIXES[media]}"
