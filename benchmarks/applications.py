"""Worklist, register, statistics of 100,000 applications: `python -m benchmarks.applications [--cases 100000]`.

Makes its own data in GONGKAI_HOME (by default var/bench-applications) or DATABASE_URL where there is none. Times are
of the view itself with all its queries and its template (`perf_counter` around the call), in one process; a target is
held against the fastest of the rounds, for the others say more about what else the machine had to do.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks import place, results

TARGET_LIST = 60.0
TARGET_STATISTICS = 300.0
ROUNDS = 15
LISTS = {
    "worklist": "/desk/",
    "register": "/desk/applications/",
    "register, open": "/desk/applications/?due=open",
    "register, overdue": "/desk/applications/?due=overdue",
    "register, due within 3 days": "/desk/applications/?due=3",
    "register, one state": "/desk/applications/?state=registered",
    "register, one outcome": "/desk/applications/?result=apps.result.deny.state_secret",
    "register, one channel and kind": "/desk/applications/?channel=fax&kind=org.research",
    "register, one section": "/desk/applications/?section={section}",
    "register, closed in one month": "/desk/applications/?by=closed&since=2023-05-01&until=2023-05-31",
    "register, a number": "/desk/applications/?q={number}",
    "register, a word that many have": "/desk/applications/?q=危房改造",
    "register, a word that nobody has": "/desk/applications/?q=无此内容",
    "register, fifth page": "/desk/applications/?before={before}",
}
STATISTICS = {
    "statistics of a year": "/desk/applications/statistics/?year=2023",
    "statistics of all years": "/desk/applications/statistics/?year=",
    "all organs below": "/desk/oversight/?year=2023",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.applications", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    wanted = parser.parse_args()
    os.environ.setdefault("GONGKAI_HOME", str(place.ROOT / "var" / "bench-applications"))
    place.set_up()
    made = make_data(wanted.cases)
    rows = [row for who in ("clerk", "authority") for row in measured(who)]
    results.report(
        "applications",
        ("page", "who", "median ms", "fastest ms", "CPU ms", "queries", "target, fastest"),
        rows,
        notes=f"{made:,} applications of nine organs; the clerk's organ has two fifths of them.",
    )


def make_data(count: int) -> int:
    place.home().mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "gongkai", "manage", "migrate", "--verbosity", "0"], check=True)
    from gongkai.applications.models import Application

    if not Application.objects.exists():
        from benchmarks import application_records

        application_records.make(count)
    return Application.objects.count()


def measured(who: str) -> list[list[str]]:
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from gongkai.applications.models import Application
    from gongkai.organs.models import Member

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    user = get_user_model().objects.get(username=who)
    organ_id = Member.objects.get(user=user).organ_id
    of_organ = Application.objects.filter(**({} if who == "authority" else {"organ_id": organ_id}))
    newest = of_organ.order_by("-submitted_at", "-pk")[250]
    names = {
        "section": Member.objects.exclude(section=None).earliest("pk").section_id,
        "number": newest.number,
        "before": f"{newest.submitted_at.isoformat()}_{newest.pk}".replace("+", "%2B"),
    }
    found = []
    for targets, pages in ((TARGET_LIST, LISTS), (TARGET_STATISTICS, STATISTICS)):
        for label, address in pages.items():
            spent, worked, queries, status = timed(user, address.format(**names))
            if status == 403:
                continue
            told = [
                f"{statistics.median(spent):.1f}",
                f"{min(spent):.1f}",
                f"{statistics.median(worked):.1f}",
            ]
            met = "met" if min(spent) <= targets else "missed"
            found.append([label, who, *told, str(queries), f"≤ {targets:.0f} ms: {met}"])
            print(found[-1], flush=True)
    return found


def timed(user: Any, address: str) -> tuple[list[float], list[float], int, int]:
    """Milliseconds of each call of the view by the clock and of the processor, how many queries, and the status."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call = caller(user, address)
    with CaptureQueriesContext(connection) as captured:
        status = call()
    spent, worked = [], []
    for _ in range(ROUNDS if status == 200 else 0):
        started, busy = time.perf_counter(), time.process_time()
        call()
        spent.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    return spent, worked, len(captured), status


def caller(user: Any, address: str) -> Callable[[], int]:
    """Calls the view that answers the address, as that user, without server and middleware."""
    from django.contrib.messages.storage.base import BaseStorage
    from django.test import RequestFactory
    from django.urls import resolve

    class Nothing(BaseStorage):
        def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
            return [], True

        def _store(self, *args: Any, **kwargs: Any) -> list[Any]:
            return []

    found = resolve(address.partition("?")[0])

    def call() -> int:
        request = RequestFactory().get(address)
        request.user = user
        request._messages = Nothing(request)  # type: ignore[attr-defined]
        return int(found.func(request, *found.args, **found.kwargs).status_code)

    return call


if __name__ == "__main__":
    main()
