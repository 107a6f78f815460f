"""附件检查: what the public files of an item say about persons."""

from collections.abc import Iterable, Sequence
from datetime import date

from gongkai.items import sealed_files
from gongkai.items.models import Attachment
from gongkai.items.scanned_content import safe
from gongkai.items.scanning_rules import allowance_of, rules_of
from gongkai.organs.models import Organ
from gongkai.privacy.findings import Finding, FindingKind, Severity, finding_from
from gongkai.privacy.scanning import scan_text

NOT_THERE = "不能读取，须从备份恢复后再检查"


def findings_of_files(
    files: Sequence[tuple[str, str]], attachments: Iterable[Attachment], *, organ: Organ, on: date
) -> list[Finding]:
    """Findings in these files (name, digest of the rendition), each placed in its file.

    Those of the upload stand as long as the rules are the same; after that the sealed rendition is read again. A file
    that cannot be read blocks.
    """
    if not files:
        return []
    from gongkai.privacy.file_scan import FILE_NAME  # readers of files are loaded when there is a file

    kept = {file.rendition: file for file in attachments}
    rules, allowed = rules_of(organ, on=on), allowance_of(organ)
    found = []
    for name, digest in files:
        file = kept.get(digest)
        found += [within(name, one) for one in scan_text(name, where=FILE_NAME, allowed=allowed, on=on)]
        if file is not None and file.scanned_as == rules:
            inside: Sequence[Finding] = [finding_from(told) for told in file.findings]
        else:
            inside = _read_again(name, digest, organ=organ, on=on)
        found += [within(name, finding) for finding in inside if finding.where != FILE_NAME]
    return found


def within(name: str, finding: Finding) -> Finding:
    """The finding as one of the whole item: 附件“名单.xlsx”工作表“名单”C5."""
    return Finding(finding.kind, f"附件“{safe(name)}”{finding.where}", finding.masked, finding.severity)


def _read_again(name: str, digest: str, *, organ: Organ, on: date) -> Sequence[Finding]:
    from gongkai.privacy.file_scan import scan_bytes

    try:
        seen = scan_bytes(sealed_files.read(digest), name, allowed=allowance_of(organ), on=on)
    except sealed_files.SealedFileMissing:
        return [Finding(FindingKind.HIDDEN_CONTENT, NOT_THERE, "", Severity.BLOCK)]
    if seen.error:
        return [*seen.findings, Finding(FindingKind.HIDDEN_CONTENT, seen.error, "", Severity.BLOCK)]
    return seen.findings
