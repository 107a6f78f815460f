"""ZIP archives: every file in them, names included."""

from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers.packages import Package, entry_name
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.text_coding import decode

_SYSTEM_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def is_system_file(name: str) -> bool:
    """Files that an operating system leaves in folders: nothing that anyone wrote."""
    last = name.rsplit("/", 1)[-1]
    return last.lower() in _SYSTEM_FILES or last.startswith("._") or name.startswith("__MACOSX/")


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = Package(content, reading.budget)
    for info in package.infos():
        name = entry_name(info).replace("\\", "/")
        if is_system_file(name):
            continue
        where = f"压缩包内“{name}”"
        yield Passage("压缩包内的文件名", name)
        if remark := decode(info.comment):
            yield Passage(f"{where}的注释", remark, hidden="压缩包注释")
        if info.is_dir():
            continue
        try:
            inside = package.read_info(info)
        except Unreadable as problem:
            raise Unreadable(f"{where}：{problem}") from None
        yield from reading.inner(inside, name, where=where)
    if remark := decode(package.remark):
        yield Passage("压缩包的注释", remark, hidden="压缩包注释")
