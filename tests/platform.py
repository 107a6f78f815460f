"""A platform of its own for tests that need several processes: own folder, own database, same kind of database."""

import contextlib
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent


@contextlib.contextmanager
def fresh_platform(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a new, migrated, empty platform; its PostgreSQL database is dropped at the end."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "GONGKAI_HOME": str(folder / "home"),
        "DJANGO_SETTINGS_MODULE": "gongkai.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }
    with database_beside() as url:
        environment["DATABASE_URL"] = url
        call(environment, "-m", "gongkai", "manage", "migrate", "-v0")
        yield environment


@contextlib.contextmanager
def database_beside() -> Iterator[str]:
    """A new database in the cluster under test, or nothing for SQLite (which lives in the folder)."""
    told = settings.DATABASES["default"]
    if "postgresql" not in told["ENGINE"]:
        yield ""
        return
    import psycopg

    address = f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}"
    name = f"beside_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        try:
            yield f"{address}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


def call(environment: dict[str, str], *arguments: str, timeout: int = 300) -> str:
    """Run Python there; its standard output. Fails the test with what it printed when it fails."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        cwd=ROOT,
    )
    assert done.returncode == 0, (
        f"{arguments} → {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    )
    return done.stdout


def start(
    environment: dict[str, str], *arguments: str, new_session: bool = False
) -> "subprocess.Popen[bytes]":
    """A process beside the test; what it prints goes to the platform's folder, never to a pipe that fills up.

    With `new_session` it leads a process group of its own, which can be killed at once.
    """
    log = Path(environment["GONGKAI_HOME"]) / f"process-{uuid.uuid4().hex[:8]}.log"
    with log.open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env=environment,
            stdout=printed,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            start_new_session=new_session,
        )
    process.log = log  # type: ignore[attr-defined]
    return process


def finish(process: "subprocess.Popen[bytes]", timeout: int = 240) -> None:
    """Wait for a started process; fails the test with what it printed when it fails."""
    code = process.wait(timeout=timeout)
    assert code == 0, process.log.read_text(errors="replace")[-4000:]  # type: ignore[attr-defined]
