"""对照标准目录: rows that a catalogue lacks, limits that are longer, elements that are missing, a basis that does not fit (pure)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.catalogue.lines import Line, path_of
from gongkai.catalogue.models.heading import TimeUnit
from gongkai.catalogue.standards import Reference, Standard, StandardRow, references

_NAMES = re.compile(r"《([^》]+)》")
_WORKDAYS_OF_A_WEEK, _DAYS_OF_A_WEEK = 5, 7


class Verdict(StrEnum):
    """How a row of the standard stands in the catalogue."""

    SAME = "same"
    DIFFERENT = "different"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return {"same": "一致", "different": "有出入", "missing": "缺少"}[self.value]


@dataclass(frozen=True)
class Compared:
    """A row of the standard, the line that stands for it (None: there is none), and what differs, as sentences."""

    row: StandardRow
    line: Line | None
    where: str
    findings: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        if self.line is None:
            return Verdict.MISSING
        return Verdict.DIFFERENT if self.findings else Verdict.SAME


@dataclass(frozen=True)
class Misfit:
    """A line whose basis is that of another subject."""

    code: str
    title: str
    sentence: str


def compare(lines: Sequence[Line], standard: Standard) -> list[Compared]:
    """Each row of the standard with the line that stands for it, in the order of the standard."""
    by_code = {line.code: line for line in lines}
    parents = {line.parent for line in lines}
    leaves = [line for line in lines if line.code not in parents]
    found = []
    for row in standard.rows:
        line = line_for(row, standard, leaves, by_code)
        where = " / ".join(path_of(line, by_code)) if line else ""
        found.append(Compared(row, line, where, tuple(_findings(row, line)) if line else ()))
    return found


def line_for(
    row: StandardRow, standard: Standard, leaves: Sequence[Line], by_code: Mapping[str, Line]
) -> Line | None:
    """The line with the row's code, else the one with its titles."""
    if row.code in by_code:
        return by_code[row.code]
    titles = {_plain(title) for title in row.titles}
    for line in leaves:
        parent = by_code.get(line.parent)
        if _plain(line.title) in titles and parent and is_first(parent.title, row, standard):
            return line
    return None


def is_first(title: str, row: StandardRow, standard: Standard) -> bool:
    """保障性住房·配给管理, or 配给管理 in a catalogue of this field alone."""
    plain = _plain(title)
    return plain in (_plain(row.first), _plain(f"{standard.prefix}{row.first}")) or (
        plain.startswith(_plain(standard.prefix)) and plain.endswith(_plain(row.first))
    )


def _findings(row: StandardRow, line: Line) -> list[str]:
    findings = []
    if line.time_limit is None:
        findings.append(f"没有写公开时限，标准是{row.time_words}")
    elif _workdays(line.time_limit, line.time_unit) > _workdays(row.limit, row.unit):
        findings.append(f"公开时限 {line.limit_in_words} 长于标准（{row.time_words}）")
    missing = [
        element for element in row.elements if _plain(element.partition("（")[0]) not in _plain(line.contents)
    ]
    if missing and len(missing) == len(row.elements):
        findings.append(f"没有写公开内容，标准要素是{'、'.join(row.elements)}")
    elif missing:
        findings.append(f"公开内容缺少{'、'.join(missing)}")
    cited = _NAMES.findall(line.basis)
    wanted = [name for text in row.basis for name in _NAMES.findall(text)]
    special = [name for name in wanted if name in {each.instrument for each in references()}]
    if special and not set(special) & set(cited):
        doubt = "（待核对原文）" if (row.basis_tag or row.tag) == "M" else ""
        findings.append(f"公开依据没有写《{'》《'.join(special)}》{doubt}")
    return findings


def misfits(lines: Sequence[Line]) -> list[Misfit]:
    """Lines that cite the instrument of another subject than their own."""
    by_code = {line.code: line for line in lines}
    found = []
    for line in lines:
        titles = "".join(path_of(line, by_code))
        for cited in _NAMES.findall(line.basis):
            reference = next((each for each in references() if each.instrument == cited), None)
            if reference is None or _is_about(titles, reference):
                continue
            right = [each.instrument for each in references() if _is_about(titles, each)]
            hint = f"，应否为《{right[0]}》" if right else ""
            sentence = (
                f"《{cited}》管的是{'、'.join(reference.about[:3])}，与本事项不符{hint}：请核对公开依据"
            )
            found.append(Misfit(line.code, " / ".join(path_of(line, by_code)), sentence))
    return found


def _is_about(titles: str, reference: Reference) -> bool:
    return any(word in titles for word in reference.about)


def _workdays(limit: int, unit: str) -> float:
    return limit if unit == TimeUnit.WORKDAYS else limit * _WORKDAYS_OF_A_WEEK / _DAYS_OF_A_WEEK


def _plain(text: str) -> str:
    return re.sub(r"[\s\u3000·•、，,（）()]+", "", text)
