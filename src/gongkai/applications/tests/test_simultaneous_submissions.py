"""Processes that submit at the same moment, on the database that production would use."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from tests.cast import make_cast

RACERS = 4


@pytest.fixture
def environment(transactional_db: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """How other processes reach the cast: PostgreSQL's test database, or a file beside SQLite's memory."""
    make_cast()
    reached = {**os.environ, "GONGKAI_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        reached["DATABASE_URL"] = (
            f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
        )
    else:
        file = sqlite3.connect(tmp_path / "gongkai.sqlite3")
        connection.connection.backup(file)
        file.close()
    yield reached


def race(keys: list[str], environment: dict[str, str]) -> list[list[str]]:
    """What each racer printed: number and query code."""
    command = [sys.executable, "-m", "gongkai.applications.tests.racer"]
    racers = [
        subprocess.Popen(
            [*command, key], env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for key in keys
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    printed = [racer.communicate(timeout=60)[0].split() for racer in racers]
    assert [racer.returncode for racer in racers] == [0] * len(keys)
    return printed


def test_one_form_sent_by_many_processes_at_once_is_one_application(environment: dict[str, str]) -> None:
    printed = race(["form-1"] * RACERS, environment)
    assert len({tuple(each) for each in printed}) == 1
    assert printed[0][0].endswith("-0001")


def test_forms_sent_at_once_get_numbers_without_gap_or_double(environment: dict[str, str]) -> None:
    printed = race([f"form-{index}" for index in range(RACERS)], environment)
    assert sorted(number[-4:] for number, _ in printed) == ["0001", "0002", "0003", "0004"]
    assert len({code for _, code in printed}) == RACERS
