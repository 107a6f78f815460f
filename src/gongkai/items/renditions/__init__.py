"""成品文件: Word and PDF of a document, made from the one text that is its page, at each publication of that text."""

from collections.abc import Callable
from typing import Any

from gongkai.items import sealed_files
from gongkai.items.kinds import kind_of
from gongkai.items.kinds.shapes import FileFormat
from gongkai.items.models import Item
from gongkai.items.renditions.blocks import blocks_of
from gongkai.items.renditions.document import Printed
from gongkai.items.renditions.file_names import file_name
from gongkai.items.renditions.made import Made

MARK = "made"
"""Files of an edition that we made ourselves carry this key: their words are those of its text."""


def made_files(item: Item) -> list[dict[str, Any]]:
    """The files that the item's kind promises, kept under seal, as an edition names them; takes a second or two."""
    formats = kind_of(item.kind).renditions
    if not formats:
        return []
    printed = Printed(item, tuple(blocks_of(item.body)))
    return [_kept(item, each, _maker(each)(printed)) for each in formats]


def is_made(file: dict[str, Any]) -> bool:
    return bool(file.get(MARK))


def _maker(wanted: FileFormat) -> Callable[[Printed], Made]:
    """Loaded when a document is made: Word and PDF take a second to load."""
    if wanted is FileFormat.DOCX:
        from gongkai.items.renditions.word import docx

        return docx
    from gongkai.items.renditions.page import pdf

    return pdf


def _kept(item: Item, wanted: FileFormat, made: Made) -> dict[str, Any]:
    return {
        "name": file_name(item, wanted),
        "digest": sealed_files.keep(made.content),
        "media_type": wanted.media_type,
        "size": len(made.content),
        "pages": made.pages,
        MARK: wanted,
    }
