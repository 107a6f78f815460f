"""Index numbers given out by many processes at once: `python -m benchmarks.index_numbers`.

Numbers of a year that no item has; the counter is put back at the end. Stops with an error where a number was given
twice or left out.
"""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks import place, results

PROCESSES = 8
EACH = 500
YEAR = 2999


def main() -> None:
    place.set_up()
    place.require_data()
    from django.db import connections

    from gongkai.items.models import IndexCounter
    from gongkai.organs.models import Organ

    organ = Organ.objects.order_by("pk").last()
    assert organ is not None
    IndexCounter.objects.filter(year=YEAR).delete()
    connections.close_all()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=place.set_up) as pool:
        list(pool.map(warm_up, range(PROCESSES)))
        started = time.perf_counter()
        taken = list(pool.map(take, [organ.pk] * PROCESSES))
        spent = time.perf_counter() - started
    numbers = sorted(number for numbers, _ in taken for number in numbers)
    longest = max(longest for _, longest in taken)
    IndexCounter.objects.filter(year=YEAR).delete()
    expected = [f"{organ.index_prefix}/{YEAR}-{serial:05d}" for serial in range(1, PROCESSES * EACH + 1)]
    if numbers != expected:
        raise SystemExit("a number was given twice or left out")
    row = [
        f"{PROCESSES} processes, one counter",
        f"{len(numbers):,}",
        f"{len(numbers) / spent:,.0f}",
        f"{longest:.0f}",
    ]
    results.report(
        "index_numbers",
        ("workload", "numbers, none twice, none left out", "transactions/s", "longest wait ms"),
        [row],
    )


def warm_up(_: int) -> None:
    from gongkai.organs.models import Organ

    Organ.objects.exists()
    time.sleep(0.2)


def take(organ_id: int) -> tuple[list[str], float]:
    from django.db import transaction

    from gongkai.items.index_numbers import allocate
    from gongkai.organs.models import Organ

    organ = Organ.objects.get(pk=organ_id)
    numbers: list[str] = []
    longest = 0.0
    for _ in range(EACH):
        started = time.perf_counter()
        with transaction.atomic():
            numbers.append(allocate(organ, YEAR))
        longest = max(longest, (time.perf_counter() - started) * 1000)
    return numbers, longest


if __name__ == "__main__":
    main()
