"""正文 as it was typed: plain paragraphs come back as lines, and only what has more than that as HTML."""

import html
import re

from gongkai.items.body import HEADING_MARKS, clean

_BLOCK = re.compile(r"<(p|h2|h3)>([^<]*)</\1>")
_MARKS = {tag: f"{mark} " for mark, tag in HEADING_MARKS.items()}


def as_typed(body: str) -> str:
    """The text that gives this body again when it is saved: lines where that is possible, else the HTML."""
    lines = "\n".join(_MARKS.get(tag, "") + html.unescape(text) for tag, text in _BLOCK.findall(body))
    return lines if clean(lines) == body else body
