"""A platform of its own for tests that need several processes: own folder, own database, same kind of database."""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
STATIC_FILES = "import django; django.setup(); from gongkai.commands import preparation; preparation.prepare_static_files()"


@contextlib.contextmanager
def fresh_platform(folder: Path, *, with_demo: bool = False) -> Iterator[dict[str, str]]:
    """The environment of a new, migrated platform, empty or with the demo and its static files.

    On SQLite it is a copy of what is made once a run. Its PostgreSQL database is dropped at the end.
    """
    home = folder / "home"
    with database_beside() as url:
        environment = environment_of(home, url)
        if not url:
            shutil.copytree(made_once(with_demo=with_demo), home)
        else:
            make_tables(environment)
            if with_demo:
                make_demo(environment)
        yield environment


def environment_of(home: Path, url: str) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        "GONGKAI_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "gongkai.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
        "DATABASE_URL": url,
    }


def made_once(*, with_demo: bool) -> Path:
    """The data folder to copy: made by whichever of the run's processes needs it first, while the others wait."""
    shared = Path(os.environ["TESTS_SHARED"])
    home, ready = shared / f"demo-{with_demo}", shared / f"ready-{with_demo}"
    with (shared / f"lock-{with_demo}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            shutil.rmtree(home, ignore_errors=True)
            if with_demo:
                shutil.copytree(made_once(with_demo=False), home)
                make_demo(environment_of(home, ""))
            else:
                make_tables(environment_of(home, ""))
            ready.touch()
    return home


def make_tables(environment: dict[str, str]) -> None:
    call(environment, "-m", "gongkai", "manage", "migrate", "-v0")


def make_demo(environment: dict[str, str]) -> None:
    call(environment, "-c", STATIC_FILES)
    call(environment, "-m", "gongkai", "demo")


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
