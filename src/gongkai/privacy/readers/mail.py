"""Mails and single-file web pages (EML, MHT): every part of them."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers.reading import MIB, Reading

MAX_MAIL_BYTES = 64 * MIB
_SUFFIXES = {
    "text/html": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "text/css": "txt",
    "text/xml": "xml",
}
_HEADERS = ("From", "To", "Cc", "Bcc", "Subject", "Reply-To")


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    if len(content) > MAX_MAIL_BYTES:
        raise Unreadable("文件过大，没有读取：请把附件取出来单独检查。")
    mail = email.message_from_bytes(content, policy=email.policy.default)
    for name in _HEADERS:
        for value in mail.get_all(name, []):
            yield Passage(f"邮件头（{name}）", str(value))
    number = 0
    for part in mail.walk():
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        inside = part.get_payload(decode=True)
        number += 1
        if not isinstance(inside, bytes):
            continue
        kind = part.get_content_type()
        name = part.get_filename() or f"{number}.{_SUFFIXES.get(kind, kind.partition('/')[2])}"
        charset = part.get_content_charset()
        if kind.startswith("text/") and charset and charset.lower() not in ("utf-8", "us-ascii"):
            inside = _as_utf8(inside, charset)
        yield from reading.inner(inside, name, where=f"第 {number} 部分“{name}”")


def _as_utf8(inside: bytes, charset: str) -> bytes:
    try:
        text = inside.decode("gb18030" if charset.lower() in ("gb2312", "gbk") else charset)
    except (LookupError, UnicodeDecodeError):
        return inside
    return b"\xef\xbb\xbf" + text.encode()
