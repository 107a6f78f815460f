"""文件名 of what is taken away: organ, what, number, day, in Chinese, safe on Windows."""

import re

from django.utils import timezone

from gongkai.items.models import Edition, Item

LONGEST = 80
"""Characters; a name in Chinese then keeps under the 255 bytes of most file systems."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')


def download_name(item: Item, edition: Edition, suffix: str) -> str:
    """青石县住建局_2020年实物配租名单_640221041-2021-00004_2020-12-31.xlsx; the title is shortened where it is long."""
    number = _safe(item.index_number or "")
    day = timezone.localdate(edition.made_at).isoformat()
    organ = _safe(item.organ.short_name)[:20]
    room = LONGEST - len(organ) - len(number) - len(day) - 3
    return f"{organ}_{_safe(edition.title)[:room].strip(' .')}_{number}_{day}.{suffix}"


def file_name(*parts: str, suffix: str) -> str:
    """青石县住建局_主动公开基本目录_第2版.xlsx"""
    return f"{'_'.join(_safe(part) for part in parts if part)[:LONGEST]}.{suffix}"


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("-", text).strip(" .-")
