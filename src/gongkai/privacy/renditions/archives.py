"""ZIP files: each file inside rebuilt, and a new archive made of them."""

import posixpath
import zipfile
from collections.abc import Callable

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes, Rendition
from gongkai.privacy.renditions.names import safe_name, suffix_of
from gongkai.privacy.renditions.packages import open_zip, read_part, write_zip

MOST_FILES = 200
LARGEST_BYTES = 300 * 2**20
"""Of all files together, unpacked."""
_NESTED = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".bz2", ".xz"})
_LEFT_BY_SYSTEMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def rebuild_archive(
    content: bytes, name: str, rebuild: Callable[[bytes, str], Rendition], changes: Changes
) -> Rendition:
    """Folders keep their names; one file that cannot be rebuilt stops the whole, and is named."""
    package = open_zip(content)
    entries = [entry for entry in package.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
    if not entries:
        raise Unreadable("压缩包中没有文件。请检查后重新上传。")
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_BYTES:
        raise Unreadable(f"压缩包中文件过多或过大（最多 {MOST_FILES} 个）。请拆分成几个压缩包后再上传。")
    if package.comment or any(entry.comment for entry in entries):
        changes.tell("压缩包的注释已清除")
    parts: dict[str, bytes] = {}
    for entry in entries:
        told = _name(entry)
        if suffix_of(told) in _NESTED:
            raise Unreadable(f"压缩包中的“{posixpath.basename(told)}”又是压缩包。请解开后再上传。")
        try:
            made = rebuild(read_part(package, entry.filename), posixpath.basename(told))
        except Unreadable as error:
            raise Unreadable(f"压缩包中的“{posixpath.basename(told)}”：{error}") from error
        inside = _free_name(told, made, parts)
        parts[inside] = made.content
        for sentence in made.changes:
            changes.tell(f"{inside}：{sentence}")
    return Rendition(
        safe_name(name, ".zip", changes), write_zip(parts), "application/zip", None, changes.sentences()
    )


def _name(entry: zipfile.ZipInfo) -> str:
    """Names from Windows in Chinese come in GB 18030 and are taken for something else."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _free_name(told: str, made: Rendition, parts: dict[str, bytes]) -> str:
    ignored = Changes()
    folders = [
        safe_name(part, "", ignored) for part in told.replace("\\", "/").split("/")[:-1] if part.strip(". ")
    ]
    stem, suffix = posixpath.splitext(posixpath.join(*folders[-5:], made.name))
    taken = {part.lower() for part in parts}
    number = 1
    while (name := f"{stem}（{number}）{suffix}" if number > 1 else stem + suffix).lower() in taken:
        number += 1
    return name


def _is_litter(name: str) -> bool:
    return name.startswith(_LEFT_BY_SYSTEMS) or posixpath.basename(name) in _LEFT_BY_SYSTEMS
