"""XML of office files, parsed without entities, DTD or network."""

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.readers.reading import MIB

MAX_TREE_BYTES = 48 * MIB
_BROKEN = "文件中的 XML 已经损坏，读不出来：请用原来的软件重新保存后重试。"

Element = Any  # lxml has no types


def parse(content: bytes) -> Element:
    """The root element; Unreadable for damaged XML, a DTD, or more than a tree should hold."""
    if len(content) > MAX_TREE_BYTES:
        raise Unreadable("文件过大，没有读取：请拆成几个文件后重试。")
    _refuse_dtd(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(_BROKEN) from problem


def stream(content: bytes, tags: tuple[str, ...]) -> Iterator[Element]:
    """Elements with these local names, each thrown away after it was used."""
    _refuse_dtd(content)
    names = tuple(f"{{*}}{tag}" for tag in tags)
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content),
            events=("end",),
            tag=names,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        ):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable(_BROKEN) from problem


def _refuse_dtd(content: bytes) -> None:
    """Office files have no DTD: one is there only to do harm."""
    head = content[: 64 * 1024].replace(b"\0", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Unreadable(
            "文件中的 XML 带有 DTD 声明，不是正常的办公文件，没有读取：请用原来的软件重新保存后重试。"
        )


def local(element: Element) -> str:
    """The tag without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The attribute with this local name, whatever its namespace."""
    value = element.get(name)
    if value is None:
        value = next((each for key, each in element.items() if key.rpartition("}")[2] == name), "")
    return str(value)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Elements below with these local names, in order."""
    return iter(element.iter(*(f"{{*}}{name}" for name in names)))


def all_text(element: Element, *, between: str = "") -> str:
    """The text in the element and below, without comments."""
    return (
        between.join(element.itertext(etree.Element)) if between else "".join(element.itertext(etree.Element))
    )
