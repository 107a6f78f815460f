"""The annual report of one organ over all its applications: `python -m benchmarks.report_year`."""

from benchmarks import place, results
from benchmarks.records_shape import CASE_YEAR

TARGET_SECONDS = 2.0


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
        results.timed("its tables", lambda: compute_tables(organ, CASE_YEAR), target=TARGET_SECONDS),
        results.timed("tables, texts and findings", lambda: build(organ, CASE_YEAR), target=TARGET_SECONDS),
    ]
    results.report(
        "report_year",
        ("what", "median s", "worst s", "target"),
        rows,
        notes=f"{count:,} applications of one organ, report of {CASE_YEAR}.",
    )


if __name__ == "__main__":
    main()
