"""What an item of the register consists of, as files: its own text or rows, and each of its attachments."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.items import sealed_files
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.items.renditions.blocks import blocks_of
from gongkai.items.renditions.document import Printed
from gongkai.items.row_values import all_values
from gongkai.privacy.passages import Table
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.names import safe_name

MOST_ROWS = 3_000


class TooManyRows(ValueError):  # noqa: N818 (named for what is so)
    """A list too long for pages; the message says in Chinese what to do."""


@dataclass(frozen=True)
class Part:
    """A file of an item: `name` is what a letter calls it, `file_name` with its suffix."""

    name: str
    file_name: str
    content: bytes


def parts_of(item: Item) -> Iterator[Part]:
    """The item's text (with its rows) as PDF, then its attachments as they were cleaned; nothing for an empty item."""
    if item.body.strip():
        from gongkai.items.renditions.page import pdf

        yield _part(item.title, ".pdf", pdf(Printed(item, tuple(blocks_of(item.body)))).content)
    if kind_of(item.kind).is_list and (table := _rows(item)):
        from gongkai.redaction.sheets import sheets_pdf

        yield _part(item.title, ".pdf", sheets_pdf([table]))
    for file in item.attachments.standing():
        yield Part(file.name.rpartition(".")[0], file.name, sealed_files.read(file.rendition))


def _part(title: str, suffix: str, content: bytes) -> Part:
    return Part(title, safe_name(title, suffix, Changes()), content)


def _rows(item: Item) -> Table | None:
    """What the organ holds: the values without masks."""
    columns = kind_of(item.kind).columns
    rows = item.rows.filter(withdrawn_at=None).order_by("position")
    count = rows.count()
    if not count:
        return None
    if count > MOST_ROWS:
        raise TooManyRows(f"名单有 {count} 行，最多 {MOST_ROWS} 行：请导出需要的部分后上传")
    heads = [column.label for column in columns]
    lines = [[str(values.get(column.code) or "") for column in columns] for values in map(all_values, rows)]
    return Table(item.title, [heads, *lines], has_letters=False)
