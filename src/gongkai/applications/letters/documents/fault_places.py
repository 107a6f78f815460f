"""错在哪里: where in a Word template a field stands, as somebody finds it in Word."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from gongkai.applications.letters.printing.reading import w
from gongkai.applications.letters.word.filling import parser, text_of
from gongkai.applications.letters.word.measures import BODY
from gongkai.applications.letters.word.package import parts_of

MOST = 3
_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_NAMES = {"header": "页眉", "footer": "页脚"}


def places_of(name: str, content: bytes) -> tuple[str, ...]:
    """The first places of that field: 正文第 2 段, 第 1 个表格第 3 行, 页脚."""
    in_a_tag = re.compile(r"{[{%][^{}]*(?<![\w.])" + re.escape(name) + r"(?!\w)[^{}]*[%}]}")
    found = (place for place, text in _paragraphs(content) if in_a_tag.search(text))
    return tuple(dict.fromkeys(_first(found)))


def _first(places: Iterable[str]) -> Iterator[str]:
    for count, place in enumerate(places):
        if count == MOST:
            return
        yield place


def _paragraphs(content: bytes) -> Iterator[tuple[str, str]]:
    parts = parts_of(content)
    for part in sorted(parts):
        kind = _PARTS.fullmatch(part)
        if kind is None:
            continue
        root = etree.fromstring(parts[part], parser())
        outside = _NAMES.get(re.sub(r"\d", "", kind[1]))
        yield from ((outside, text_of(each)) for each in root.iter(w("p"))) if outside else _in_text(root)


def _in_text(root: Any) -> Iterator[tuple[str, str]]:
    """Paragraphs of the text by their number among those of the wording, the rest, or the rows of a table."""
    numbers = {"正文": 0, "版头、落款": 0}
    tables = list(root.iter(w("tbl")))
    for paragraph in root.iter(w("p")):
        row = next(paragraph.iterancestors(w("tr")), None)
        if row is not None:
            table = row.getparent()
            place = f"第 {tables.index(table) + 1} 个表格第 {table.findall(w('tr')).index(row) + 1} 行"
            yield place, text_of(paragraph)
            continue
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        area = "正文" if style is not None and style.get(w("val")) == BODY else "版头、落款"
        numbers[area] += 1
        yield f"{area}第 {numbers[area]} 段", text_of(paragraph)
