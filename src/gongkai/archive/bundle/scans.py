"""What came from outside as papers: pages where it can be drawn, else a sheet that tells of the file laid in."""

import mimetypes

from gongkai.applications.scans import sort_of
from gongkai.archive.bundle.paper import Enclosed, Paper, printed
from gongkai.items.sealed_files import digest_of
from gongkai.privacy import apart
from gongkai.privacy.passages import Unreadable

SECONDS = 240
UNKNOWN = "application/octet-stream"


def outside_paper(title: str, name: str, content: bytes) -> Paper:
    """The same file gives the same bytes."""
    pages = as_pages(content)
    if pages:
        return Paper(title, pages, is_picture=True)
    told = {"title": title, "name": name, "size": len(content), "digest": digest_of(content)}
    kind = mimetypes.guess_type(name)[0] or UNKNOWN
    return Paper(title, printed("enclosed.html", told), enclosed=Enclosed(name, content, kind))


def as_pages(content: bytes) -> bytes:
    """A PDF of pictures; nothing for what is neither PDF nor picture, is damaged, locked or too long."""
    sort = sort_of(content)
    if not sort:
        return b""
    try:
        told, (made,) = apart.call(
            "gongkai.redaction.facsimile:draw_alone", {"sort": sort}, content, seconds=SECONDS
        )
    except Unreadable:
        return b""
    return b"" if told["fault"] else made
