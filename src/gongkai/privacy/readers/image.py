"""Images: nobody reads their pixels here; position, owner, camera and remarks written into the file are read."""

import contextlib
import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers.properties import PERSONAL, named_property
from gongkai.privacy.readers.reading import IMAGE, LOCATION, Reading
from gongkai.privacy.readers.text_coding import decode

SMALLEST_LEGIBLE = (60, 8)  # pixels; nobody writes a name or number into less
MAX_PIXELS = 400_000_000
_GPS = 0x8825
_EXIF = 0x8769
_WIDE_TAGS = frozenset({0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F})
_TOLD = """
    artist copyright imagedescription hostcomputer xpauthor xpcomment xptitle xpsubject xpkeywords
    usercomment cameraownername bodyserialnumber lensserialnumber documentname
"""
_TOLD_TAGS = frozenset(_TOLD.split())
_XMP = re.compile(r"<(?:\w+:)?(\w+)(?:\s[^>]*)?>([^<]{2,400})</|\b\w+:(\w+)=[\"']([^\"']{2,400})[\"']")
_XMP_PLACE = re.compile(r"exif:GPS(?:Latitude|Longitude)\b[^0-9]{0,30}([0-9][0-9.,NSEW]*)")
_XMP_TOLD = frozenset({*PERSONAL, "li", "ownername", "authorsposition", "captionwriter", "location", "city"})
_IPTC = {
    (2, 80): "作者",
    (2, 110): "作者",
    (2, 116): "版权所有者",
    (2, 120): "图像说明",
    (2, 5): "标题",
    (2, 25): "关键词",
}


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(content))
    except UnidentifiedImageError:
        if content[4:8] == b"ftyp":
            raise Unreadable("不能读取 HEIC 等格式的照片：请另存为 JPEG 后重试。") from None
        raise Unreadable("图像已经损坏，打不开：请重新导出后重试。") from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise Unreadable("图像已经损坏或者过大，打不开：请重新导出后重试。") from problem
    with image:
        if image.width * image.height > MAX_PIXELS:
            raise Unreadable("图像过大，没有读取：请缩小后重试。")
        if image.width >= SMALLEST_LEGIBLE[0] and image.height >= SMALLEST_LEGIBLE[1]:
            yield Passage("", f"{image.width}×{image.height}", hidden=IMAGE)
        found = {(piece.where, piece.text): piece for piece in _written_into(image)}
        yield from found.values()


def _written_into(image: Any) -> Iterator[Passage]:
    exif = image.getexif()
    yield from _exif(exif)
    for key, value in image.info.items():
        if key in ("exif", "icc_profile", "photoshop", "xmp"):
            continue
        if str(key).startswith("XML:") or str(key) == "Raw profile type xmp":
            yield from _xmp(str(value))
        elif text := _text(value):
            yield from _named(str(key), text)
    xmp = image.info.get("xmp") or exif.get(700)
    if isinstance(xmp, bytes | str):
        yield from _xmp(xmp.decode("utf-8", "replace") if isinstance(xmp, bytes) else xmp)
    yield from _iptc(image)


def _exif(exif: Any) -> Iterator[Passage]:
    from PIL.ExifTags import TAGS

    place = exif.get_ifd(_GPS)
    if place and (text := _position(place)):
        yield Passage("拍摄位置", text, hidden=LOCATION)
    for key, value in [*exif.items(), *exif.get_ifd(_EXIF).items()]:
        name = str(TAGS.get(key, "")).lower()
        if name in _TOLD_TAGS and (text := _text(value, is_wide=key in _WIDE_TAGS)):
            yield from _named(name, text)


def _position(place: dict[int, Any]) -> str:
    """The degrees of the GPS block; a block that tells only its version is no position."""
    parts = []
    for reference, key in ((1, 2), (3, 4)):
        if key in place:
            try:
                numbers = [float(each) for each in place[key]]
            except (TypeError, ValueError, ZeroDivisionError):
                numbers = []
            degrees = sum(each / 60**power for power, each in enumerate(numbers[:3]))
            parts.append(f"{_text(place.get(reference, ''))}{degrees:.4f}")
    return " ".join(parts)


def _text(value: object, *, is_wide: bool = False) -> str:
    if isinstance(value, tuple) and all(isinstance(each, int) and 0 <= each < 256 for each in value):
        value = bytes(value)
    if isinstance(value, bytes):
        if is_wide:
            return value.decode("utf-16-le", "replace").strip("\0 ")
        for mark, coding in ((b"ASCII\0\0\0", "gb18030"), (b"UNICODE\0", "utf-16"), (b"\0" * 8, "")):
            if value.startswith(mark):
                value = value[8:]
                return (
                    value.decode(coding, "replace").strip("\0 ")
                    if coding
                    else (decode(value.strip(b"\0")) or "")
                )
        return (decode(value.strip(b"\0")) or "").strip()
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeEncodeError):
        # Pillow reads ASCII fields as Latin-1; cameras and WPS write UTF-8 or GBK into them
        value = decode(value.encode("latin-1")) or value
    return value.strip("\0 ")


def _named(key: str, text: str) -> Iterator[Passage]:
    if (
        key.lower() in ("jfif", "dpi", "software", "compression", "signature", "interlace")
        or not text.strip()
    ):
        return
    if passage := named_property("comments" if key.lower() == "comment" else key, text):
        yield passage


def _xmp(text: str) -> Iterator[Passage]:
    if found := _XMP_PLACE.findall(text):
        yield Passage("拍摄位置", " ".join(found), hidden=LOCATION)
    for match in _XMP.finditer(text):
        name, value = (match[1], match[2]) if match[1] else (match[3], match[4])
        if name.lower() in _XMP_TOLD and value.strip():
            yield from _named("description" if name == "li" else name, value.strip())


def _iptc(image: Any) -> Iterator[Passage]:
    from PIL import IptcImagePlugin

    for key, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        if key in _IPTC:
            for each in value if isinstance(value, list) else [value]:
                if text := _text(each):
                    yield from _named({"作者": "author", "标题": "title"}.get(_IPTC[key], _IPTC[key]), text)
