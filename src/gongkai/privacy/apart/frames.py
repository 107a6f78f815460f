"""What goes through the pipes: a JSON mapping, then files, each with its length before it."""

import json
import struct
from collections.abc import Mapping, Sequence
from typing import IO, Any

_LENGTH = struct.Struct(">Q")
MOST_BYTES = 1024**3
MOST_FILES = 20_000


def write_frame(stream: IO[bytes], header: Mapping[str, Any], files: Sequence[bytes]) -> None:
    told = json.dumps({"header": header, "files": [len(file) for file in files]}).encode()
    stream.write(_LENGTH.pack(len(told)))
    stream.write(told)
    for file in files:
        stream.write(file)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """EOFError where the other side has gone, ValueError for what it may not send."""
    told = json.loads(_whole(stream, _LENGTH.unpack(_whole(stream, _LENGTH.size))[0]))
    header, lengths = told["header"], told["files"]
    if not isinstance(header, dict) or len(lengths) > MOST_FILES:
        raise ValueError("not a frame")
    return header, [_whole(stream, int(length)) for length in lengths]


def _whole(stream: IO[bytes], length: int) -> bytes:
    if not 0 <= length <= MOST_BYTES:
        raise ValueError("a frame of that length is not sent")
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
