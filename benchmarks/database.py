"""A benchmark beside PostgreSQL: `--postgres` starts a cluster of its own, and tells what time the server's process spent."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import place

FLAG = "--postgres"
_TICKS = os.sysconf("SC_CLK_TCK")


def elsewhere(module: str) -> bool:
    """True where the command asked for PostgreSQL: it ran there, with data of its own that are gone afterwards."""
    if FLAG not in sys.argv:
        return False
    from tests.postgres import cluster

    rest = [each for each in sys.argv[1:] if each != FLAG]
    with tempfile.TemporaryDirectory() as home, cluster() as running:
        environment = {**os.environ, "DATABASE_URL": running.url, "GONGKAI_HOME": home}
        subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module}", *rest], env=environment, cwd=place.ROOT, check=True
        )
    return True


def seconds_of_work() -> float:
    """Of the processor, by this process and, with PostgreSQL, by the one that answers it (to a hundredth of a second)."""
    from django.db import connection

    worked = time.process_time()
    if connection.vendor != "postgresql":
        return worked
    connection.ensure_connection()
    told = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()
    return worked + (int(told[11]) + int(told[12])) / _TICKS
