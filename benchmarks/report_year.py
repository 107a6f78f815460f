"""The annual report of one organ over all its applications: `python -m benchmarks.report_year`."""

import statistics
import time
from collections.abc import Callable

from benchmarks import place, results
from benchmarks.records_shape import CASE_YEAR

TARGET_SECONDS = 2.0
ROUNDS = 5


def main() -> None:
    place.set_up()
    place.require_data()
    from gongkai.applications.models import Application
    from gongkai.organs.models import Organ
    from gongkai.report.building import build, compute_tables

    first = Application.objects.order_by("pk").first()
    if first is None:
        raise SystemExit("没有申请记录，请先执行：python -m benchmarks.generate")
    organ = Organ.objects.get(pk=first.organ_id)
    count = Application.objects.filter(organ=organ).count()
    rows = [
        timed("its tables", lambda: compute_tables(organ, CASE_YEAR)),
        timed("tables, texts and findings", lambda: build(organ, CASE_YEAR)),
    ]
    results.report(
        "report_year",
        ("what", "median s", "worst s", "target"),
        rows,
        notes=f"{count:,} applications of one organ, report of {CASE_YEAR}.",
    )


def timed(what: str, work: Callable[[], object]) -> list[str]:
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    median = statistics.median(spent)
    met = "met" if median <= TARGET_SECONDS else "missed"
    return [what, f"{median:.2f}", f"{max(spent):.2f}", f"≤ {TARGET_SECONDS:.0f} s: {met}"]


if __name__ == "__main__":
    main()
