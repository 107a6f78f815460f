"""A file as a holding: cleaned, laid out on pages, looked over by detectors, and sealed four times."""

from datetime import datetime
from pathlib import PurePath

from django.utils import timezone

from gongkai.applications.models import Application, Holding
from gongkai.items import sealed_files
from gongkai.items.body import without_control_characters
from gongkai.items.models import Item
from gongkai.items.scanning_rules import allowance_of
from gongkai.privacy.passages import Unreadable
from gongkai.redaction import look_over

MIB = 1024 * 1024
MOST_BYTES = 50 * MIB
MOST_HOLDINGS = 30
NAME = 200


def plain_name(name: str) -> str:
    """The last part of the path; its suffix stays however long the rest is."""
    plain = without_control_characters(PurePath(name.replace("\\", "/")).name).strip()
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[: NAME - 12]}{dot}{suffix[:10]}" if dot else plain[:NAME]


def size_fault(name: str, size: int) -> str | None:
    """Why a file of that size cannot be taken."""
    if not size:
        return f"“{name}”是空文件：请重新选择"
    if size > MOST_BYTES:
        return f"“{name}”有 {-(-size // MIB)} MB，最多 50 MB：请压缩或拆分"
    return None


def holding_of(
    application: Application,
    content: bytes,
    file_name: str,
    *,
    name: str,
    item: Item | None,
    at: datetime,
) -> Holding:
    """The unsaved record with its files under seal; Unreadable says what is wrong with the file, and the way out."""
    from gongkai.privacy.renditions import rendition
    from gongkai.redaction.working_copy import working_copy

    copy = working_copy(content, file_name)
    clean = rendition(content, file_name)
    if not copy.pages:
        raise Unreadable("文件没有页面：请检查后重新上传。")
    seen = look_over(copy.content, allowed=allowance_of(application.organ), on=timezone.localdate(at))
    return Holding(
        application=application,
        name=name[:NAME],
        item=item,
        original=sealed_files.keep(content),
        original_name=file_name,
        cleaned=sealed_files.keep(clean.content),
        cleaned_name=clean.name[:NAME],
        working=sealed_files.keep(copy.content),
        sizes=[[round(width, 1), round(height, 1)] for width, height in copy.sizes],
        changes=list(copy.changes),
        proposals=[proposal.as_mapping() for proposal in seen.proposals],
        wordless=list(seen.wordless),
        added_at=at,
    )
