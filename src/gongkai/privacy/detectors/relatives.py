"""Names of relatives (家庭成员姓名)."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.written import Written, WrittenTable
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.names import is_name, name_at, surname_of

_BETWEEN = re.compile(r"(?:的?姓名)?[\s:：（(是为叫]{0,4}")
_HEADING = re.compile("家庭成员|家庭人员|家属|配偶|子女|父亲|母亲|监护人|共同申请人|妻子|丈夫")
_RELATION = re.compile("与户主关系|与申请人关系|家庭关系|称谓|^关系$", re.MULTILINE)
_SELF = re.compile("本人|户主|申请人|自己|关系")
_SPLIT = re.compile(r"[、，,；;/\s]+")


def relatives(written: Written, given: Given) -> Iterator[Hit]:
    text = written.text
    for _, end in written.anchors.get("relative", ()):
        between = _BETWEEN.match(text, end)
        start = between.end() if between else end
        name = name_at(text, start)
        if name:
            yield _hit(start, name)
    for start, cell in written.under(_HEADING):
        for part in re.finditer(r"[^、，,；;/\s]+", cell[:80]):
            if is_name(part[0]):
                yield _hit(start + part.start(), part[0])
    if isinstance(written, WrittenTable):
        yield from _by_relation(written)


def _by_relation(written: WrittenTable) -> Iterator[Hit]:
    """A row that says 之子 or 配偶 names a relative of someone else."""
    for start, cell in written.under(_RELATION):
        if _SELF.search(cell):
            continue
        row = written.row_of(start)
        for column, other in enumerate(written.table.rows[row]):
            name = other.strip()
            if is_name(name):
                yield _hit(written.start_of(row, column) + other.index(name), name)
                break


def _hit(start: int, name: str) -> Hit:
    return Hit(start, start + len(name), FindingKind.RELATIVE, f"{surname_of(name)}*", Severity.WARN)
