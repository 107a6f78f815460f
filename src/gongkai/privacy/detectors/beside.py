"""Names beside personal data (并列的姓名): alone a name is no finding."""

import re
from collections.abc import Collection, Iterator

from gongkai.privacy.detectors.hit import Hit
from gongkai.privacy.detectors.written import Written, WrittenTable
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.names import is_name, names_in, surname_of
from gongkai.privacy.partly_hidden import is_masked

_NAMED = re.compile("(?:姓名|户主|人|名字)[:： ]")
_HEADING = re.compile(
    "(?:姓名|户主|申请人|联系人|当事人|负责人|法定代表人|受益人|承租人|购房人|名字)(?!.*关系)(?:[（(].*)?$",
    re.MULTILINE,
)
# Of a column of names: a Mongolian name may have seven characters and no dot.
_PERSON = re.compile(
    "[\u4e00-\u9fff〇]{2,7}(?<![司厂社局院所村组队店站区镇乡县市])|[\u4e00-\u9fff]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+"
)


def names_beside(written: Written, found: Collection[Hit]) -> Iterator[Hit]:
    if isinstance(written, WrittenTable):
        yield from _in_rows(written, found)
        return
    seen: set[int] = set()
    last = 0
    for hit in sorted(found):
        if hit.end < last:
            continue
        first, last = _bounds(written, hit)
        for start, end in names_in(written.text[first:last]):
            if first + start not in seen:
                seen.add(first + start)
                yield _hit(first + start, written.text[first + start : first + end])


def _bounds(written: Written, hit: Hit) -> tuple[int, int]:
    """The sentence, and the clause before where it tells a name: 户主姓名：张三；身份证号：……"""
    first, last = written.around(hit.start, hit.end)
    if first and written.text[first - 1] in "；;":
        start, _ = written.around(first - 1, first - 1)
        if _NAMED.search(written.text, start, first):
            return start, last
    return first, last


def _in_rows(written: WrittenTable, found: Collection[Hit]) -> Iterator[Hit]:
    """The cells of the name columns; where there are none, cells that look like a name."""
    named = [column for column, heading in written.headings.items() if _HEADING.search(heading)]
    for row in sorted({written.row_of(hit.start) for hit in found}):
        cells = written.table.rows[row]
        is_body = bool(named) and row >= written.heading_rows
        for column in named if is_body else range(len(cells)):
            name = cells[column].strip() if column < len(cells) else ""
            if is_name(name) or (is_body and _is_person(name)):
                yield _hit(written.start_of(row, column) + cells[column].index(name), name)


def _is_person(name: str) -> bool:
    return _PERSON.fullmatch(name) is not None and not is_masked(name)


def _hit(start: int, name: str) -> Hit:
    return Hit(start, start + len(name), FindingKind.NAME, f"{surname_of(name)}*", Severity.WARN)
