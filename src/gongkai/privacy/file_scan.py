"""文件检查: what one file, or every file of a folder, says about persons."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gongkai.privacy.findings import NOTHING_ALLOWED, Allowance, Finding, FindingKind, Severity
from gongkai.privacy.masks import Mask, apply
from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import read
from gongkai.privacy.readers.archive import is_system_file
from gongkai.privacy.readers.properties import names_a_person
from gongkai.privacy.readers.reading import IMAGE, LOCATION, MAX_FILE_BYTES, MIB, PROPERTY
from gongkai.privacy.scanning import scan_pieces, scan_text

FILE_NAME = "文件名"
_FEW_IMAGES = 3  # are told one by one
_LONG = re.compile(r"[0-9A-Za-z@._*-]*[0-9@][0-9A-Za-z@._*-]*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_SUSPECT = re.compile(r"[0-9]{6}|@")


@dataclass(frozen=True)
class FileScan:
    """The findings in one file, its name included; `error` says why it could not be read, "" when it was."""

    file: str
    findings: tuple[Finding, ...] = ()
    error: str = ""

    @property
    def blocks(self) -> bool:
        return any(finding.blocks for finding in self.findings)

    def as_mapping(self) -> dict[str, object]:
        return {
            "file": self.file,
            "findings": [finding.as_mapping() for finding in self.findings],
            "error": self.error or None,
        }


def scan_bytes(
    content: bytes, name: str, *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> FileScan:
    """The file and its name; a name or place that holds personal data is masked in the answer too."""
    in_name = scan_text(name, where=FILE_NAME, allowed=allowed, on=on)
    shown = _masked(name, in_name)
    try:
        pieces = read(content, name)
    except Unreadable as problem:
        return FileScan(shown, tuple(in_name), _safe(str(problem), allowed=allowed, on=on))
    found = [*in_name, *findings_of(pieces, allowed=allowed, on=on)]
    return FileScan(shown, tuple(found))


def findings_of(
    pieces: Iterable[Piece], *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> list[Finding]:
    """What the detectors find, and what properties, positions and pictures mean."""
    texts: list[Piece] = []
    about: list[Finding] = []
    images: list[str] = []
    for piece in pieces:
        if isinstance(piece, Passage) and piece.hidden == IMAGE:
            images.append(piece.where.removesuffix("："))
        elif isinstance(piece, Passage) and piece.hidden == LOCATION:
            about.append(Finding(FindingKind.LOCATION, piece.where, "", Severity.BLOCK))
        elif isinstance(piece, Passage) and piece.hidden == PROPERTY:
            texts.append(replace(piece, hidden=""))
            if names_a_person(piece):
                masked = apply(Mask.SURNAME, piece.text)
                about.append(Finding(FindingKind.METADATA, piece.where, masked, Severity.WARN))
        else:
            texts.append(piece)
    found = [*scan_pieces(texts, allowed=allowed, on=on), *about, *_images(images)]
    places = {each: _safe(each, allowed=allowed, on=on) for each in {finding.where for finding in found}}
    return [replace(finding, where=places[finding.where]) for finding in found]


def _images(places: list[str]) -> list[Finding]:
    """Pictures are told one by one while they are few."""
    named = [place or "图像" for place in places]
    if len(named) > _FEW_IMAGES:
        named = [f"{named[0]}等 {len(named)} 处"]
    return [Finding(FindingKind.UNREADABLE_IMAGE, place, "", Severity.WARN) for place in named]


def _safe(place: str, *, allowed: Allowance, on: date | None) -> str:
    """A place or message without the value that a file, sheet or part was named after."""
    if not _SUSPECT.search(place):
        return place
    return _masked(place, scan_text(place, allowed=allowed, on=on))


def _masked(text: str, findings: list[Finding]) -> str:
    """Numbers and addresses all but for their last four characters; Chinese too where it may be a name or a place."""
    if not findings:
        return text
    folder, slash, name = text.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix) > 5:
        stem, dot, suffix = name, "", ""
    whole = f"{folder}{slash}{stem}"
    masked = _LONG.sub(
        lambda found: apply(Mask.LAST_FOUR, found[0]) if len(found[0]) > 6 else found[0], whole
    )
    in_words = {FindingKind.NAME, FindingKind.RELATIVE, FindingKind.ADDRESS}
    if any(finding.kind in in_words for finding in findings):
        masked = _HAN.sub(lambda found: "*" * len(found[0]), masked)
    return f"{masked}{dot}{suffix}"


def scan_path(
    path: Path, *, allowed: Allowance = NOTHING_ALLOWED, on: date | None = None
) -> Iterator[FileScan]:
    """The file, or every file in the folder and below, in the order of their names."""
    for file in files_in(path):
        yield _scan_file(file, allowed=allowed, on=on)


def _scan_file(file: Path, *, allowed: Allowance, on: date | None) -> FileScan:
    told = str(file)
    in_name = tuple(scan_text(told, where=FILE_NAME, allowed=allowed, on=on))
    shown = _masked(told, list(in_name))
    try:
        if not file.exists():
            return FileScan(shown, in_name, "没有这个文件或者文件夹：请核对路径。")
        if not file.is_file():
            return FileScan(shown, in_name, "不是普通文件，没有读取：请换成文件或者文件夹。")
        if file.stat().st_size > MAX_FILE_BYTES:
            return FileScan(
                shown, in_name, f"文件超过 {MAX_FILE_BYTES // MIB} MB，没有读取：请拆成几个文件后重试。"
            )
        content = file.read_bytes()
    except (OSError, ValueError):
        return FileScan(shown, in_name, "文件打不开：请检查路径和读取权限。")
    found = scan_bytes(content, file.name, allowed=allowed, on=on)
    rest = [finding for finding in found.findings if finding.where != FILE_NAME]
    return FileScan(shown, (*in_name, *rest), found.error)


def files_in(path: Path) -> Iterator[Path]:
    """A file as it is; of a folder all files below, each folder once however links lead around."""
    if not path.is_dir():
        yield path
        return
    entered: set[str] = set()
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        try:
            inside = sorted(folder.iterdir())
        except OSError:
            yield folder
            continue
        waiting += [each for each in reversed(inside) if each.is_dir()]
        yield from (each for each in inside if not each.is_dir() and not is_system_file(each.name))
