"""核对案卷: is the sealed file what was archived, does the chain say so, and does it come out the same once more?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from gongkai.applications.identity import decrypted
from gongkai.archive.bundle import bundle_of
from gongkai.archive.models import CaseFile, Destruction, Verdict
from gongkai.archive.shelf import Shelf, shelf_of
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.items import sealed_files

BATCH = 200


@dataclass(frozen=True)
class Finding:
    """One sentence of the check; `holds` where all is as it should be."""

    holds: bool
    sentence: str


def verified(file: CaseFile) -> list[Finding]:
    """The three questions, with their answers; making it anew takes a second or more."""
    found = [_sealed(file), _told(file)]
    shelf = shelf_of(file.application)
    if shelf.file == file:
        found.append(_made_anew(file, shelf))
    return found


def verify_case_files() -> tuple[int, list[str]]:
    """How many case files there are that were not destroyed, and a sentence for each of which the chain tells otherwise.

    The files themselves are opened by `casework.kept_files`.
    """
    destroyed = Destruction.objects.filter(verdict=Verdict.APPROVED).values("application")
    files = CaseFile.objects.exclude(application__in=destroyed).select_related("application")
    checked, changed = 0, []
    ordered = files.defer("application__identity", "contents").order_by("pk").iterator(chunk_size=BATCH)
    while batch := list(islice(ordered, BATCH)):
        told = _told_of(batch)
        for file in batch:
            checked += 1
            finding = _compared(file, told.get(subject_of(file.application), []))
            if not finding.holds:
                changed.append(f"案卷 {file.application.number} 第 {file.version} 版：{finding.sentence}")
    return checked, changed


def _told_of(files: Sequence[CaseFile]) -> dict[str, list[Entry]]:
    told: dict[str, list[Entry]] = defaultdict(list)
    subjects = [subject_of(file.application) for file in files]
    for entry in Entry.objects.filter(subject__in=subjects, verb="archive"):
        told[entry.subject].append(entry)
    return told


def _sealed(file: CaseFile) -> Finding:
    try:
        sealed_files.read(file.digest)
    except sealed_files.SealedFileMissing as missing:
        return Finding(False, str(missing))
    return Finding(True, f"封存的案卷可以打开，内容与摘要 {file.digest} 相符。")


def _told(file: CaseFile) -> Finding:
    return _compared(file, _told_of([file]).get(subject_of(file.application), []))


def _compared(file: CaseFile, told: Sequence[Entry]) -> Finding:
    for entry in told:
        if entry.payload.get("version") == file.version:
            if entry.payload.get("digest") == file.digest:
                return Finding(True, f"留痕第 {entry.sequence} 条记载的摘要与之相同（{entry.hash}）。")
            return Finding(False, f"留痕第 {entry.sequence} 条记载的摘要与案卷记录的不同。")
    return Finding(False, "留痕中没有这一版案卷的归档记录。")


def _made_anew(file: CaseFile, shelf: Shelf) -> Finding:
    news = shelf.news()
    if news:
        return Finding(False, f"归档后又有 {news} 条办理记录，请补充归档。")
    application = file.application
    try:
        applicant = decrypted(bytes(application.identity), application.number)
    except DetailsUnreadable as problem:
        return Finding(False, str(problem))
    again = bundle_of(application, applicant, through=file.through_sequence, made_at=file.made_at)
    if sealed_files.digest_of(again.pdf) == file.digest:
        return Finding(True, "按现在的记录重新制作，与封存的案卷逐字节相同。")
    return Finding(False, "按现在的记录重新制作，与封存的不同：模板、字体或者记录有变化，以封存的为准。")
