"""Worklist, register, statistics of 100,000 applications: `python -m benchmarks.applications [--postgres]`.

Makes its own data in GONGKAI_HOME (by default var/bench-applications) or DATABASE_URL where there is none; with
`--postgres` in a cluster of its own. Times are of the view itself with all its queries and its template, in one process:
by the clock, and of the processor (with PostgreSQL also that of its process). Targets are held against the processor's
time, for the clock's also says what else the machine had to do.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks import database, place, results

TARGET_LIST = 60.0
TARGET_STATISTICS = 150.0
ROUNDS = 15
PEOPLE = {"clerk": "clerk", "clerk-1": "section head", "clerk-3": "director", "authority": "authority"}
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
    "register, part of a number": "/desk/applications/?q={part}",
    "register, a word that many have": "/desk/applications/?q=危房改造",
    "register, a word that nobody has": "/desk/applications/?q=无此内容",
    "register, fifth page": "/desk/applications/?before={before}",
    "register, page 700": "/desk/applications/?before={deep}",
    "an open application": "/desk/applications/{open}/",
    "an answered application": "/desk/applications/{answered}/",
}
STATISTICS = {
    "statistics of a year": "/desk/applications/statistics/?year=2023",
    "statistics of all years": "/desk/applications/statistics/?year=",
    "all organs below": "/desk/oversight/?year=2023",
}
ALL_PAGES_OF = ("clerk", "authority")


def main() -> None:
    if database.elsewhere("applications"):
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks.applications", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    wanted = parser.parse_args()
    os.environ.setdefault("GONGKAI_HOME", str(place.ROOT / "var" / "bench-applications"))
    os.environ["GONGKAI_RATE_LIMITS"] = "false"
    place.set_up()
    made = make_data(wanted.cases)
    rows = [row for who in PEOPLE for row in measured(who)]
    results.report(
        "applications",
        ("page", "who", "median ms", "fastest ms", "processor ms", "queries", "target, processor"),
        [*rows, tracked()],
        notes=f"{made:,} applications of nine organs; the clerk's organ has two fifths of them.",
    )


def make_data(count: int) -> int:
    place.migrate()
    from gongkai.applications.models import Application
    from gongkai.casework import database_statistics

    if not Application.objects.exists():
        from benchmarks import application_records

        application_records.make(count)
    database_statistics.gather()  # as an upgrade and each day's run do
    return Application.objects.count()


def measured(who: str) -> list[list[str]]:
    from django.conf import settings
    from django.contrib.auth import get_user_model

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    user = get_user_model().objects.get(username=who)
    names = names_for(who)
    found = []
    for target, pages in ((TARGET_LIST, LISTS), (TARGET_STATISTICS, STATISTICS)):
        for label, address in pages.items():
            if label == "worklist" or who in ALL_PAGES_OF:
                call = caller(user, address.format(**names))
                found += row(label, PEOPLE[who], call, target)
    return found


def names_for(who: str) -> dict[str, object]:
    """What stands in the addresses: records of the member's organ, of all organs for an authority."""
    from gongkai.applications.models import Application
    from gongkai.organs.models import Member

    organ_id = Member.objects.get(user__username=who).organ_id
    mine = Application.objects.filter(**({} if who == "authority" else {"organ_id": organ_id}))
    by_day = mine.order_by("-submitted_at", "-pk").only("submitted_at", "number")
    newest, old = by_day[250], by_day[35_000 if mine.count() > 35_000 else 250]
    return {
        "section": Member.objects.exclude(section=None).earliest("pk").section_id,
        "number": newest.number,
        "part": newest.number[:16],
        "before": f"{newest.submitted_at.isoformat()}_{newest.pk}".replace("+", "%2B"),
        "deep": f"{old.submitted_at.isoformat()}_{old.pk}".replace("+", "%2B"),
        "open": mine.open().earliest("pk").pk,
        "answered": mine.exclude(closed_on=None).earliest("pk").pk,
    }


def row(label: str, who: str, call: Callable[[], int], target: float) -> list[list[str]]:
    """One line of the table; none where this person may not open the page."""
    spent, worked, queries, status = timed(call)
    if status == 403:
        return []
    if status != 200:
        raise SystemExit(f"{label} answered {status}")
    told = [f"{statistics.median(spent):.1f}", f"{min(spent):.1f}", f"{worked:.1f}"]
    met = "met" if worked <= target else "missed"
    line = [label, who, *told, str(queries), f"≤ {target:.0f} ms: {met}"]
    print(line, flush=True)
    return [line]


def timed(call: Callable[[], int]) -> tuple[list[float], float, int, int]:
    """Milliseconds by the clock of each call, those of the processor for one, how many queries, and the status."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call()
    with CaptureQueriesContext(connection) as captured:
        status = call()
    spent, busy = [], database.seconds_of_work()
    rounds = ROUNDS if status == 200 else 1
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        spent.append((time.perf_counter() - started) * 1000)
    return spent, (database.seconds_of_work() - busy) * 1000 / rounds, len(captured), status


def tracked() -> list[str]:
    """The page on which an applicant follows an application, by number and query code."""
    from django.contrib.auth.models import AnonymousUser

    from gongkai.applications.models import Application
    from gongkai.applications.query_codes import query_code_digest

    answered = Application.objects.exclude(closed_on=None).only("number").earliest("pk")
    digest = query_code_digest(answered.number, "ABCD2345")
    Application.objects.filter(pk=answered.pk).update(query_code_digest=digest)
    form = {"number": answered.number, "query_code": "ABCD2345"}
    call = caller(AnonymousUser(), "/disclosure/application/track/", form)
    (line,) = row("tracking page of the portal", "applicant", call, TARGET_LIST)
    return line


def caller(user: Any, address: str, form: dict[str, str] | None = None) -> Callable[[], int]:
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
        request = RequestFactory().post(address, form) if form else RequestFactory().get(address)
        request.user = user
        request._messages = Nothing(request)  # type: ignore[attr-defined]
        return int(found.func(request, *found.args, **found.kwargs).status_code)

    return call


if __name__ == "__main__":
    main()
