"""Every data file has the shape that the code relies on, and nothing in it is unused."""

import re
from itertools import pairwise
from typing import Any

import pytest
from pydantic import TypeAdapter

from gongkai.law.notices import notice_from
from gongkai.law.provisions import all_provisions, provision
from gongkai.law.sources import DATA, read_data
from gongkai.law.tests import data_shapes as shapes
from gongkai.law.tests.casebook import CASES

SHAPES: dict[str, Any] = {
    "outcomes.yaml": shapes.OutcomesFile,
    "challenge_endings.yaml": shapes.EndingsFile,
    "remedy_paragraphs.yaml": shapes.RemedyParagraphs,
    "applicant_kinds.yaml": shapes.ApplicantKinds,
    "divisions.yaml": dict[shapes.Code, str],
    "statutory/national_days.yaml": shapes.NationalDays,
    "statutory/local_holidays.yaml": dict[shapes.Code, str],
}
FILES = sorted(str(path.relative_to(DATA)) for path in DATA.rglob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_validates(name: str) -> None:
    if name.startswith("calendars/"):
        for row in read_data(DATA / name):
            notice_from(row, where=name)
        return
    shape: Any = shapes.ProvisionsFile if name.startswith("provisions/") else SHAPES[name]
    TypeAdapter(shape).validate_python(read_data(DATA / name))


def test_every_version_of_every_provision_has_a_case() -> None:
    seen = {
        provision(case["input"]["provision"], on=case["input"]["dated"])
        for case in read_data(CASES / "provisions.yaml")
    }
    held = {version for versions in all_provisions().values() for version in versions}
    assert not {(each.id, str(each.effective_from)) for each in held - seen}


def test_versions_of_a_provision_do_not_overlap() -> None:
    for versions in all_provisions().values():
        for earlier, later in pairwise(versions):
            assert earlier.effective_to is not None and earlier.effective_to < later.effective_from


def test_provisions_are_named_in_code_or_are_periods_that_anyone_may_ask_for() -> None:
    code = " ".join(path.read_text(encoding="utf-8") for path in DATA.parent.glob("*.py"))
    rules = {each for each, versions in all_provisions().items() if versions[0].unit == "rule"}
    unused = {each for each in rules if f'"{each}"' not in code}
    assert unused <= {"reconsideration_organ"}, unused  # cited by letters


def test_no_number_of_the_law_is_written_in_code() -> None:
    for path in DATA.parent.glob("*.py"):
        for number in re.findall(
            r"(?<![\w.\"'-])(15|20|60|40)(?![\w.\"'-])", path.read_text(encoding="utf-8")
        ):
            pytest.fail(f"{path.name} holds a literal {number}: it belongs in law/data")


def test_old_divisions_of_ningxia_are_held_to_the_county() -> None:
    names = read_data(DATA / "divisions.yaml")
    assert sum(len(code) == 2 for code in names) == 34
    assert sum(len(code) == 6 and code.startswith("64") for code in names) >= 22
    assert all(code[:2] in names for code in names)
