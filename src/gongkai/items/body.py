"""正文: rich text made safe when it is saved, and its plain text."""

import html
import re
from html.parser import HTMLParser

import nh3

TAGS = {
    "p", "br", "strong", "em", "u", "sub", "sup", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "a",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div", "span",
}  # fmt: skip
CELL = {"rowspan", "colspan", "scope"}
ATTRIBUTES = {"a": {"href", "title"}, "th": CELL, "td": CELL}
# The classes that our own documents (reports, lists) carry; pasted text keeps no others.
KEPT_CLASSES = {"report", "report-table", "number", "scroll"}
CLASSES = dict.fromkeys(("table", "th", "td", "div", "p", "span"), KEPT_CLASSES)
BLOCKS = {"p", "br", "h2", "h3", "h4", "li", "tr", "table", "div", "blockquote", "caption"}
HEADING_MARKS = {"##": "h2", "###": "h3"}
_LOOKS_LIKE_HTML = re.compile(r"</?(?:p|br|h[2-4]|ul|ol|li|table|strong|em|div)\b[^<>]*>", re.IGNORECASE)
_EMPTY_SECTION = re.compile(r"<h2>([^<]*)</h2>\s*(?=<h2>|$)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The body as safe HTML: pasted HTML is sanitised, plain text becomes paragraphs, lines after ## headings."""
    text = without_control_characters(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        return ""
    if _LOOKS_LIKE_HTML.search(text):
        return nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, allowed_classes=CLASSES, link_rel="noopener")
    return "".join(_block(line.strip()) for line in text.split("\n") if line.strip())


def _block(line: str) -> str:
    """A paragraph, or a heading where the line begins with ## or ###."""
    for mark, tag in HEADING_MARKS.items():
        if line.startswith(f"{mark} ") and line[len(mark) :].strip():
            return f"<{tag}>{html.escape(line[len(mark) :].strip(), quote=False)}</{tag}>"
    return f"<p>{html.escape(line, quote=False)}</p>"


def empty_sections(markup: str) -> list[str]:
    """The headings of the second level under which nothing stands."""
    return [html.unescape(heading) for heading in _EMPTY_SECTION.findall(markup)]


def without_control_characters(text: str) -> str:
    """The text without NUL, control characters and lone surrogates, which no database or page can hold."""
    return _CONTROL.sub("", text)


class _TextOf(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")


def plain_text(markup: str) -> str:
    """What a reader sees of the markup, one line a block."""
    parser = _TextOf()
    parser.feed(markup)
    parser.close()
    lines = (re.sub(r"[ \t\u3000]+", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)
