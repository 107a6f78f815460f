"""What the scan finds of a planted test set, and what it takes for a person that is none.

`python -m benchmarks.privacy_recall`; with `--misses` every miss and every false alarm is printed, and no figure kept.
"""

import sys
import time
from collections import Counter
from datetime import date

from benchmarks import place, results
from benchmarks.planted.document import Planted
from benchmarks.planted.documents import planted, traps_of
from benchmarks.planted.traps import ALLOWED
from gongkai.privacy.file_scan import scan_bytes
from gongkai.privacy.findings import Finding
from gongkai.privacy.findings import FindingKind as Kind
from gongkai.privacy.scanning import scan_text

SEED = 640221
ON = date(2026, 11, 23)
SAME = {Kind.RESIDENT_ID_15: {Kind.RESIDENT_ID}, Kind.OTHER_PAPER: {Kind.PASSPORT}}
"""Kinds under which a value counts as found too."""


def findings_of(document: Planted) -> list[Finding]:
    if document.content is None:
        return scan_text(document.text, allowed=ALLOWED, on=ON)
    scan = scan_bytes(document.content, document.name, allowed=ALLOWED, on=ON)
    return list(scan.findings)


def main() -> None:
    shows_misses = "--misses" in sys.argv
    place.set_up()
    sown, found, by_way, missed_ways = Counter[Kind](), Counter[Kind](), Counter[str](), Counter[str]()
    alarms, blocking, by_trap = Counter[Kind](), Counter[Kind](), Counter[str]()
    documents = list(planted(SEED))
    started = time.perf_counter()
    for document in documents:
        assert document.kind is not None
        kinds = {finding.kind for finding in findings_of(document)}
        sown[document.kind] += 1
        by_way[document.way] += 1
        if kinds & ({document.kind} | SAME.get(document.kind, set())):
            found[document.kind] += 1
        else:
            missed_ways[document.way] += 1
            if shows_misses:
                others = "、".join(sorted(kind.label for kind in kinds))
                print(f"MISSED {document.kind.value} [{document.way}] {document.text!r} (found: {others})")
    traps = list(traps_of(SEED))
    for document in traps:
        for finding in findings_of(document):
            alarms[finding.kind] += 1
            blocking[finding.kind] += finding.blocks
            by_trap[document.way] += 1
            if shows_misses:
                print(f"ALARM {finding.kind.value} [{document.way}] {document.text!r} -> {finding.sentence}")
    trapped = sum(trap.values for trap in traps)
    seconds = time.perf_counter() - started
    rows = [_row(kind, sown, found, alarms, blocking, trapped) for kind in Kind if sown[kind] or alarms[kind]]
    total = [str(sown.total()), str(found.total()), f"{found.total() / sown.total():.1%}"]
    rows.append(["all", *total, *(f"{each.total() * 1000 / trapped:.1f}" for each in (alarms, blocking))])
    if shows_misses:
        print_most("missed", missed_ways)
        print_most("false alarms", by_trap)
        return
    files = sum(document.content is not None for document in documents)
    results.report(
        "privacy_recall",
        ["kind", "planted", "found", "recall", "false alarms per 1,000 traps", "of them blocking"],
        rows,
        notes=f"{len(documents):,} planted documents ({files} files), {trapped:,} traps of "
        f"{len({trap.way for trap in traps})} sorts, seed {SEED}, {seconds:.0f} s.",
    )
    results.report(
        "privacy_recall",
        ["way of writing, or place in a file, with misses", "planted", "missed"],
        [[way, str(by_way[way]), str(number)] for way, number in missed_ways.most_common()],
    )


def _row(
    kind: Kind,
    sown: Counter[Kind],
    found: Counter[Kind],
    alarms: Counter[Kind],
    blocking: Counter[Kind],
    traps: int,
) -> list[str]:
    recall = f"{found[kind] / sown[kind]:.1%}" if sown[kind] else "—"
    per_thousand = [f"{counts[kind] * 1000 / traps:.1f}" for counts in (alarms, blocking)]
    return [f"{kind.value} {kind.label}", str(sown[kind]), str(found[kind]), recall, *per_thousand]


def print_most(title: str, counts: Counter[str]) -> None:
    for way, number in counts.most_common(40):
        print(f"{title}: {number:4} {way}")


if __name__ == "__main__":
    main()
