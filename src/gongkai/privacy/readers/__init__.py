"""文件读取: every piece of text in a file, seen or hidden, each with its place in words."""

import importlib
from collections.abc import Iterator

from gongkai.privacy.passages import Piece, Unreadable
from gongkai.privacy.readers.converting import CONVERTED_SUFFIXES
from gongkai.privacy.readers.formats import (
    IMAGE_SUFFIXES,
    MAIL_SUFFIXES,
    MEDIA_SUFFIXES,
    TEXT_SUFFIXES,
    Format,
    format_of,
)
from gongkai.privacy.readers.reading import MAX_FILE_BYTES, MIB, Reading

_MODULES = {
    Format.TEXT: "plain",
    Format.CSV: "plain",
    Format.HTML: "web_page",
    Format.DOCX: "docx",
    Format.XLSX: "xlsx",
    Format.PPTX: "pptx",
    Format.ODT: "odt",
    Format.ODS: "ods",
    Format.OFD: "ofd",
    Format.PDF: "pdf",
    Format.IMAGE: "image",
    Format.MEDIA: "media",
    Format.ZIP: "archive",
    Format.OLE: "ole",
    Format.RTF: "converting",
    Format.XLSB: "converting",
    Format.MAIL: "mail",
}

READABLE: frozenset[str] = (
    TEXT_SUFFIXES
    | IMAGE_SUFFIXES
    | MEDIA_SUFFIXES
    | MAIL_SUFFIXES
    | CONVERTED_SUFFIXES
    | {"htm", "html", "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "xls", "pptx", "pptm", "ppsx"}
    | {"odt", "odp", "ods", "ofd", "pdf", "zip"}
)
"""Suffixes, without the point, that can be read here and now: older formats only where a converter is installed."""


def read(content: bytes, name: str) -> list[Piece]:
    """All pieces of the file; Unreadable says in Chinese what is wrong, where, and the way out."""
    if len(content) > MAX_FILE_BYTES:
        raise Unreadable(f"文件超过 {MAX_FILE_BYTES // MIB} MB，没有读取：请拆成几个文件后重试。")
    reading = Reading(name, _dispatch)
    pieces = []
    for piece in _dispatch(content, name, reading):
        reading.budget.take(piece)
        pieces.append(piece)
    return pieces


def _dispatch(content: bytes, name: str, reading: Reading) -> Iterator[Piece]:
    """By format; whatever a hostile file makes a parser do ends as Unreadable."""
    if not content.strip(b"\0 \r\n\t"):
        return
    try:
        found = format_of(content, name)
        if found not in _MODULES:
            raise Unreadable(f"不能读取{found.value}：请解压后重试，或者改用 ZIP 压缩。")
        yield from importlib.import_module(f"{__name__}.{_MODULES[found]}").read(content, reading)
    except (Unreadable, GeneratorExit):
        raise
    except (MemoryError, RecursionError):
        raise Unreadable("文件结构过于复杂，没有读取：请用原来的软件另存后重试。") from None
    except Exception as problem:
        raise Unreadable("文件结构有误，可能已经损坏，读不出来：请用原来的软件重新保存后重试。") from problem
