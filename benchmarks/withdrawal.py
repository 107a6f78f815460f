"""A leak taken down at once while two workers serve it from memory: `python -m benchmarks.withdrawal`.

Lists with an attachment are published, every address of theirs is read until both workers know it, then the list is
withdrawn at once from a third process. Every address is asked again over all connections; the benchmark stops with an
error where one of them still says a word of it. The tombstones stay in the benchmarks' data.
"""

import http.client
import statistics
import time
from collections.abc import Callable, Sequence
from urllib.parse import quote, urlsplit

from benchmarks import place, results
from benchmarks.long_list import FILE, published
from benchmarks.server import serving

LEAK = "欧阳泄露"
SIZES = (200, 200, 200, 200, 10_000)
ASKED_AGAIN = 4  # over connections of their own, so that both workers are asked
TARGET_MS = 1000


def main() -> None:
    place.set_up()
    place.require_data()
    from gongkai.items.models import Item

    count = Item.objects.public().count()
    calls: list[float] = []
    gone: list[float] = []
    with serving() as root:
        for size in SIZES:
            called, everywhere = withdrawn(root, size)
            calls.append(called)
            gone.append(everywhere)
    met = "met" if max(gone) <= TARGET_MS else "missed"
    rows = [
        [f"the call returns, of {len(SIZES)}", f"{statistics.median(calls):.0f}", f"{max(calls):.0f}", ""],
        [
            "nothing left at any address, asked of both workers",
            f"{statistics.median(gone):.0f}",
            f"{max(gone):.0f}",
            f"≤ {TARGET_MS:,} ms: {met}",
        ],
    ]
    notes = f"{count:,} public items; lists of {SIZES[0]} and {SIZES[-1]:,} rows."
    results.report("withdrawal", ("what", "median ms", "worst ms", "target"), rows, notes=notes)


def withdrawn(root: str, size: int) -> tuple[float, float]:
    """Milliseconds until the call was back, and until every address had answered without a word of the leak."""
    from gongkai.items import actions
    from gongkai.organs.actors import SYSTEM

    item = published(LEAK, size)
    own, others = addresses(item.index_number or "", item.organ.index_prefix, item.heading.code)
    everywhere = [*own, *others]
    ask = asking(root)
    for _ in range(ASKED_AGAIN):
        for address in everywhere:
            status, said = ask(address)
            if status != 200:
                raise SystemExit(f"{address} → {status} before the withdrawal")
    if LEAK not in ask(own[0])[1] or LEAK not in ask("/")[1]:
        raise SystemExit("the leak was not public to begin with")
    started = time.perf_counter()
    actions.withdraw_at_once(item.pk, actor=SYSTEM, reason="误列了不应公开的内容", hides_title=True)
    called = time.perf_counter() - started
    for _ in range(ASKED_AGAIN):
        for address in everywhere:
            status, said = ask(address)
            expected = 410 if address in own else 200
            if status != expected or LEAK in said:
                raise SystemExit(f"{address} → {status}, {'still says it' if LEAK in said else ''}")
    return called * 1000, (time.perf_counter() - started) * 1000


def addresses(number: str, prefix: str, code: str) -> tuple[Sequence[str], Sequence[str]]:
    """The item's own addresses, and those where it stands among others."""
    base = f"/items/{number}/"
    own = [
        base,
        f"{base}?from=singlemessage",
        f"{base}rows/",
        f"{base}rows/?sort=-area",
        f"{base}list.csv",
        f"{base}list.json",
        f"{base}list.xlsx",
        f"{base}files/1/{quote(FILE)}",
        f"{base}item.json",
        f"{base}editions/1/",
    ]
    heading = f"/disclosure/content/{prefix}/{code}/"
    others = ["/", "/items/", "/feed/", heading, f"{heading}feed.atom", f"/search/?q={quote('等配租公示')}"]
    return own, others


def asking(root: str) -> Callable[[str], tuple[int, str]]:
    """Asks over a new connection each time: either worker may answer."""
    where = urlsplit(root)

    def ask(address: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(where.hostname or "127.0.0.1", where.port or 80, timeout=30)
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    return ask


if __name__ == "__main__":
    main()
