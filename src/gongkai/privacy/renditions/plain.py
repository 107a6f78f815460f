"""Plain text and CSV: the same text in UTF-8, without characters that no one sees."""

import codecs
import csv
import io
import re

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes

MOST_BYTES = 50 * 2**20
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMAND = re.compile(r"[=@\t\r]|[+-](?![+-]*[0-9.,]*%?$)")


def decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or GB 18030; Unreadable for anything else."""
    if len(content) > MOST_BYTES:
        raise Unreadable("文本文件过大，不能处理。请拆分成几个文件后再上传。")
    for encoding in (*(name for mark, name in _MARKS if content.startswith(mark)), "utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise Unreadable("文本文件的编码不认识。请另存为 UTF-8 编码的文本文件后再上传。")


def clean_text(content: bytes, changes: Changes) -> bytes:
    text = re.sub(r"\r\n?", "\n", decoded(content))
    seen, count = _UNSEEN.subn("", text)
    changes.count("删去看不见的字符 {} 个", count)
    return seen.encode()


def clean_table(content: bytes, changes: Changes) -> bytes:
    """Commas, quotes where needed, and a mark for Excel; no cell can run as a formula."""
    text = clean_text(content, changes).decode()
    first = text.partition("\n")[0]
    separator = max(",\t;", key=first.count)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    guarded = 0
    try:
        for row in csv.reader(io.StringIO(text), delimiter=separator):
            harmless = [f"'{cell}" if _COMMAND.match(cell) else cell for cell in row]
            guarded += sum(1 for before, after in zip(row, harmless, strict=True) if before is not after)
            writer.writerow(harmless)
    except csv.Error as error:
        raise Unreadable("CSV 文件的格式有误，无法读取。请另存为 XLSX 后再上传。") from error
    changes.count("像公式的文字 {} 处已加撇号", guarded)
    return codecs.BOM_UTF8 + out.getvalue().encode()
