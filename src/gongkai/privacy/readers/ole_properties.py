"""Property sets of OLE files (SummaryInformation): authors, organisation, title."""

import struct
from collections.abc import Iterator

from gongkai.privacy.passages import Passage
from gongkai.privacy.readers.properties import named_property

_SUMMARY = {
    2: "title",
    3: "subject",
    4: "author",
    5: "keywords",
    6: "comments",
    7: "template",
    8: "lastAuthor",
}
_DOCUMENT_SUMMARY = {2: "category", 14: "manager", 15: "company"}
_DOCUMENT_SUMMARY_ID = b"\x02\xd5\xcd\xd5\x9c\x2e\x1b\x10"
_BYTES, _WIDE = 0x1E, 0x1F
_MOST = 200  # properties in a set


def properties_of(content: bytes) -> Iterator[Passage]:
    """What can be made out of the first set; nothing of a damaged one."""
    try:
        yield from _properties_of(content)
    except (struct.error, IndexError):
        return


def _properties_of(content: bytes) -> Iterator[Passage]:
    names = _DOCUMENT_SUMMARY if content[28:36] == _DOCUMENT_SUMMARY_ID else _SUMMARY
    (start,) = struct.unpack_from("<I", content, 44)
    _, count = struct.unpack_from("<II", content, start)
    coding = "gb18030"
    for number in range(min(count, _MOST)):
        key, offset = struct.unpack_from("<II", content, start + 8 + 8 * number)
        kind, length = struct.unpack_from("<II", content, start + offset)
        if key == 1 and length & 0xFFFF == 65001:
            coding = "utf-8"
        place = start + offset + 8
        if key not in names or length > len(content):
            continue
        if kind == _BYTES:
            text = content[place : place + length].decode(coding, "replace")
        elif kind == _WIDE:
            text = content[place : place + 2 * length].decode("utf-16-le", "replace")
        else:
            continue
        if passage := named_property(names[key], text.partition("\0")[0]):
            yield passage
