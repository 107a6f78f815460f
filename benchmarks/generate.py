"""Makes the data: `python -m benchmarks.generate [--items 100000] [--cases 100000]`; again only with --anew."""

import argparse
import os
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks import place

SEED = 20190515


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--anew", action="store_true", help="remove what an earlier run made (SQLite only)")
    wanted = parser.parse_args()
    place.set_up()
    if wanted.anew and not os.environ.get("DATABASE_URL"):
        shutil.rmtree(place.home(), ignore_errors=True)
    place.migrate()
    refuse_a_second_run()
    from benchmarks.records import make_cases, make_items, make_organs

    organs = timed("organs and headings", make_organs)
    timed(f"{wanted.items:,} items with editions", lambda: make_items(organs, wanted.items, seed=SEED))
    timed(f"{wanted.cases:,} applications", lambda: make_cases(organs[0], wanted.cases, seed=SEED))
    timed("statistics of the database", analyse)
    timed("search index", rebuild_index)
    timed("page files", write_pages)


def refuse_a_second_run() -> None:
    from gongkai.items.models import Item

    if Item.objects.exists():
        raise SystemExit(f"{place.home()} 已有数据；要重新生成请加 --anew（只用于 SQLite）。")


def timed(what: str, work: object) -> object:
    started = time.perf_counter()
    made = work()  # type: ignore[operator]
    print(f"{what}: {time.perf_counter() - started:.1f} s", flush=True)
    return made


def analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rebuild_index() -> int:
    from gongkai.items import search

    return search.rebuild()


def write_pages() -> None:
    """As `items.public_copies.rebuild` writes them, on every core."""
    from django.db import connections

    from gongkai.items.models import Item

    ids = list(Item.objects.order_by("pk").values_list("pk", flat=True))
    batches = [ids[start : start + 500] for start in range(0, len(ids), 500)]
    connections.close_all()
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=place.set_up) as pool:
        list(pool.map(write_batch, batches))


def write_batch(item_ids: list[int]) -> None:
    from gongkai.items.models import Item
    from gongkai.portal import page_files

    page_files.write_pages(list(Item.objects.filter(pk__in=item_ids).select_related("organ", "heading")))


if __name__ == "__main__":
    main()
