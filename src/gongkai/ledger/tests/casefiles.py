"""Reads ``cases/*.yaml`` (name, basis, input, expected) into test parameters."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"


@cache
def load(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


def cases(*names: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for name in names for case in load(name)]
