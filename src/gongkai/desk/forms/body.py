"""正文 as it was typed: plain paragraphs come back as lines, and only what has more than that as HTML."""

import html
import re

from gongkai.items.body import clean

_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")


def as_typed(body: str) -> str:
    """The text that gives this body again when it is saved: lines where that is possible, else the HTML."""
    lines = "\n".join(html.unescape(paragraph) for paragraph in _PARAGRAPH.findall(body))
    return lines if clean(lines) == body else body
