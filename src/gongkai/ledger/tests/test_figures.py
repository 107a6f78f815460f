"""Facts become figures: cases that a lawyer can sign, and what every computed table must satisfy."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gongkai.ledger import (
    ApplicantKind,
    ApplicationFact,
    DecisionFact,
    DecisionKind,
    Fact,
    FactError,
    FeeFact,
    NormativeFact,
    NormativeKind,
    PowerItemFact,
    PowerKind,
    ProcurementFact,
    RemedyFact,
    RemedyGroup,
    RemedyOutcome,
    ResultRow,
    compute,
    form_for,
    load_form,
)
from gongkai.ledger.tests.casefiles import cases

FACTS: dict[str, type] = {
    "application": ApplicationFact,
    "decision": DecisionFact,
    "fee": FeeFact,
    "normative": NormativeFact,
    "power_item": PowerItemFact,
    "procurement": ProcurementFact,
    "remedy": RemedyFact,
}
VALUES: dict[str, Any] = {
    "applicant_kind": ApplicantKind,
    "result_row": ResultRow,
    "group": RemedyGroup,
    "outcome": RemedyOutcome,
    "amount": Decimal,
}
KINDS: dict[str, Any] = {"decision": DecisionKind, "normative": NormativeKind, "power_item": PowerKind}


def told(lines: list[dict[str, Any]]) -> list[Fact]:
    facts: list[Fact] = []
    for number, line in enumerate(lines):
        fields = {**line}
        name, times = fields.pop("fact"), fields.pop("times", 1)
        converters = {**VALUES, "kind": KINDS.get(name)}
        values = {key: (converters.get(key) or (lambda v: v))(value) for key, value in fields.items()}
        facts += [FACTS[name](id=f"{name}-{number}-{again}", **values) for again in range(times)]
    return facts


@pytest.mark.parametrize("case", cases("figures"))
def test_facts_become_the_figures_of_the_report(case: dict[str, Any]) -> None:
    year = case["input"]["year"]
    form = load_form(case["input"]["form"]) if "form" in case["input"] else form_for(year)
    tables = compute(form, year, iter(told(case["input"]["facts"])))
    figures = {code: value for code, value in tables.as_json()["cells"].items() if value not in (0, "0")}
    assert figures == case["expected"]


def test_every_cell_of_the_form_is_computed() -> None:
    tables = compute(load_form("2019"), 2020, [])
    assert tuple(tables.cells) == tables.form.codes
    assert {cell.value for cell in tables.cells.values()} == {0, "0"}


def test_a_cell_opens_into_the_records_that_it_counts() -> None:
    facts = [
        ApplicationFact(
            "A1", ApplicantKind.NATURAL_PERSON, date(2024, 3, 1), ResultRow.OPEN, date(2024, 3, 9)
        ),
        ApplicationFact("A2", ApplicantKind.BUSINESS, date(2024, 4, 1), ResultRow.NOT_HELD, date(2024, 4, 9)),
        ApplicationFact("A3", ApplicantKind.BUSINESS, date(2024, 12, 1)),
    ]
    cells = compute(load_form("2021"), 2024, facts).cells
    assert cells["apps.new.total"].record_ids == ("A1", "A2", "A3")
    assert cells["apps.new.org.business"].record_ids == ("A2", "A3")
    assert cells["apps.result.total.total"].record_ids == ("A1", "A2")
    assert cells["apps.carried_out.total"].record_ids == ("A3",)


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (
            ApplicationFact("A9", ApplicantKind.OTHER, date(2024, 1, 2), None, date(2024, 1, 3)),
            "no result row",
        ),
        (ApplicationFact("A9", ApplicantKind.OTHER, date(2024, 1, 2), ResultRow.OPEN), "no closing day"),
        (
            ApplicationFact("A9", ApplicantKind.OTHER, date(2024, 1, 2), ResultRow.OPEN, date(2024, 1, 1)),
            "before it was received",
        ),
        (RemedyFact("A9", RemedyGroup.REVIEW, date(2024, 1, 2), RemedyOutcome.UPHELD), "both an outcome"),
        (
            RemedyFact("A9", RemedyGroup.REVIEW, date(2024, 2, 2), RemedyOutcome.UPHELD, date(2024, 1, 1)),
            "before it was filed",
        ),
    ],
)
def test_a_fact_that_contradicts_itself_is_refused_by_its_record_id(fact: Fact, reason: str) -> None:
    with pytest.raises(FactError, match=f"record A9: .*{reason}"):
        compute(load_form("2021"), 2024, [fact])


def test_a_result_row_that_no_form_has_is_refused() -> None:
    lost: Any = "apps.result.lost"
    fact = ApplicationFact("A9", ApplicantKind.OTHER, date(2024, 1, 2), lost, date(2024, 1, 3))
    with pytest.raises(FactError, match=r"record A9: counts in .*, which no form has"):
        compute(load_form("2021"), 2024, [fact])
