"""Pages of topics, catalogues and key areas beside 100,000 items, in time of the processor: `python -m benchmarks.topic_page [items]`.

The time of the processor is told, not requests a second: it stays true on a machine that is busy with other things. At
600 requests a second on two processors a page may take 3.3 ms, a page of a list's rows (100 a second) 20 ms.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from typing import Any

from benchmarks import place, results

ITEMS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
LINES = 2_000
TIMES = 15
TARGET_MS = 1000 * 2 / 600
ROWS_MS = 1000 * 2 / 100
NOTE = f"{ITEMS:,} public items; a rolling list of {LINES:,} decisions, a project with 60 notices. Median of {TIMES}, time of the processor"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        if not os.environ.get("DATABASE_URL"):
            os.environ["GONGKAI_HOME"] = home
        place.set_up()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        columns = ("page", "first view ms", "again ms", "target")
        results.report("topic_page", columns, list(measured()), notes=NOTE)


def measured() -> Iterable[list[str]]:
    from gongkai.portal.page_files import start_generation

    public, desk = _addresses()
    visit = _visitor()
    for name, address in public.items():
        first = [_after(start_generation, lambda a=address: visit(a)) for _ in range(TIMES)]
        again = [_timed(lambda a=address: visit(a)) for _ in range(TIMES)]
        target = ROWS_MS if "/rows/" in address else TARGET_MS
        met = "met" if median(again) <= target else "missed"
        yield [name, f"{median(first):.1f}", f"{median(again):.2f}", f"≤ {target:.1f} ms again: {met}"]
    for name, work in desk.items():
        yield [f"desk: {name}", f"{median(_timed(work) for _ in range(5)):.1f}", "", ""]


def _addresses() -> tuple[dict[str, str], dict[str, Callable[[], object]]]:
    from tests.cast import make_cast

    from benchmarks.records import make_items, make_organs
    from gongkai.decisions.tests import samples
    from gongkai.items.models import Item
    from gongkai.organs.models import Organ

    organs: Any = make_organs()
    make_items(organs, ITEMS, seed=20190515)
    for organ in Organ.objects.all():  # the cast has the same names and prefixes
        told = {"index_prefix": f"651{organ.index_prefix[3:]}", "name": f"北{organ.name}"}
        Organ.objects.filter(pk=organ.pk).update(**told)
    cast = make_cast()
    organs[0].refresh_from_db()
    found, _ = samples.published(cast, *map(samples.penalty, range(1, LINES + 1)))
    project = _project(cast)
    first = organs[0].index_prefix
    own = cast.organ.index_prefix
    heading = Item.objects.filter(organ=organs[0]).values_list("heading__code", flat=True).first()
    found.item.refresh_from_db()
    public = {
        "home": "/",
        "all items": "/items/",
        "headings of an organ": f"/disclosure/content/{first}/",
        "a heading": f"/disclosure/content/{first}/{heading}/",
        "a heading's projects only": f"/disclosure/content/{own}/{cast.heading.code}/?kind=construction_project",
        "catalogue of matters": f"/disclosure/catalogue/{first}/proactive/",
        "negative list": f"/disclosure/catalogue/{own}/negative/",
        "library of normative documents": "/disclosure/normative/",
        "a project with 60 notices": f"/items/{project.index_number}/",
        f"a list of {LINES:,} decisions": f"/items/{found.item.index_number}/",
        "its page 10": f"/items/{found.item.index_number}/rows/?page=10",
    }
    return public, _desk(cast, organs)


def _project(cast: Any) -> Any:
    from gongkai.items import actions
    from gongkai.items.tests import persons

    stated = {"owner": "县住建局", "place": "县城", "scale": "管网 3 公里", "investment": "1200"}
    project = persons.published(cast, kind="construction_project", title="排水管网工程", extra=stated)
    for number in range(60):
        told = {"opened_on": date(2026, 3, 20).isoformat(), "platform": "公共资源交易网"}
        draft = persons.draft(kind="tender_notice", title=f"第{number}标段招标公告", extra=told)
        item = actions.register(cast.organ, draft, actor=cast.clerk)
        actions.link(item.pk, relation="belongs_to", target_id=project.pk, actor=cast.clerk)
        persons.publish(cast, persons.determined(cast, item))
    return project


def _desk(cast: Any, organs: Any) -> dict[str, Callable[[], object]]:
    from django.utils import timezone

    from gongkai.channels.delivery_list import lines_of
    from gongkai.duties.board import duties_of
    from gongkai.items.reassessment import kept_closed
    from gongkai.organs.actors import SYSTEM

    today, every = timezone.localdate(), [organ.pk for organ in organs]
    return {
        "duties of all organs": lambda: duties_of(every, on=today),
        "reassessments, a page": lambda: list(kept_closed(SYSTEM)[:50]),
        "a quarter's list for the archive": lambda: lines_of(organs[0], 2020, 2),
    }


def _visitor() -> Callable[[str], None]:
    """As the server answers: page files first, then Django."""
    from django.test.client import RequestFactory

    from gongkai.portal.published import application

    requests = RequestFactory(SERVER_NAME="localhost", HTTP_ACCEPT_ENCODING="gzip")

    def visit(address: str) -> None:
        told: list[str] = []
        environ = requests.get(address).environ
        b"".join(application(environ, lambda status, headers, exc_info=None: told.append(status)))  # type: ignore[arg-type]
        assert told == ["200 OK"], (address, told)

    return visit


def _after(before: Callable[[], object], work: Callable[[], object]) -> float:
    before()
    return _timed(work)


def _timed(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return 1000 * (time.thread_time() - started)


if __name__ == "__main__":
    main()
