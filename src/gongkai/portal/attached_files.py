"""附件 for the public: plain copies of sealed renditions in the item's page folder, gone with the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

from gongkai.items import sealed_files
from gongkai.items.models import Edition
from gongkai.items.renditions import MARK
from gongkai.portal.copied import replace_file

FOLDER = "files"
KILO = 1024


@dataclass(frozen=True)
class PublicFile:
    """One attachment of an edition; `position` counts from 1."""

    position: int
    name: str
    digest: str
    media_type: str
    size: int
    pages: int | None
    made: str = ""
    alt: str = ""

    @property
    def facts(self) -> str:
        """PDF，1.2 MB，12 页"""
        kind = PurePath(self.name).suffix.removeprefix(".").upper()
        pages = f"{self.pages} 页" if self.pages else ""
        return "，".join(part for part in (kind, size_in_words(self.size), pages) if part)

    @property
    def file_name(self) -> str:
        """How its copy is named on disk: nothing of what a clerk typed."""
        return f"{self.position}-{self.digest[:32]}"


@dataclass(frozen=True)
class LinkedFile:
    """What a page says of an attachment; `address` is empty where it cannot be had any more."""

    name: str
    facts: str
    address: str
    made: str = ""
    media_type: str = ""
    alt: str = ""


def files_of_edition(edition: Edition) -> list[PublicFile]:
    return [
        PublicFile(
            position=position,
            name=told["name"],
            digest=told["digest"],
            media_type=told["media_type"],
            size=told["size"],
            pages=told.get("pages"),
            made=told.get(MARK, ""),
            alt=told.get("alt", ""),
        )
        for position, told in enumerate(edition.files, start=1)
    ]


def address_of(base: str, file: PublicFile) -> str:
    """`base` is the item's address."""
    return f"{base}files/{file.position}/{quote(file.name, safe='')}"


def links(edition: Edition, latest: Edition, *, base: str) -> list[LinkedFile]:
    """The edition's attachments; those that the latest edition does not have any more without an address."""
    current = {(file.name, file.digest): file for file in files_of_edition(latest)}
    return [
        LinkedFile(
            file.name,
            file.facts,
            address_of(base, here) if here else "",
            file.made,
            file.media_type,
            file.alt,
        )
        for file in files_of_edition(edition)
        for here in [current.get((file.name, file.digest))]
    ]


def copy_of(folder: Path, file: PublicFile) -> Path:
    """The plain copy, made from the sealed rendition where it is missing or cut off; SealedFileMissing without one."""
    path = folder / FOLDER / file.file_name
    try:
        if path.stat().st_size == file.size:
            return path
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, sealed_files.read(file.digest))
    return path


def write_copies(folder: Path, edition: Edition) -> None:
    """Make the copies of an edition's attachments and remove those of others."""
    files: Sequence[PublicFile] = files_of_edition(edition)
    for file in files:
        copy_of(folder, file)
    kept = {file.file_name for file in files}
    for path in (folder / FOLDER).glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def size_in_words(size: int) -> str:
    """812 字节, 24 KB, 1.3 MB"""
    if size < KILO:
        return f"{size} 字节"
    if size < KILO * KILO:
        return f"{max(round(size / KILO), 1)} KB"
    return f"{size / KILO / KILO:.1f} MB"
