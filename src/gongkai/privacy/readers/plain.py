"""Text files, line by line, and CSV as a table."""

import csv
import html
import io
import re
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Table, Unreadable
from gongkai.privacy.readers.formats import suffix_of
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.text_coding import decode

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_DELIMITERS = ",\t;|"


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    text = decode(content)
    if text is None:
        raise Unreadable("不是文本文件，或者编码无法识别：请另存为 UTF-8 编码的文本后重试。")
    suffix = suffix_of(reading.name)
    if suffix in ("csv", "tsv", "xls", "et") and (table := _table(text, reading)):
        yield table
        return
    if suffix in ("json", "xml", "md"):
        text = html.unescape(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
    yield from lines(text)


def lines(text: str) -> Iterator[Passage]:
    """Every line that is not empty, with its number."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Passage(f"第 {number} 行", line)


def _table(text: str, reading: Reading) -> Table | None:
    """None when the text does not keep to the rules of CSV."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            reading.budget.take_cells(len(row))
            rows.append(row)
    except csv.Error:
        return None
    return Table("", rows, has_letters=False)
