"""Measures pages: each workload on a server just started, then the same addresses again."""

import random
from collections.abc import Mapping, Sequence

from benchmarks import place, results
from benchmarks.load import Measured, client_name, measure
from benchmarks.server import serving

SECONDS = 10
WARM_ADDRESSES = 2000
COLUMNS = ("workload", "addresses", "req/s", "p50 ms", "p99 ms", "errors", "target")


def run(module: str, workloads: Mapping[str, Sequence[str]], *, target: int) -> None:
    """Measure all workloads, print and record them."""
    rows: list[list[str]] = []
    for name, addresses in workloads.items():
        shuffled = list(addresses)
        random.Random(1).shuffle(shuffled)
        few = shuffled[-WARM_ADDRESSES:]
        with serving() as root:
            measure(root, ["/robots.txt"], seconds=1)  # both workers have loaded the program
            rows.append(
                row(f"{name}, first view", shuffled, measure(root, shuffled, seconds=SECONDS), target)
            )
            measure(root, few, seconds=max(SECONDS // 2, 1))
            rows.append(row(f"{name}, again", few, measure(root, few, seconds=SECONDS), target))
    results.report(module, COLUMNS, rows, notes=f"granian, WSGI, 2 workers, no nginx; {client_name()}.")


def row(name: str, addresses: Sequence[str], measured: Measured, target: int) -> list[str]:
    count = f"{len(addresses):,}"
    if "first view" in name and measured.rounds > 1:
        count += f" ({measured.rounds:.1f} rounds)"
    met = "met" if measured.per_second >= target and not measured.errors else "missed"
    return [
        name,
        count,
        f"{measured.per_second:,.0f}",
        f"{measured.p50_ms:.1f}",
        f"{measured.p99_ms:.1f}",
        str(measured.errors),
        f"≥ {target:,}: {met}",
    ]


def prepare() -> None:
    place.set_up()
    place.require_data()
