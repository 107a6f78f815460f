"""核对: a report held against the ledger's rules and against its own texts; findings as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypedDict

from gongkai.ledger import (
    Finding,
    OrganLevel,
    ReconciliationContext,
    Severity,
    Tables,
    form_for,
    load_form,
    reconcile,
)
from gongkai.organs.models import Level, Organ, OrganKind
from gongkai.report.collect import Fault, Surroundings
from gongkai.report.models import AnnualReport, State
from gongkai.report.narrative import PROMPT
from gongkai.report.placeholders import section_name

BLOCKING = (Severity.BLOCK, Severity.ERROR)
_WEIGHTS = list(Severity)
_LEVELS = {Level.PROVINCE: "provincial", Level.PREFECTURE: "city", Level.COUNTY: "county"}


class FindingJson(TypedDict):
    """A finding as it is stored: severity is block, error, warn or info; the sentence is for staff."""

    rule: str
    severity: str
    cells: list[str]
    expected: int | float | str | None
    found: int | float | str | None
    sentence: str


def level_of(organ: Organ) -> OrganLevel:
    """The organ's level in the ledger's words; offices report as departments do."""
    if organ.level == Level.TOWNSHIP:
        return OrganLevel.TOWNSHIP_GOVERNMENT
    what = "government" if organ.kind == OrganKind.GOVERNMENT else "department"
    return OrganLevel(f"{_LEVELS[Level(organ.level)]}_{what}")


def previous_tables(organ: Organ, year: int) -> Tables | None:
    """The tables of last year's report, when it was frozen here."""
    report = AnnualReport.objects.filter(organ=organ, year=year - 1).exclude(state=State.DRAFT)
    kept = report.values_list("form", "cells").first()
    return Tables.from_mapping(load_form(kept[0]), kept[1]) if kept else None


def examine(
    organ: Organ,
    year: int,
    *,
    tables: Tables,
    derived: Tables | None,
    prose: Mapping[str, str] | None,
    faults: Sequence[Fault] = (),
    surroundings: Surroundings | None = None,
    title: str | None = None,
    published_on: date | None = None,
) -> list[FindingJson]:
    """Every finding about a report, heaviest first; `prose` None leaves the text unexamined."""
    context = ReconciliationContext(
        tables=tables,
        year=year,
        organ_level=level_of(organ),
        previous=previous_tables(organ, year),
        derived=derived,
        direct_suits_over_refusals=surroundings.direct_suits_over_refusals if surroundings else None,
        withdrawn_documents=surroundings.withdrawn_documents if surroundings else None,
        normative_backlog=surroundings.normative_backlog if surroundings else None,
        prose=prose,
        title=title,
        published_on=published_on,
    )
    found = [*map(_json, reconcile(context)), *map(_fault_json, faults)]
    if prose is not None:
        found += _about_texts(year, prose)
    return sorted(found, key=lambda finding: _WEIGHTS.index(Severity(finding["severity"])))


def blocking(findings: Sequence[FindingJson]) -> list[FindingJson]:
    """The findings with which a report cannot be frozen."""
    return [finding for finding in findings if finding["severity"] in BLOCKING]


def text_finding(rule: str, sentence: str, severity: Severity = Severity.ERROR) -> FindingJson:
    """A finding about the text alone."""
    return FindingJson(
        rule=rule, severity=severity.value, cells=[], expected=None, found=None, sentence=sentence
    )


def _about_texts(year: int, prose: Mapping[str, str]) -> list[FindingJson]:
    """Prompts that nobody answered, empty sections, and subjects that the form asks for and nobody named."""
    found = []
    for section, text in prose.items():
        if PROMPT in text:
            sentence = f"{section_name(section)}还有待填写的提示（【请……】）。请写明或者删去。"
            found.append(text_finding("PROMPT", sentence))
    for section_of_form in form_for(year).sections:
        text = prose.get(section_of_form.number, "")
        if section_of_form.table is None and not text.strip():
            sentence = (
                f"第{section_of_form.number}部分“{section_of_form.title}”没有文字。没有的请写“无”并说明。"
            )
            found.append(text_finding("COVER", sentence))
            continue
        missing = [each for each in section_of_form.must_cover if not _covers(text, each)]
        if section_of_form.must_cover and missing and not _is_none(text):
            sentence = f"第{section_of_form.number}部分没有写到“{'”“'.join(missing)}”，格式要求写明。"
            found.append(text_finding("COVER", sentence, Severity.WARN))
    return found


def _covers(text: str, subject: str) -> bool:
    """Whether the text names a subject, in the form's words or without the leading 政府信息公开."""
    short = subject.removeprefix("政府信息公开").removesuffix("收取情况")
    return subject in text or short in text or subject.replace("主要", "") in text


def _is_none(text: str) -> bool:
    return text.strip().startswith("无")


def _json(finding: Finding) -> FindingJson:
    return FindingJson(
        rule=finding.rule,
        severity=finding.severity.value,
        cells=list(finding.cells),
        expected=_plain(finding.expected),
        found=_plain(finding.found),
        sentence=finding.sentence,
    )


def _fault_json(fault: Fault) -> FindingJson:
    severity = Severity.ERROR if fault.blocks else Severity.WARN
    return text_finding("RECORD", fault.sentence, severity)


def _plain(value: Any) -> int | float | str | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, int) or value is None else str(value)
