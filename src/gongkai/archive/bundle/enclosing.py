"""Files laid into the bundle as they came (PDF/A-3), each told by name, sort, size and digest."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from gongkai.archive.bundle.paper import Enclosed


def enclose(book: pikepdf.Pdf, files: Sequence[Enclosed], *, at: datetime) -> None:
    """Named in the catalogue's attachments and as associated files; the same input gives the same bytes."""
    specs = [
        (f"{number:03d} {file.name}", _spec(book, file, at)) for number, file in enumerate(files, start=1)
    ]
    if not specs:
        return
    names = [each for name, spec in specs for each in (String(name), spec)]
    book.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    book.Root.AF = Array([spec for _, spec in specs])


def _spec(book: pikepdf.Pdf, file: Enclosed, at: datetime) -> pikepdf.Object:
    stream = book.make_stream(file.content)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{file.media_type}")
    stream.Params = Dictionary(
        Size=len(file.content),
        ModDate=String(at.strftime("D:%Y%m%d%H%M%S+08'00'")),
        CheckSum=String(hashlib.md5(file.content, usedforsecurity=False).digest()),
    )
    return book.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name.encode("ascii", "replace").decode()),
            UF=String(file.name),
            AFRelationship=Name.Source,
            Desc=String(f"SHA-256 {hashlib.sha256(file.content).hexdigest()}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
