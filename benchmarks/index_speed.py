"""The search index made anew and updated by one item: `python -m benchmarks.index_speed`."""

import statistics
import time

from benchmarks import place, results

TARGET_SECONDS = 60
UPDATES = 30


def main() -> None:
    place.set_up()
    place.require_data()
    from gongkai.items.models import Item
    from gongkai.items.search import SearchQuery, folder, rebuild, refresh, search

    started = time.perf_counter()
    count = rebuild()
    spent = time.perf_counter() - started
    where = folder.current()
    assert where is not None
    size = sum(path.stat().st_size for path in where.iterdir()) / 2**20
    updates = []
    for item in Item.objects.public().select_related("organ").order_by("-pk")[:UPDATES]:
        started = time.perf_counter()
        refresh([item])
        found = search(SearchQuery(item.index_number or ""))
        updates.append((time.perf_counter() - started) * 1000)
        assert found.hits[0].item_id == item.pk
    met = "met" if spent <= TARGET_SECONDS * count / 100_000 else "missed"
    rows = [
        [f"{count:,} items anew", f"{spent:.1f} s", f"{size:.0f} MiB; ≤ {TARGET_SECONDS} s: {met}"],
        [
            "one item changed and found again",
            f"{statistics.median(updates):.0f} ms",
            f"worst of {UPDATES}: {max(updates):.0f} ms",
        ],
    ]
    results.report("index_speed", ("what", "time", "remark"), rows)


if __name__ == "__main__":
    main()
