"""Web pages: what is shown, and what is only in the source."""

import base64
import binascii
import contextlib
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable
from gongkai.privacy.readers.reading import MIB, Reading
from gongkai.privacy.readers.text_coding import decode
from gongkai.privacy.readers.xml_parts import Element

MAX_PAGE_BYTES = 64 * MIB
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.I)
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])",
    re.I,
)
_CODE = {"script": "脚本", "style": "样式表", "template": "模板", "noscript": ""}
_INLINE_TAGS = """
    a abbr b bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup u var
"""
_INLINE = frozenset(_INLINE_TAGS.split())
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "value", "content", "summary", "download", "srcdoc")
_LINKS = ("href", "src", "action", "data")
_PERSONAL_LINK = re.compile(r"\s*(?:mailto|tel|sms):|[\d%]{7}|@", re.I)


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    if len(content) > MAX_PAGE_BYTES:
        raise Unreadable("网页过大，没有读取：请拆成几个文件后重试。")
    parser = etree.HTMLParser(no_network=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(_decoded(content).encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise Unreadable("网页内容读不出来：请用浏览器另存为 PDF 后重试。") from problem
    if root is None:
        return
    yield from _Walk(reading).pieces(root)


def _decoded(content: bytes) -> str:
    """As the page says it is written, else as it looks."""
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        coding = "gb18030" if name in ("gb2312", "gbk", "x-gbk", "gb18030") else name
        try:
            return content.decode(coding)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content) or content.decode("utf-8", "replace")


class _Walk:
    """One pass over the tree in document order; paragraphs are counted as they end."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paragraphs = 0
        self._tables = 0
        self._line: list[str] = []
        self._hidden = ""
        self._hidden_by: list[Element] = []
        self._skipped: Element | None = None

    def pieces(self, root: Element) -> Iterator[Piece]:
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "start":
                yield from self._attributes(element)
                if self._skipped is None:
                    yield from self._begin(element)
            elif event == "end":
                yield from self._end(element)
            else:
                if (element.text or "").strip():
                    yield Passage("网页注释", element.text, hidden="注释")
                if self._skipped is None:
                    self._line.append(element.tail or "")
        yield from self._end_line()

    def _begin(self, element: Element) -> Iterator[Piece]:
        """What begins with an element; the contents of code and tables are taken here, as a whole."""
        if self._hidden_by or _is_unseen(element):
            if not self._hidden_by:
                yield from self._end_line()
            self._hidden_by.append(element)
            self._hidden = "隐藏文字"
        if element.tag not in _INLINE:
            yield from self._end_line()
        if _CODE.get(element.tag):
            self._skipped = element
            if text := "".join(element.itertext()).strip():
                yield Passage(_CODE[element.tag], text)
        elif element.tag == "table":
            self._skipped = element
            yield self._table(element)
        else:
            self._line.append(element.text or "")

    def _end(self, element: Element) -> Iterator[Piece]:
        if self._hidden_by and self._hidden_by[-1] is element:
            self._hidden_by.pop()
            if not self._hidden_by:
                yield from self._end_line()
                self._hidden = ""
        if self._skipped is element:
            self._skipped = None
        if self._skipped is None:
            if element.tag not in _INLINE:
                yield from self._end_line()
            self._line.append(element.tail or "")

    def _end_line(self) -> Iterator[Passage]:
        text = " ".join("".join(self._line).split())
        self._line = []
        if text:
            self._paragraphs += 1
            yield Passage(f"第 {self._paragraphs} 段", text, hidden=self._hidden)

    def _table(self, element: Element) -> Table:
        self._tables += 1
        rows: list[list[str]] = []
        unseen: set[int] = set()
        for row in element.iter("tr"):
            if _is_unseen(row):
                unseen.add(len(rows))
            cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iterchildren("td", "th")]
            self._reading.budget.take_cells(len(cells))
            rows.append(cells)
        return Table(
            f"表格 {self._tables} ",
            rows,
            hidden=self._hidden,
            hidden_rows=frozenset(unseen),
            has_letters=False,
        )

    def _inline(self, address: str) -> Iterator[Piece]:
        """A file written into the page as a data: address."""
        head, _, body = address.partition(",")
        kind = head[5:].split(";")[0]
        with contextlib.suppress(binascii.Error):
            inside = base64.b64decode(body) if head.endswith("base64") else unquote_to_bytes(body)
            suffix = {"image/jpeg": "jpg", "text/plain": "txt"}.get(kind, kind.rpartition("/")[2])
            if suffix != "svg+xml":
                yield from self._reading.inner(inside, f"data.{suffix}", where="写在网页里的文件")

    def _attributes(self, element: Element) -> Iterator[Piece]:
        if not isinstance(element.tag, str):
            return
        for key, value in element.items():
            name = key.lower()
            if not value or len(value) < 2:
                continue
            if value.startswith("data:") and name in ("src", "href", "data"):
                yield from self._inline(value)
            elif name in _LINKS:
                if _PERSONAL_LINK.search(value):
                    yield Passage("链接地址", value)
            elif name in _SPOKEN or name.startswith("data-"):
                is_secret = element.tag == "input" and element.get("type", "").lower() == "hidden"
                where = "页面信息" if element.tag == "meta" else f"属性 {name}"
                yield Passage(where, value, hidden="隐藏的表单项" if is_secret and name == "value" else "")


def _is_unseen(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or bool(_UNSEEN_STYLE.search(element.get("style") or ""))
        or (element.tag == "input" and element.get("type", "").lower() == "hidden")
    )
