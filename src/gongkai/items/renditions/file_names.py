"""文件名: organ, title, number and day, in Chinese, safe on Windows."""

import re

from gongkai.items.kinds.shapes import FileFormat
from gongkai.items.models import Item

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
LONGEST = 60


def file_name(item: Item, wanted: FileFormat) -> str:
    """青石县住建局_公租房管理办法_青住建规〔2026〕1号_20260302.docx"""
    title = item.title[:LONGEST]
    parts = (item.organ.short_name, title, item.document_number, f"{item.formed_on:%Y%m%d}")
    stem = "_".join(_FORBIDDEN.sub("_", part).strip(" .") for part in parts if part)
    return f"{stem}.{wanted}"
