"""The server killed twelve times during 500 mixed operations: `python -m benchmarks.kills [SEED …]`; fails on any loss.

With `--postgres` on a temporary cluster with PostgreSQL's own promises (fsync, synchronous_commit), whose database is
also ended at once in the middle and recovers from its log while the server lives on. `--operations` and `--kills` tell
how long the walk is.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import place


def on_sqlite(seed: int, told: argparse.Namespace) -> int:
    """The walk of the tests, longer."""
    long = {"KILL_OPERATIONS": told.operations, "KILLS": told.kills, "KILL_SEED": seed}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-s", "tests/test_durability.py"],
        env={**os.environ, **{name: str(value) for name, value in long.items()}},
        cwd=place.ROOT,
        check=False,
    )
    return abs(done.returncode)


def on_postgres(seed: int, told: argparse.Namespace) -> int:
    """A platform and a cluster of its own, removed at the end; prints every fault."""
    from tests.killed_server import Run, staffed
    from tests.killed_server_records import faults
    from tests.platform import call
    from tests.postgres import cluster

    with tempfile.TemporaryDirectory() as folder, cluster("-c synchronous_commit=on") as running:
        home = Path(folder, "home")
        home.mkdir()
        environment = {
            **os.environ,
            "DATABASE_URL": running.url,
            "GONGKAI_HOME": str(home),
            "GONGKAI_LOG_LEVEL": "WARNING",
            "GONGKAI_RATE_LIMITS": "false",
            "DJANGO_SETTINGS_MODULE": "gongkai.settings",
            "PYTHONPATH": f"{place.ROOT}:{place.ROOT / 'src'}",
        }
        call(environment, "-m", "gongkai", "manage", "migrate", "-v0")
        run = Run(environment, staffed(environment), seed=seed, crash=running.crash)
        try:
            run.work(operations=told.operations, kills=told.kills)
        finally:
            run.server.kill()
        found = [*run.refusals, *faults(environment, run.cases, run.others)]
        if run.operations < told.operations:
            found.append(f"only {run.operations} operations")
        verified = call(environment, "-m", "gongkai", "verify", "--files", "all")
        print(f"seed {seed}: {run}\n{verified}", *found, sep="\n", flush=True)
    return 1 if found else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="*", type=int, default=[1, 2, 3])
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--operations", type=int, default=500)
    parser.add_argument("--kills", type=int, default=12)
    told = parser.parse_args()
    walk = on_postgres if told.postgres else on_sqlite
    return max([walk(seed, told) for seed in told.seeds])


if __name__ == "__main__":
    raise SystemExit(main())
