"""An XLS for tests, byte by byte: no program here writes that format."""

import struct

from gongkai.privacy.tests.made_files import SECRET

_SECTOR = 512
_SMALLEST = 4096  # shorter streams would lie in the small-sector table


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file with these streams."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", kind=5, child=1)]
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(_SMALLEST, b"\0")
        padded += b"\0" * (-len(padded) % _SECTOR)
        count = len(padded) // _SECTOR
        start = len(sectors)
        sectors += [padded[place : place + _SECTOR] for place in range(0, len(padded), _SECTOR)]
        chain += [*range(start + 1, start + count), 0xFFFFFFFE]
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, kind=2, right=right, start=start, size=len(padded)))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    first_directory = len(sectors)
    count = len(directory) // _SECTOR
    sectors += [directory[place : place + _SECTOR] for place in range(0, len(directory), _SECTOR)]
    chain += [*range(first_directory + 1, first_directory + count), 0xFFFFFFFE, 0xFFFFFFFD]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    assert len(table) == _SECTOR
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += b"\0" * 6 + struct.pack("<IIIII", 0, 1, first_directory, 0, _SMALLEST)
    head += struct.pack("<IIII", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", len(sectors))
    return head.ljust(_SECTOR, b"\xff") + b"".join(sectors) + table


def _entry(
    name: str,
    *,
    kind: int,
    child: int = 0xFFFFFFFF,
    right: int = 0xFFFFFFFF,
    start: int = 0xFFFFFFFE,
    size: int = 0,
) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    told = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, right, child)
    return told + b"\0" * 36 + struct.pack("<III", start, size, 0)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _wide(text: str) -> bytes:
    return b"\x01" + text.encode("utf-16-le")


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + _wide(text))


def _start(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _sheet(records: bytes) -> bytes:
    return _start(0x0010) + records + _record(0x000A)


def xls() -> bytes:
    """名单 with a hidden column B and a hidden row 2, and the hidden sheet 暗处; written by 赵一."""
    first = _sheet(
        _record(0x007D, struct.pack("<HHHHHH", 1, 1, 2560, 0, 1, 0))
        + _record(0x0208, struct.pack("<HHHHHHI", 1, 0, 1, 255, 0, 0, 0x20))
        + _label(0, 0, "姓名")
        + _label(0, 1, SECRET)
        + _record(0x0203, struct.pack("<HHHd", 0, 2, 0, 13812345678.0))
        + _label(1, 0, "张三")
    )
    second = _sheet(_label(0, 0, "乙"))
    names = [("名单", 0), ("暗处", 1)]
    bound_length = sum(4 + 8 + 2 * len(name) for name, _ in names)
    begin = _start(0x0005)
    offset = len(begin) + bound_length + 4
    bounds = b""
    for (name, state), sheet in zip(names, (first, second), strict=True):
        bounds += _record(0x0085, struct.pack("<IBBB", offset, state, 0, len(name)) + _wide(name))
        offset += len(sheet)
    book = begin + bounds + _record(0x000A) + first + second
    return compound({"Workbook": book, "\x05SummaryInformation": _summary("赵一")})


def _summary(author: str) -> bytes:
    text = author.encode("gb18030") + b"\0"
    properties = (
        struct.pack("<II", 16 + 8 + len(text), 1)
        + struct.pack("<II", 4, 16)
        + struct.pack("<II", 0x1E, len(text))
        + text
    )
    head = struct.pack("<HHI", 0xFFFE, 0, 0) + b"\0" * 16 + struct.pack("<I", 1)
    return (
        head
        + b"\xe0\x85\x9f\xf2\xf9\x4f\x68\x10\xab\x91\x08\x00\x2b\x27\xb3\xd9"
        + struct.pack("<I", 48)
        + properties
    )
