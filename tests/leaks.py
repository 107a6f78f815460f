"""Looking for planted words wherever a platform keeps or writes anything: cells of every table, files, logs."""

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.db import connection


def forms_of(word: str) -> frozenset[bytes]:
    """A word as it may lie somewhere: plain in three codings, in an address, in JSON, in base64 at any offset."""
    plain = word.encode()
    found = {plain, word.encode("utf-16-le"), word.encode("gb18030")}
    found |= {quote(word).encode(), quote_plus(word).lower().encode(), json.dumps(word)[1:-1].encode()}
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        found.add(coded[(0, 2, 3)[shift] : len(coded) - 4])
    return frozenset(each for each in found if len(each) > 5)


def cells() -> Iterator[tuple[str, bytes]]:
    """Everything that the database holds: "table.column" and the bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [each[0] for each in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if value is not None and value != "":
                        yield f"{table}.{column}", _bytes(value)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, with its name."""
    for path in sorted(folder.rglob("*")):
        place = str(path.relative_to(folder))
        yield f"name of {place}", place.encode()
        if path.is_file():
            yield place, path.read_bytes()


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them (Word and Excel files, gzip)."""
    yield content
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield package.read(name)
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)


def found(words: Iterable[str], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """ "table.column: word" for each place that holds one of the words in any form."""
    told = {word: forms_of(word) for word in words}
    seen = set()
    for place, content in places:
        for part in unpacked(content):
            for word, forms in told.items():
                if any(form in part for form in forms):
                    seen.add(f"{place}: {word}")
    return sorted(seen)
