"""Readable runs of text in bytes whose format nobody knows."""

import re

MAX_STRINGS = 1_000_000  # characters
_BYTES = re.compile(rb"(?:[\x20-\x7e]|[\xb0-\xf7][\xa1-\xfe]){6,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f]){4,}")
_UTF8 = re.compile(rb"(?:[\x20-\x7e]|[\xe4-\xe9][\x80-\xbf]{2}){6,}")


def strings_of(content: bytes) -> str:
    """Runs of ASCII, GBK, UTF-8 or UTF-16 text, one a line; what comes from chance is among them."""
    found: list[str] = []
    length = 0
    for pattern, coding in ((_UTF8, "utf-8"), (_BYTES, "gb18030"), (_WIDE, "utf-16-le")):
        for match in pattern.finditer(content):
            text = match[0].decode(coding, "ignore").strip()
            found.append(text)
            length += len(text)
            if length > MAX_STRINGS:
                return "\n".join(found)
    return "\n".join(dict.fromkeys(found))
