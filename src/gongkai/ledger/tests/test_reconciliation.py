"""The 勾稽关系: cases that a lawyer can sign; every rule fails in one and holds in another."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gongkai.ledger import (
    RULES,
    Finding,
    OrganLevel,
    ReconciliationContext,
    Tables,
    form_for,
    load_form,
    reconcile,
    review,
)
from gongkai.ledger.tests.casefiles import FOLDER, cases, load

FILES = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem != "figures")
PLAIN = (
    "title",
    "published_on",
    "prose",
    "printed_labels",
    "register_decisions",
    "withdrawn_documents",
    "normative_backlog",
    "direct_suits_over_refusals",
)


def filled(spec: dict[str, Any]) -> Tables:
    """Tables with 0 everywhere but in 自然人 of the rows named, its sums, and the cells named."""
    form = load_form(spec["form"]) if "form" in spec else form_for(spec["year"])
    mapping: dict[str, Any] = dict.fromkeys(form.codes, 0)
    mapping.update({f"{row}.natural_person": figure for row, figure in spec.get("figures", {}).items()})
    for total in form.sums if "figures" in spec else ():
        mapping[total.total] = sum(mapping[part] for part in total.parts)
    return Tables.from_mapping(form, {**mapping, **spec.get("cells", {})})


def context(spec: dict[str, Any]) -> ReconciliationContext:
    given: dict[str, Any] = {name: spec[name] for name in PLAIN if name in spec}
    given.update({name: filled(spec[name]) for name in ("previous", "derived") if name in spec})
    if "units" in spec:
        given["units"] = {name: filled(unit) for name, unit in spec["units"].items()}
    if "organ_level" in spec:
        given["organ_level"] = OrganLevel(spec["organ_level"])
    return ReconciliationContext(tables=filled(spec), year=spec["year"], **given)


def test_case_files_use_only_known_words() -> None:
    known = {"year", "form", "figures", "cells", "previous", "derived", "units", "organ_level", *PLAIN}
    for case in (case for name in FILES for case in load(name)):
        assert set(case["input"]) <= known, case["name"]


@pytest.mark.parametrize("case", cases(*FILES))
def test_a_report_is_reconciled(case: dict[str, Any]) -> None:
    outcome, expected = review(context(case["input"])), case["expected"]
    found = {finding.rule for finding in outcome.findings}
    assert found == set(expected["finds"]), [finding.sentence for finding in outcome.findings]
    assert set(expected.get("holds", ())) <= set(outcome.rules_run) - found
    assert set(expected.get("skips", ())) <= set(outcome.rules_skipped)
    if found:
        rule = expected.get("rule", expected["finds"][0])
        findings = [finding for finding in outcome.findings if finding.rule == rule]
        check(findings[0], expected)
        assert expected.get("also_says", "") in "".join(finding.sentence for finding in findings[1:])


def check(finding: Finding, expected: dict[str, Any]) -> None:
    for name in ("expected", "found"):
        if name in expected:
            assert getattr(finding, name) == expected[name]
    assert list(finding.cells) == expected.get("cells", list(finding.cells))
    assert finding.severity == expected.get("severity", finding.severity)
    assert expected.get("says", "") in finding.sentence


def named(key: str) -> set[str]:
    return {rule for name in FILES for case in load(name) for rule in case["expected"].get(key, ())}


@pytest.mark.parametrize("key", ["finds", "holds"])
def test_every_rule_has_a_case_that_it_finds_and_one_that_holds(key: str) -> None:
    assert named(key) == {rule.id for rule in RULES}


def test_every_rule_of_the_official_list_is_there() -> None:
    official = (
        "T3-1 T3-2 T3-2' T3-3 T3-4 T3-5 T3-6 T4-1 T4-2 T4-3 T4-4 T4-5 T2-1 T2-2 T2-3 T2-4 T2-5 T2-6 T2-7"
    )
    assert {*official.split(), "X-1", "X-2", "X-3", "X-4", "X-5"} <= {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_sentences_name_places_in_words_and_show_a_way_out() -> None:
    for case in (case for name in FILES for case in load(name)):
        for finding in reconcile(context(case["input"])):
            assert "apps." not in finding.sentence
            assert "t2." not in finding.sentence
            assert "请" in finding.sentence
            assert finding.sentence.endswith("。")


def test_findings_come_heaviest_first() -> None:
    tables = Tables.from_mapping(load_form("2021"), {"apps.new.natural_person": 1})
    assert [finding.severity for finding in reconcile(ReconciliationContext(tables=tables, year=2024))] == [
        "error",
        "error",
        "warn",
    ]


def test_a_skipped_rule_says_what_was_missing() -> None:
    tables = Tables.from_mapping(load_form("2021"), dict.fromkeys(load_form("2021").codes, 0))
    outcome = review(ReconciliationContext(tables=tables, year=2024, published_on=date(2025, 1, 20)))
    assert outcome.rules_skipped["T3-4"] == "缺少上一年度报告"
    assert outcome.rules_skipped["T3-2"] == "不适用于 2021 年格式"
    assert not set(outcome.rules_run) & set(outcome.rules_skipped)
    assert len(outcome.rules_run) + len(outcome.rules_skipped) == len(RULES)


def test_no_case_file_is_left_out() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.yaml")} == {*FILES, "figures"}
