"""Whatever happens, computed tables balance, and a year begins with what the last one left open."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.ledger import (
    ApplicantKind,
    ApplicationFact,
    Fact,
    PowerItemFact,
    PowerKind,
    ReconciliationContext,
    RemedyFact,
    RemedyGroup,
    RemedyOutcome,
    ResultRow,
    Tables,
    compute,
    form_for,
    load_form,
    reconcile,
)

DAYS = st.dates(date(2018, 1, 1), date(2024, 12, 31))
WAITS = st.none() | st.integers(0, 800)
YEARS = st.integers(2019, 2024)


@st.composite
def applications(draw: st.DrawFn) -> ApplicationFact:
    received, wait = draw(DAYS), draw(WAITS)
    closed = None if wait is None else received + timedelta(wait)
    row = None if wait is None else draw(st.sampled_from(ResultRow))
    return ApplicationFact(draw(st.uuids()).hex, draw(st.sampled_from(ApplicantKind)), received, row, closed)


@st.composite
def remedies(draw: st.DrawFn) -> RemedyFact:
    filed, wait = draw(DAYS), draw(WAITS)
    closed = None if wait is None else filed + timedelta(wait)
    outcome = None if wait is None else draw(st.sampled_from(RemedyOutcome))
    return RemedyFact(draw(st.uuids()).hex, draw(st.sampled_from(RemedyGroup)), filed, outcome, closed)


@st.composite
def power_items(draw: st.DrawFn) -> PowerItemFact:
    begun, lasts = draw(st.none() | DAYS), draw(WAITS)
    ended = None if lasts is None else (begun or date(2018, 1, 1)) + timedelta(lasts)
    return PowerItemFact(draw(st.uuids()).hex, draw(st.sampled_from(PowerKind)), begun, ended)


FACTS = st.lists(applications() | remedies() | power_items(), max_size=40)


def tables_of(year: int, facts: list[Fact]) -> Tables:
    return compute(form_for(year), year, facts)


@given(YEARS, FACTS)
@settings(deadline=None)
def test_computed_tables_always_balance(year: int, facts: list[Fact]) -> None:
    tables, last = tables_of(year, facts), tables_of(year - 1, facts) if year > 2019 else None
    findings = reconcile(ReconciliationContext(tables=tables, year=year, previous=last, derived=tables))
    doubts = {"APPLICANT"}
    assert [finding for finding in findings if finding.rule not in doubts] == []


@given(YEARS, FACTS)
@settings(deadline=None)
def test_what_a_year_leaves_open_the_next_year_carries_in(year: int, facts: list[Fact]) -> None:
    this, following = tables_of(year, facts), tables_of(year + 1, facts)
    for column in this.form.columns:
        left, carried = this.cells[f"apps.carried_out.{column}"], following.cells[f"apps.carried_in.{column}"]
        assert left.value == carried.value
        assert left.record_ids == carried.record_ids


@given(FACTS)
@settings(deadline=None)
def test_every_figure_is_the_number_of_its_records(facts: list[Fact]) -> None:
    tables = compute(load_form("2021"), 2023, facts)
    for code in tables.form.codes:
        if code.startswith(("apps.", "lit.")):
            assert tables.value(code) == len(set(tables.cells[code].record_ids))


@given(st.sampled_from(["2019", "2021"]), YEARS, FACTS)
@settings(deadline=None)
def test_tables_come_back_from_their_json(form_id: str, year: int, facts: list[Fact]) -> None:
    tables = compute(load_form(form_id), year, facts)
    json = tables.as_json()
    assert Tables.from_mapping(tables.form, json["cells"]).as_json() == json
