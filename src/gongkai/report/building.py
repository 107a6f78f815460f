"""编制: a report computed from the records as they are now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gongkai.ledger import Cell, Form, Severity, Tables, compute, form_for, load_form
from gongkai.organs.models import Organ
from gongkai.report.collect import collect
from gongkai.report.figures import Figures, UnknownFigure, printed
from gongkai.report.findings import FindingJson, examine, text_finding
from gongkai.report.models import AnnualReport, State
from gongkai.report.narrative import opening_sections, title_of
from gongkai.report.placeholders import faults_in, filled_text, placeholders_in

# Rules that look at the day of publication: X-4 (year and days), X-5 (instruments in force).
_RULES_OF_THE_DAY = ("X-4", "X-5")


@dataclass
class Build:
    """A report of one organ's year: its tables, texts and figures, and what is wrong with them.

    Computed from the records, or read from a frozen report; the renderers print either alike.
    """

    organ: Organ
    year: int
    form: Form
    tables: Tables
    sections: Mapping[str, str]
    findings: list[FindingJson]
    figures: dict[str, str] = field(default_factory=dict)
    figure_records: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def title(self) -> str:
        return title_of(self.organ, self.year)

    def figure(self, code: str) -> str:
        """A figure of the text as printed; UnknownFigure when the text has none of that name."""
        try:
            return self.figures[code]
        except KeyError:
            raise UnknownFigure(f"没有名为“{{{code[:60]}}}”的指标") from None


def compute_tables(organ: Organ, year: int) -> Tables:
    """The tables of the year from the records as they are now."""
    return compute(form_for(year), year, collect(organ, year).facts)


def build(organ: Organ, year: int, sections: Mapping[str, str] | None = None) -> Build:
    """The report from the records as they are now, with its findings; LookupError for years without a form.

    `sections` are the texts that staff wrote; without them the opening texts are printed and not examined.
    """
    form = form_for(year)
    collected = collect(organ, year)
    tables = compute(form, year, collected.facts)
    figures = Figures(organ, year, lambda: tables)
    texts = opening_sections(organ, year) if sections is None else dict(sections)
    measured, faults = _measure(texts, figures)
    made = Build(organ, year, form, tables, texts, [], *measured)
    made.findings = [text_finding("FIGURE", f"{fault}。", Severity.BLOCK) for fault in faults] + examine(
        organ,
        year,
        tables=tables,
        derived=tables,
        prose=None if sections is None else prose_of(made),
        faults=collected.faults,
        surroundings=collected.surroundings,
        title=made.title,
    )
    return made


def build_of(report: AnnualReport) -> Build:
    """The report as it stands: from the records while it is drafted, as frozen from then on."""
    if report.state == State.DRAFT:
        return build(report.organ, report.year, report.sections)
    return frozen_build(report)


def frozen_build(report: AnnualReport) -> Build:
    """The report as it was frozen."""
    form = load_form(report.form)
    read = Tables.from_mapping(form, report.cells)
    cells = {code: Cell(cell.value, tuple(report.records.get(code, ()))) for code, cell in read.cells.items()}
    return Build(
        organ=report.organ,
        year=report.year,
        form=form,
        tables=Tables(form, cells),
        sections=report.sections,
        findings=report.findings,
        figures=dict(report.figures),
        figure_records={code: tuple(report.records.get(code, ())) for code in report.figures},
    )


def prose_of(made: Build) -> dict[str, str]:
    """The texts as a reader sees them; figures that do not exist are left as they stand."""

    def lookup(code: str) -> str:
        return made.figures.get(code, f"{{{code}}}")

    return {section: filled_text(text, lookup) for section, text in made.sections.items()}


def publication_findings(report: AnnualReport, published_on: date) -> list[FindingJson]:
    """What the day of publication adds to the findings of a frozen report: a missed limit, an ended instrument."""
    made = frozen_build(report)
    found = examine(
        report.organ,
        report.year,
        tables=made.tables,
        derived=None,
        prose=prose_of(made),
        title=made.title,
        published_on=published_on,
    )
    return [each for each in found if each["rule"] in _RULES_OF_THE_DAY and each not in report.findings]


def _measure(
    texts: Mapping[str, str], figures: Figures
) -> tuple[tuple[dict[str, str], dict[str, tuple[str, ...]]], list[str]]:
    values, records = {}, {}
    faults = faults_in(texts, lambda code: printed(figures.measure(code).value))
    for code in dict.fromkeys(code for text in texts.values() for code in placeholders_in(text)):
        try:
            measured = figures.measure(code)
        except UnknownFigure:
            continue
        values[code], records[code] = printed(measured.value), measured.record_ids
    return (values, records), faults
