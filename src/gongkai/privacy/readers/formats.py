"""What a file is: by its content first, then by its name; a name that promises something else is told."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from gongkai.privacy.media import MEDIA_TYPES, is_media
from gongkai.privacy.passages import Unreadable
from gongkai.privacy.readers.packages import Package
from gongkai.privacy.readers.text_coding import decode


class Format(StrEnum):
    """Formats told apart by content; the value is what a clerk calls them."""

    TEXT = "文本文件"
    CSV = "CSV 表格"
    HTML = "网页"
    MAIL = "邮件或者单文件网页"
    DOCX = "DOCX 文档"
    XLSX = "XLSX 表格"
    XLSB = "XLSB 表格"
    PPTX = "PPTX 演示文稿"
    ODT = "ODF 文档"
    ODS = "ODS 表格"
    OFD = "OFD 版式文件"
    PDF = "PDF 文件"
    IMAGE = "图像"
    MEDIA = "音频或者视频"
    ZIP = "ZIP 压缩包"
    OLE = "旧版 Office 文件"
    RTF = "RTF 文档"
    RAR = "RAR 压缩包"
    SEVEN_ZIP = "7z 压缩包"
    OTHER_ARCHIVE = "其他压缩包"


MEDIA_SUFFIXES = frozenset(MEDIA_TYPES)
TEXT_SUFFIXES = frozenset({"txt", "vtt", "csv", "tsv", "md", "json", "xml", "log", "yaml", "yml"})
IMAGE_SUFFIXES = frozenset({"jpg", "jpeg", "png", "tif", "tiff", "webp", "gif", "bmp"})
MAIL_SUFFIXES = frozenset({"eml", "mht", "mhtml"})
_OLD_TEXT = frozenset({Format.OLE, Format.RTF, Format.DOCX, Format.HTML, Format.ODT, Format.MAIL})
_OLD_SHEET = frozenset(
    {Format.OLE, Format.XLSX, Format.HTML, Format.ODS, Format.CSV, Format.TEXT, Format.MAIL}
)

# Suffix: what may be in such a file.
PROMISED: dict[str, frozenset[Format]] = {
    **dict.fromkeys(TEXT_SUFFIXES, frozenset({Format.TEXT, Format.CSV, Format.HTML})),
    **dict.fromkeys(IMAGE_SUFFIXES, frozenset({Format.IMAGE})),
    **dict.fromkeys(("htm", "html"), frozenset({Format.HTML})),
    **dict.fromkeys(("docx", "docm", "dotx"), frozenset({Format.DOCX, Format.OLE})),
    **dict.fromkeys(("xlsx", "xlsm", "xltx"), frozenset({Format.XLSX, Format.OLE})),
    **dict.fromkeys(("pptx", "pptm", "ppsx"), frozenset({Format.PPTX, Format.OLE})),
    **dict.fromkeys(("odt", "odp"), frozenset({Format.ODT})),
    **dict.fromkeys(MAIL_SUFFIXES, frozenset({Format.MAIL})),
    **dict.fromkeys(MEDIA_SUFFIXES, frozenset({Format.MEDIA})),
    "xlsb": frozenset({Format.XLSB, Format.OLE}),
    "ods": frozenset({Format.ODS}),
    "ofd": frozenset({Format.OFD}),
    "pdf": frozenset({Format.PDF}),
    "zip": frozenset({Format.ZIP}),
    **dict.fromkeys(("doc", "wps", "dot", "wpt"), _OLD_TEXT),
    "rtf": _OLD_TEXT,
    **dict.fromkeys(("xls", "et", "xlt"), _OLD_SHEET),
    **dict.fromkeys(("ppt", "dps", "pps"), frozenset({Format.OLE, Format.PPTX})),
}

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE),
    (b"{\\rtf", Format.RTF),
    (b"Rar!\x1a\x07", Format.RAR),
    (b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (b"\x1f\x8b", Format.OTHER_ARCHIVE),
    (b"BZh", Format.OTHER_ARCHIVE),
    (b"\xfd7zXZ\x00", Format.OTHER_ARCHIVE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
)
_MAIL = re.compile(r"(?:[A-Za-z-]{2,40}: .{0,400}\r?\n(?:[ \t].{0,400}\r?\n)*){0,40}?MIME-Version:", re.I)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def suffix_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lstrip(".").lower()


def format_of(content: bytes, name: str) -> Format:
    """The format of the content; Unreadable for one that is unknown or not what the name promises."""
    suffix = suffix_of(name)
    found = _by_content(content, suffix)
    promised = PROMISED.get(suffix)
    if found is None:
        if promised:
            raise Unreadable(
                f"文件名以 .{suffix} 结尾，内容却不是这种文件，可能已经损坏：请用原来的软件重新保存后重试。"
            )
        raise Unreadable("无法识别这种文件：请另存为 DOCX、XLSX、PDF 或文本文件后重试。")
    if promised and found not in promised:
        raise Unreadable(
            f"文件名以 .{suffix} 结尾，内容却是{found.value}：请改正文件名，或者用原来的软件重新保存后重试。"
        )
    return found


def _by_content(content: bytes, suffix: str) -> Format | None:
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _packed(content)
    for magic, found in _MAGIC:
        if content.startswith(magic):
            return found
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Format.IMAGE
    if content[:2] == b"BM" and len(content) > 26 and content[6:10] == b"\0\0\0\0":
        return Format.IMAGE
    if is_media(content):
        return Format.MEDIA
    if content[4:8] == b"ftyp":
        return Format.IMAGE
    if content[257:262] == b"ustar":
        return Format.OTHER_ARCHIVE
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    return _written(content, suffix)


def _packed(content: bytes) -> Format:
    """A zip by what lies in it: office packages are zips too."""
    names = Package(content).names()
    if "[Content_Types].xml" in names or any(
        name.endswith("/_rels/.rels") or name == "_rels/.rels" for name in names
    ):
        for part, found in (
            ("word/", Format.DOCX),
            ("xl/workbook.bin", Format.XLSB),
            ("xl/", Format.XLSX),
            ("ppt/", Format.PPTX),
        ):
            if any(name.startswith(part) for name in names):
                return found
    if "OFD.xml" in names:
        return Format.OFD
    if "content.xml" in names and "mimetype" in names:
        kind = Package(content).read("mimetype", at_most=200)
        return Format.ODS if b"spreadsheet" in kind else Format.ODT
    return Format.ZIP


def _written(content: bytes, suffix: str) -> Format | None:
    text = decode(content[:4096], whole=False)
    if text is None or (suffix and suffix not in PROMISED and decode(content) is None):
        return None
    if suffix in MAIL_SUFFIXES or _MAIL.match(text):
        return Format.MAIL
    if _HTML.match(text) or suffix in ("htm", "html"):
        return Format.HTML
    return Format.CSV if suffix in ("csv", "tsv") else Format.TEXT
