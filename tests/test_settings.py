"""Settings: every variable is validated and documented, production refuses what is unsafe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.settings import Environment

ROOT = Path(__file__).resolve().parent.parent
SAFE = {
    "GONGKAI_MODE": "production",
    "GONGKAI_SECRET_KEY": "k" * 50,
    "GONGKAI_IDENTITY_KEY": "0" * 32,
}


def start_with(**variables: str) -> "subprocess.CompletedProcess[str]":
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DATABASE_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "gongkai", "manage", "check"],
        env={**kept, "GONGKAI_HOME": os.environ["GONGKAI_HOME"], **variables},
        capture_output=True,
        text=True,
        cwd=ROOT,
    )


@pytest.mark.parametrize("name", sorted(Environment.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_production_starts_with_a_secret_and_a_key() -> None:
    assert start_with(**SAFE).returncode == 0


@pytest.mark.parametrize(
    ("unsafe", "said"),
    [
        ({"GONGKAI_SECRET_KEY": ""}, "GONGKAI_SECRET_KEY"),
        ({"GONGKAI_SECRET_KEY": "short"}, "GONGKAI_SECRET_KEY"),
        ({"GONGKAI_DEBUG": "true"}, "GONGKAI_DEBUG"),
        ({"GONGKAI_IDENTITY_KEY": ""}, "GONGKAI_IDENTITY_KEY"),
    ],
)
def test_production_refuses_to_start(unsafe: dict[str, str], said: str) -> None:
    refused = start_with(**{**SAFE, **unsafe})
    assert refused.returncode == 2
    assert "生产环境拒绝启动" in refused.stderr and said in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORT": "eighty"},
        {"PORT": "70000"},
        {"GONGKAI_MODE": "test"},
        {"GONGKAI_DEBUG": "perhaps"},
        {"GONGKAI_WORKERS": "0"},
        {"GONGKAI_IDENTITY_KEY": "not-hexadecimal"},
        {"GONGKAI_LOG_LEVEL": "LOUD"},
        {"DATABASE_URL": "mysql://a@b/c"},
        {"DATABASE_URL": "postgres//nonsense"},
    ],
    ids=lambda wrong: "=".join(*wrong.items()),
)
def test_a_wrong_value_is_refused_with_its_name(wrong: dict[str, str]) -> None:
    refused = start_with(**wrong)
    assert refused.returncode == 2
    assert next(iter(wrong)) in refused.stderr
    assert "Traceback" not in refused.stderr
