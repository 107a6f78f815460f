"""Prints figures and appends them to RESULTS.md with machine, day and command."""

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import place

ROUNDS = 5
HEAD = """# Measured figures

Each block is one run of the command in its heading, on the machine that it names. Load generator and server share
the machine, so a server of its own does better. "First view": every address for the first time since the server
started; page files that the operating system does not hold in memory come from disk. "Again": the same addresses once more, after a first round.
"""


def machine() -> str:
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {cpu}, {memory:.0f} GiB, Python {platform.python_version()}"


def timed(what: str, work: Callable[[], object], *, target: float) -> list[str]:
    """A row: median and worst of five times in seconds, and whether the median meets the target."""
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    median = statistics.median(spent)
    met = "met" if median <= target else "missed"
    return [what, f"{median:.2f}", f"{max(spent):.2f}", f"≤ {target:.0f} s: {met}"]


def database() -> str:
    from django.db import connection

    return connection.vendor


def revision() -> str:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=place.ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"


def report(module: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, notes: str = "") -> None:
    """Show the rows and append them to RESULTS.md."""
    load = os.getloadavg()[0]
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    lines = [
        f"## `python -m benchmarks.{module}`, {day}",
        "",
        f"{machine()}; {database()}; revision {revision()}; load average at the end {load:.1f}. {notes}".rstrip(),
        "",
        "| " + " | ".join(columns) + " |",
        "|" + "|".join(["---"] + ["---:"] * (len(columns) - 1)) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
        "",
    ]
    text = "\n".join(lines)
    print(text, flush=True)
    if not place.RESULTS.exists():
        place.RESULTS.write_text(HEAD + "\n", "utf-8")
    with place.RESULTS.open("a", encoding="utf-8") as file:
        file.write(text + "\n")
