"""Every benchmark, one after the other: `python -m benchmarks.all`; makes the data first where there is none."""

import os
import subprocess
import sys

from benchmarks import place

MODULES = (
    "index_numbers",
    "report_year",
    "applications",
    "import_rows",
    "index_speed",
    "item_page",
    "rescan",
    "letters",
    "withdrawal",
    "rolling_list",
    "list_page",
    "topic_page",
    "list_rows",
    "search_page",
    "privacy_workbook",
    "privacy_speed",
    "privacy_recall",
    "redaction",
)


def main() -> int:
    os.environ.setdefault("GONGKAI_HOME", str(place.ROOT / "var" / "bench"))
    worst = 0
    if subprocess.run([sys.executable, "-m", "benchmarks.has_data"], cwd=place.ROOT, check=False).returncode:
        subprocess.run([sys.executable, "-m", "benchmarks.generate"], cwd=place.ROOT, check=True)
    for module in MODULES:
        found = subprocess.run([sys.executable, "-m", f"benchmarks.{module}"], cwd=place.ROOT, check=False)
        worst = max(worst, abs(found.returncode))
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
