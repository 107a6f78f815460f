"""Older Office files (OLE compound files): XLS directly, the others through a converter, with their properties."""

import contextlib
import io
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import converting
from gongkai.privacy.readers.formats import suffix_of
from gongkai.privacy.readers.ole_properties import properties_of
from gongkai.privacy.readers.raw_strings import strings_of
from gongkai.privacy.readers.reading import MIB, Reading

MAX_OLE_BYTES = 256 * MIB


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    from xlrd.compdoc import CompDoc

    if len(content) > MAX_OLE_BYTES:
        raise Unreadable("旧格式文件过大，没有读取：请拆成几个文件后重试。")
    document = None
    with contextlib.suppress(Exception):  # a writer of its own way; the converter may do better
        document = CompDoc(content, logfile=io.StringIO())
    streams = {entry.name for entry in document.dirlist} if document else set()
    if {"EncryptedPackage", "EncryptionInfo"} & streams:
        raise Unreadable("文件设有打开密码，读不出来：请解除密码后重试。")
    for name in sorted(streams & {"\x05SummaryInformation", "\x05DocumentSummaryInformation"}):
        yield from properties_of(_stream(document, name))
    if streams & {"Workbook", "Book"}:
        from gongkai.privacy.readers import xls

        yield from xls.read(content, reading)
        yield from _beside(streams)
    elif "\x01Ole10Native" in streams:
        yield Passage("嵌入的文件", strings_of(content), hidden="嵌入的文件")
    else:
        yield from converting.read(content, _named(reading, streams))


def _beside(streams: set[str]) -> Iterator[Passage]:
    """Macros and embedded objects: that they are there is told, not what they hold."""
    for start, why in (("MBD", "嵌入的文件"), ("_VBA_PROJECT", "宏")):
        if any(name.startswith(start) for name in streams):
            yield Passage(why, why, hidden=why)


def _stream(document: object, name: str) -> bytes:
    try:
        return bytes(document.get_named_stream(name) or b"")  # type: ignore[attr-defined]
    except Exception:  # damaged sectors: the properties are then lost, the text may not be
        return b""


def _named(reading: Reading, streams: set[str]) -> Reading:
    """With a suffix that tells the converter what it is, where the name does not."""
    if suffix_of(reading.name) in converting.CONVERTED_SUFFIXES:
        return reading
    suffix = "doc" if "WordDocument" in streams else "ppt" if "PowerPoint Document" in streams else ""
    if not suffix:
        raise Unreadable("无法识别这种旧格式文件：请另存为 DOCX、XLSX 或 PDF 后重试。")
    return Reading(f"{reading.name}.{suffix}", reading.dispatch, reading.budget, reading.depth)
