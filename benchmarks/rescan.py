"""Every public item looked at again, and the gate before a long list: `python -m benchmarks.rescan`."""

import time

from benchmarks import place, results

ROWS = 20_000
TARGET_GATE = 3.0
TARGET_RESCAN = 600.0  # seconds for 100,000 items: a night has time for much more


def main() -> None:
    place.set_up()
    place.require_data()
    results.report("rescan", ("what", "time", "remark"), [*whole_run(), *gate()])


def whole_run() -> list[list[str]]:
    from gongkai.items import actions
    from gongkai.items.models import Rescan, Scan
    from gongkai.organs.actors import SYSTEM

    Scan.objects.all().delete()  # of earlier runs of this benchmark: what is known is not scanned again
    Rescan.objects.all().delete()
    run = actions.start_rescan(actor=SYSTEM)
    begun, at_first, worst = time.perf_counter(), run.looked_at, 0.0
    while run.finished_at is None:
        started = time.perf_counter()
        run, _ = actions.look_further(run.pk, actor=SYSTEM)
        worst = max(worst, time.perf_counter() - started)
    spent, count = time.perf_counter() - begun, run.looked_at - at_first
    met = "met" if spent <= TARGET_RESCAN * count / 100_000 else "missed"
    rate = count / spent if spent else 0
    return [
        [
            f"{count:,} items looked at again",
            f"{spent:.0f} s",
            f"{rate:,.0f} items/s; {run.leaks} leaks; {met}",
        ],
        ["longest batch", f"{worst:.2f} s", "100 items, nothing is locked meanwhile"],
    ]


def gate() -> list[list[str]]:
    """What the gate costs of a list of 20,000 rows; nothing is kept."""
    from django.db import transaction

    from gongkai.items.actions.scans import look_ahead
    from gongkai.items.models import Item, Row
    from gongkai.items.privacy_gate import demand_clean
    from gongkai.organs.actors import SYSTEM

    with transaction.atomic():
        item = Item.objects.select_related("organ", "heading").order_by("pk")[0]
        item.kind, item.body = "roster", ""
        item.save(update_fields=["kind", "body"])
        made = (Row(item=item, position=n, values={"household": f"马某{n}"}) for n in range(1, ROWS + 1))
        Row.objects.bulk_create(made, batch_size=1000)
        started = time.perf_counter()
        look_ahead(item.pk, actor=SYSTEM)
        first = time.perf_counter() - started
        started = time.perf_counter()
        demand_clean(item, "发布")
        again = time.perf_counter() - started
        transaction.set_rollback(True)
    met = "met" if first + again <= TARGET_GATE else "missed"
    return [
        [f"gate over {ROWS:,} rows, scanned", f"{first:.2f} s", "before anything is locked"],
        [
            "the same again, at publication",
            f"{again:.2f} s",
            f"known by its digest; both ≤ {TARGET_GATE:.0f} s: {met}",
        ],
    ]


if __name__ == "__main__":
    main()
