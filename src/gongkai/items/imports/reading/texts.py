"""文字表: CSV, TSV and what comes out of the clipboard; encodings and separators are found by looking."""

import csv
from collections import Counter

from gongkai.items.imports.reading.sheets import NotReadable, Sheet, tidy

_SEPARATORS = ("\t", ",", ";", "|")
_LOOKED_AT = 50  # lines, to find the separator
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def sheet_from_file(content: bytes, name: str) -> Sheet:
    """A text file with separators; NotReadable when it is no text."""
    text = _decoded(content, name)
    if text.lstrip()[:200].lower().startswith(("<html", "<!doctype html", "<table", "<?xml")):
        raise NotReadable(f"“{name}”其实是网页格式的表格：请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。")
    return Sheet(name, _rows(text, _separator(text)))


def sheet_from_paste(text: str) -> Sheet:
    """Lines as a spreadsheet gives them to the clipboard: tabs between cells, quoted where a cell has line breaks."""
    if not text.strip():
        raise NotReadable("没有读到内容：请从表格中选中整行，复制后粘贴。")
    return Sheet("粘贴的内容", _rows(text, "\t" if "\t" in text else _separator(text)))


def _decoded(content: bytes, name: str) -> str:
    for mark, encoding in _ENCODINGS:
        if content.startswith(mark):
            return _as(content, encoding, name)
    if b"\0" not in content:
        for encoding in ("utf-8", "gb18030"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise NotReadable(f"“{name}”不是能读的表格：请用 WPS 或 Excel 打开，另存为 .xlsx 或 .csv 后再导入。")


def _as(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotReadable(
            f"“{name}”的文字编码有误：请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。"
        ) from None


def _separator(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    found, best = "\t", 0
    for separator in _SEPARATORS:
        widths = Counter(line.count(separator) + 1 for line in lines)
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]), default=(1, 0))
        score = times * width if width > 1 else 0
        if score > best:
            found, best = separator, score
    return found


def _rows(text: str, separator: str) -> list[list[str]]:
    """A lone quotation mark is a character, not the beginning of a quoted cell."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    try:
        if text.count('"') % 2:
            rows = tidy(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE))
        else:
            rows = tidy(csv.reader(lines, delimiter=separator))
    except csv.Error:
        raise NotReadable("有一格的内容太长，无法读取：请检查是否粘贴了整篇文字。") from None
    if not rows:
        raise NotReadable("没有读到内容：表中没有文字。")
    return rows
