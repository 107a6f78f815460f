"""Every rule names what holds it, what it names is there, and every kind of reply has its cases in each file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.report.tests.sixty_cases import OUTCOMES

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "src" / "gongkai"
CASES = [PACKAGES / "law" / "tests" / "cases", PACKAGES / "applications" / "tests" / "cases"]


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


RULES = read(ROOT / "tests" / "rules.yaml")


def names_in(stem: str) -> set[str]:
    return {case["name"] for folder in CASES for path in folder.glob(f"{stem}.yaml") for case in read(path)}


def is_there(reference: str) -> bool:
    if "::" not in reference:
        stem, _, case = reference.partition(": ")
        return case in names_in(stem)
    place, _, test = reference.partition("::")
    package, _, file = place.partition("/")
    path = PACKAGES / package / "tests" / f"{file}.py"
    return path.exists() and f"def {test}(" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=[rule["rule"] for rule in RULES])
def test_a_rule_is_held_by_cases_that_are_there(rule: dict[str, Any]) -> None:
    assert rule["held_by"], "a rule without a case"
    assert [each for each in rule["held_by"] if not is_there(each)] == []


def test_no_rule_is_named_twice() -> None:
    assert len({rule["rule"] for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("code", OUTCOMES)
def test_a_kind_of_reply_has_its_row_its_remedy_and_its_letter(code: str) -> None:
    rows, remedies = read(CASES[0] / "outcomes.yaml"), read(CASES[0] / "remedies.yaml")
    letters = read(CASES[1] / "letters.yaml")
    assert code in {case["input"] for case in rows}
    assert code in {case["input"]["outcome"] for case in remedies}
    assert code == "withdrawn" or code in {case["input"]["outcome"] for case in letters}
