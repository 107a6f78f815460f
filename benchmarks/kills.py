"""The server killed twelve times during 500 mixed operations: `python -m benchmarks.kills [SEED …]`; fails on any loss."""

import os
import subprocess
import sys

from benchmarks import place


def main(seeds: list[str]) -> int:
    worst = 0
    for seed in seeds:
        long = {"KILL_OPERATIONS": "500", "KILLS": "12", "KILL_SEED": seed}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "0", "-s", "tests/test_durability.py"],
            env={**os.environ, **long},
            cwd=place.ROOT,
            check=False,
        )
        worst = max(worst, abs(done.returncode))
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["1", "2", "3"]))
