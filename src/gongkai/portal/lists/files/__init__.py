"""名单 to take away: XLSX, CSV and JSON from the public values alone, made once for each edition and kept."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from gongkai.items.models import Edition, Item
from gongkai.portal.copied import replace_file
from gongkai.portal.lists.files import data, spreadsheet, text_table
from gongkai.portal.lists.files.contents import Contents, contents_of
from gongkai.portal.lists.reading import read_list
from gongkai.portal.page_files import folder_of


@dataclass(frozen=True)
class Format:
    """`write` gives the whole file."""

    label: str
    media_type: str
    write: Callable[[Contents], bytes]


FORMATS = {
    "xlsx": Format(
        "表格（XLSX）",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        spreadsheet.write,
    ),
    "csv": Format("文本表格（CSV）", "text/csv; charset=utf-8", text_table.write),
    "json": Format("数据（JSON）", "application/json", data.write),
}


def file_of(item: Item, edition: Edition, suffix: str, *, address: str) -> Path:
    """The file of an open edition in that format, made when it is asked for the first time; LookupError without a list.

    `address` is the whole address of the item's page, which the file names as its source.
    """
    folder = folder_of(item.index_number or "")
    if folder is None:
        raise LookupError(f"item {item.pk} has no index number")
    path = folder / file_name(edition, suffix)
    if path.exists() and path.stat().st_size:
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f".{path.name}.lock"):
        if not path.exists() or not path.stat().st_size:
            contents = contents_of(item, edition, read_list(edition), address=address)
            replace_file(path, FORMATS[suffix].write(contents))
    return path


def file_name(edition: Edition, suffix: str) -> str:
    return f"list-{edition.number}.{suffix}"


def remove_others(folder: Path, edition: Edition) -> None:
    """Files of earlier editions are not offered any more."""
    kept = {file_name(edition, suffix) for suffix in FORMATS}
    for path in folder.glob("list-*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
