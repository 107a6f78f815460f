"""The server is killed at random moments while people work: what they were told is there, and nothing is half-written.

The short walk runs with every suite; KILL_OPERATIONS=500 KILLS=12 makes it the long one (`python -m benchmarks.kills`).
"""

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.killed_server import Run, log_in
from tests.killed_server_records import faults
from tests.platform import ROOT, call

OPERATIONS = int(os.environ.get("KILL_OPERATIONS", "48"))
KILLS = int(os.environ.get("KILLS", "2"))
SEED = int(os.environ.get("KILL_SEED", "5"))


@pytest.fixture
def platform(tmp_path: Path, transactional_db: None) -> tuple[dict[str, str], dict[str, str]]:
    """A platform of its own, the empty database of the tests with the cast, copied; and the cast's sessions."""
    if "sqlite3" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("the server's own database is SQLite; PostgreSQL keeps its promises itself")
    home = tmp_path / "home"
    home.mkdir()
    sessions = log_in()
    with contextlib.closing(sqlite3.connect(home / "gongkai.sqlite3")) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "GONGKAI_HOME": str(home),
        "GONGKAI_LOG_LEVEL": "WARNING",
        "GONGKAI_RATE_LIMITS": "false",
        "DJANGO_SETTINGS_MODULE": "gongkai.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    # Its tables were made from the models, as all migrations together make them.
    call(environment, "-m", "gongkai", "manage", "migrate", "--fake", "-v0")
    return environment, sessions


def test_what_was_acknowledged_survives_every_death_of_the_server(
    platform: tuple[dict[str, str], dict[str, str]],
) -> None:
    environment, sessions = platform
    run = Run(environment, sessions, seed=SEED)
    try:
        run.work(operations=OPERATIONS, kills=KILLS)
    finally:
        run.server.kill()
    assert run.server.killed == KILLS + 1
    assert run.operations >= OPERATIONS and run.refusals == []
    assert faults(environment, run.cases, run.others) == []
    assert "完整无缺" in call(environment, "-m", "gongkai", "verify")
    print(run)  # noqa: T201 (what the long walk is read for)
