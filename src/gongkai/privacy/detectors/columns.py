"""Columns and fields of personal data (个人信息栏目): a heading with filled cells beneath, a label with a filled cell beside."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.head_rows import is_head, is_listed, is_name_of_a_thing
from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.written import Written, WrittenTable
from gongkai.privacy.findings import FindingKind, Severity
from gongkai.privacy.partly_hidden import is_masked

_LONGEST = 16
_ASIDE = re.compile(r"[\s*＊]|[（(].*")
_PHONE = re.compile("电话|手机|联系方式")
_HOME = re.compile("[住籍址]|户口")
_SPLIT = re.compile(r"[、，,；;/\s]+")


def columns(written: Written, given: Given) -> Iterator[Hit]:
    """One finding for each column, at its first heading; none where every cell is masked or the organ's own phone."""
    if not isinstance(written, WrittenTable):
        return
    rows = written.table.rows
    words = {written.cell_of(start): (start, end) for start, end in written.anchors.get("column", ())}
    cells = {place: start for place, (start, _) in words.items()}
    headed: set[int] = set()
    for (row, column), (start, end) in words.items():
        heading = _ASIDE.sub("", rows[row][column])
        if not heading or len(heading) > _LONGEST or any(map(str.isdigit, heading)):
            continue
        if _names_a_thing(heading, written.text[start:end]):
            continue
        if _PHONE.search(heading) and nearest(heading) == "official":
            continue
        beneath = rows[row + 1][column : column + 1] if row + 1 < len(rows) else ()
        is_heading = (row + 1, column) not in cells and bool(beneath)
        if is_heading and column in headed:
            continue
        if is_heading and is_head(rows, row) and _is_filled(written, given, row, column, heading=heading):
            headed.add(column)
        elif not _is_filled_beside(written, given, row, column, cells=cells, heading=heading):
            continue
        offset = written.start_of(row, column)
        yield Hit(offset, start, FindingKind.PERSONAL_COLUMN, heading, Severity.WARN)


def _names_a_thing(heading: str, word: str) -> bool:
    """民族小区 and the like; a word of where somebody lives asks for a place: 现居住小区."""
    after = heading.rfind(word) + len(word)
    return not _HOME.search(word) and after >= len(word) and is_name_of_a_thing(heading, after=after)


def _is_filled(written: WrittenTable, given: Given, row: int, column: int, *, heading: str) -> bool:
    rows = written.table.rows
    return any(
        column < len(rows[number]) and _shows(rows[number][column], heading, given)
        for number in range(row + 1, len(rows))
    )


def _is_filled_beside(
    written: WrittenTable,
    given: Given,
    row: int,
    column: int,
    *,
    cells: dict[tuple[int, int], int],
    heading: str,
) -> bool:
    """A field of a form: nothing but its value beside, and no columns headed by this row."""
    told = written.table.rows[row]
    if is_listed(written.table.rows, row):
        return False
    if column + 1 >= len(told) or (row, column + 1) in cells:
        return False
    return column + 2 >= len(told) or column % 2 == 0 if _shows(told[column + 1], heading, given) else False


def _shows(cell: str, heading: str, given: Given) -> bool:
    value = cell.strip()
    if not value or value in ("无", "/", "-", "—", "——") or is_masked(value):
        return False
    if given.phones and _PHONE.search(heading):
        return any(re.sub("[^0-9]", "", each) not in given.phones for each in _SPLIT.split(value) if each)
    return True
