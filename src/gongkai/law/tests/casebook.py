"""Reading the YAML cases: one parametrised test for each file, the name of a case is its test id."""

from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from gongkai.law.sources import read_data

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[ParameterSet]:
    found: list[dict[str, Any]] = read_data(CASES / f"{name}.yaml")
    for case in found:
        assert {"name", "input", "expected", "basis"} <= case.keys(), case
    assert len({case["name"] for case in found}) == len(found), f"{name}.yaml repeats a name"
    return [pytest.param(case, id=case["name"]) for case in found]


def shown(value: object) -> str:
    """A test id for hostile values: the text itself when it is short and printable."""
    return value if isinstance(value, str) and value.isprintable() and len(value) < 80 else "raw"
