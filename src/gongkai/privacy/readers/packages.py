"""Zip containers (office packages, OFD, archives), read with limits; nothing is ever written to disk."""

import io
import struct
import zipfile
import zlib

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.readers.reading import MAX_FILES, MIB, Budget

MAX_PART_BYTES = 256 * MIB
MAX_RATIO = 400  # unpacked to packed, asked of parts above SMALL_PART_BYTES
SMALL_PART_BYTES = 8 * MIB
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, struct.error)
_ENCRYPTED = 0x1
_UTF8 = 0x800


class Package:
    """An opened zip; faults are told as Unreadable."""

    def __init__(self, content: bytes, budget: Budget | None = None) -> None:
        self._budget = budget or Budget()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._infos = self._zip.infolist()
        except (*_BROKEN, UnicodeDecodeError, RuntimeError, IndexError, OverflowError) as problem:
            raise Unreadable("压缩结构已经损坏，打不开：请用原来的软件重新保存后重试。") from problem
        if len(self._infos) > MAX_FILES:
            raise Unreadable(f"压缩包内的文件超过 {MAX_FILES} 个，没有读取：请拆成几个压缩包后重试。")
        self._by_name = {self._part_name(info): info for info in self._infos}

    @staticmethod
    def _part_name(info: zipfile.ZipInfo) -> str:
        return info.filename.replace("\\", "/").removeprefix("/")

    def names(self) -> list[str]:
        """Names of parts as written, folders left out."""
        return [name for name, info in self._by_name.items() if not info.is_dir()]

    def infos(self) -> list[zipfile.ZipInfo]:
        """Every entry, also those that share a name."""
        return self._infos

    def refuse_twins(self) -> None:
        """Two parts of one name: one program shows the first, another the last."""
        if len(self._by_name) < len(self._infos):
            raise Unreadable("文件内部有重名的部分，不是正常的办公文件，没有读取：请用原来的软件另存后重试。")

    @property
    def remark(self) -> bytes:
        return self._zip.comment

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def find(self, name: str) -> str | None:
        """The part's name as written, whatever the case of its letters."""
        if name in self._by_name:
            return name
        lower = name.lower()
        return next((each for each in self._by_name if each.lower() == lower), None)

    def read(self, name: str, *, at_most: int = MAX_PART_BYTES) -> bytes:
        """A part's bytes; Unreadable for a bomb, a locked or a damaged part."""
        info = self._by_name.get(name)
        if info is None:
            raise Unreadable(f"文件缺少必要的部分（{name}），可能已经损坏：请用原来的软件重新保存后重试。")
        return self.read_info(info, at_most=at_most)

    def read_info(self, info: zipfile.ZipInfo, *, at_most: int = MAX_PART_BYTES) -> bytes:
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("压缩包设有密码，打不开：请解除密码后重试。")
        try:
            with self._zip.open(info) as stream:
                content = stream.read(at_most + 1)
        except (*_BROKEN, UnicodeDecodeError, RuntimeError, IndexError, OverflowError) as problem:
            raise Unreadable("压缩包内有文件已经损坏，打不开：请重新压缩或者保存后重试。") from problem
        except MemoryError:
            raise Unreadable("文件解压后过大，没有读取：请拆成几个文件后重试。") from None
        packed = max(info.compress_size, 1)
        if len(content) > at_most or (len(content) > SMALL_PART_BYTES and len(content) > MAX_RATIO * packed):
            raise Unreadable(
                "文件解压后异常膨胀，疑似压缩炸弹，没有读取：请用原来的软件重新保存，或者拆成几个文件后重试。"
            )
        self._budget.take_bytes(len(content))
        return content


def entry_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry as its writer saw it: UTF-8 where marked or valid, else GBK."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for coding in ("utf-8", "gb18030"):
        try:
            return raw.decode(coding)
        except UnicodeDecodeError:
            continue
    return info.filename
