"""空白文档: a Word file that says only what we put into it, under the organ's name."""

from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

# What python-docx's template brings along: its author's thumbnail and program, a bibliography, styles for Word 2010.
_OF_THE_PACKAGE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
_OF_THE_TEXT = (
    RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)


def blank_document(title: str, organ: str) -> Any:
    """An empty docx.Document with these as title and author, and no other property."""
    document = Document()
    _drop(document.part.package.rels, _OF_THE_PACKAGE)
    _drop(document.part.rels, _OF_THE_TEXT)
    properties = document.core_properties
    for element in list(properties._element):
        properties._element.remove(element)
    properties.title, properties.author, properties.language = title[:255], organ[:255], "zh-CN"
    return document


def _drop(relationships: Any, kinds: tuple[str, ...]) -> None:
    """A part to which nothing leads is not written."""
    for name in [name for name, each in relationships.items() if each.reltype in kinds]:
        del relationships[name]
