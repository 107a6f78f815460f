"""Hidden rows and columns of an old workbook (XLS, BIFF8): the records ROW and COLINFO of its sheets."""

import struct
from collections.abc import Iterator

_HEADER = 512
_END = 0xFFFFFFFE
_DIRECTORY_ENTRY = 128
_SMALL = 4096
_BOUNDSHEET, _COLINFO, _ROW, _EOF = 0x0085, 0x007D, 0x0208, 0x000A

Parts = tuple[frozenset[int], frozenset[int]]


def hidden_parts(content: bytes) -> dict[str, Parts]:
    """(rows, columns) by the name of the sheet, counted from 0; ValueError when the file is broken."""
    try:
        stream = _workbook_stream(content)
        return {name: _of_sheet(stream, start) for name, start in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        raise ValueError("a broken workbook") from None


def _workbook_stream(content: bytes) -> bytes:
    """The stream “Workbook” of the compound file."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    first_directory = struct.unpack_from("<I", content, 48)[0]
    table = _allocation(content, size)
    directory = _chain(content, first_directory, table, size)
    for start in range(0, len(directory) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY):
        entry = directory[start : start + _DIRECTORY_ENTRY]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        if name == "Workbook":
            sector, length = struct.unpack_from("<II", entry, 116)
            if length < _SMALL:
                raise ValueError("a workbook stream this small holds no sheet")
            return _chain(content, sector, table, size)[:length]
    raise ValueError("no workbook in this file")


def _allocation(content: bytes, size: int) -> list[int]:
    """The file allocation table: for each sector the one that follows it."""
    sectors = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
    more, count = struct.unpack_from("<II", content, 68)
    for _ in range(count):
        if more >= _END:
            break
        block = struct.unpack_from(f"<{size // 4}I", content, _HEADER + more * size)
        sectors += [each for each in block[:-1] if each < _END]
        more = block[-1]
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{size // 4}I", content, _HEADER + sector * size)
    return table


def _chain(content: bytes, sector: int, table: list[int], size: int) -> bytes:
    parts = []
    for _ in range(len(table) + 1):
        if sector >= _END:
            return b"".join(parts)
        parts.append(content[_HEADER + sector * size : _HEADER + (sector + 1) * size])
        sector = table[sector]
    raise ValueError("a chain of sectors without end")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, up to its end."""
    place = start
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        if kind == _EOF:
            return
        place += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, data in _records(stream, 0):
        if kind == _BOUNDSHEET:
            start, _, _, length, is_wide = struct.unpack_from("<IBBBB", data)
            text = data[8 : 8 + length * (1 + is_wide)]
            yield text.decode("utf-16-le" if is_wide else "latin-1"), start


def _of_sheet(stream: bytes, start: int) -> Parts:
    rows, columns = set(), set()
    for kind, data in _records(stream, start):
        if kind == _ROW:
            number, height, flags = (
                struct.unpack_from("<H", data)[0],
                struct.unpack_from("<H", data, 6)[0],
                struct.unpack_from("<H", data, 12)[0],
            )
            if flags & 0x20 or height & 0x7FFF == 0:
                rows.add(number)
        elif kind == _COLINFO:
            first, last, width, _, flags = struct.unpack_from("<5H", data)
            if flags & 1 or not width:
                columns.update(range(first, min(last, 255) + 1))
    return frozenset(rows), frozenset(columns)
