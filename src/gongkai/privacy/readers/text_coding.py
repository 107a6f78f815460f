"""Text out of bytes: UTF-8, UTF-16 and GB18030, with or without a mark."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAX_CONTROLS = 0.02  # share of control characters above which bytes are no text


def decode(content: bytes, *, whole: bool = True) -> str | None:
    """The text, or None for bytes that are no text; of a beginning (`whole=False`) the last character may be cut."""
    for mark, coding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(coding, "replace")
    if wide := _wide_coding(content):
        text = content.decode(wide, "replace")
        return text if _is_text(text) and "\ufffd" not in text[:4096] else None
    for coding in ("utf-8", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(coding)().decode(content, final=whole)
        except UnicodeDecodeError:
            continue
        return text if _is_text(text) else None
    text = content.decode("gb18030", "replace")
    return text if _is_text(text) and text.count("\ufffd") <= len(text) * _MAX_CONTROLS else None


def _wide_coding(content: bytes) -> str:
    """UTF-16 without a mark: ASCII characters leave every other byte zero."""
    head = content[:4096]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else ""


def _is_text(text: str) -> bool:
    controls = sum(map(text.count, map(chr, (*range(9), *range(14, 32)))))
    return "\0" not in text[:4096] and controls <= len(text) * _MAX_CONTROLS
