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


def test_forms_sent_at_once_get_numbers_without_gap_and_one_sent_thrice_gets_one(
    environment: dict[str, str],
) -> None:
    first, again, once_more, second, third = race(["form-1"] * 3 + ["form-2", "form-3"], environment)
    assert first == again == once_more
    numbers, codes = zip(first, second, third, strict=True)
    assert sorted(number[-4:] for number in numbers) == ["0001", "0002", "0003"]
    assert len(set(codes)) == 3
