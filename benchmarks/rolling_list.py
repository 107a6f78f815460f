"""One more decision on a long rolling list, and one taken down: `python -m benchmarks.rolling_list`."""

import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

from benchmarks import place, results

SIZES = (5_000, 20_000)
TARGET_SECONDS = 0.5
AT_ONCE = 2_000
NOTE = (
    "decisions of one year on one list; the second figure is the processor's time: page and index follow beside, "
    "a line that is taken down waits for them"
)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        if not os.environ.get("DATABASE_URL"):
            os.environ["GONGKAI_HOME"] = home
        place.set_up()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        results.report("rolling_list", ("what", "time", "processor", "target"), measured(), notes=NOTE)


def measured() -> list[list[str]]:
    from tests.cast import make_cast

    from gongkai.decisions.tests import samples

    cast, lines = make_cast(), []
    register, found, shown = samples.register_of(cast), samples.list_of(cast), 0
    for size in SIZES:
        while shown < size:
            some = range(shown, min(shown + AT_ONCE, size))
            rows = _entered(cast, register, *some)
            shown += len(some)
            _publish(cast, found)
        more = [_timed(lambda: _publish(cast, found), before=_one(cast, register, size, n)) for n in range(5)]
        gone = _timed(_taking_down(cast, rows[0].pk))
        wall, processor = sorted(more)[2]
        met = "met" if processor <= TARGET_SECONDS else "missed"
        target = f"≤ {TARGET_SECONDS} s of processor: {met}" if size == SIZES[0] else ""
        lines += [
            [f"one more on {size:,} (median of 5)", f"{wall:.2f} s", f"{processor:.2f} s", target],
            [f"one of {size:,} taken down, gone everywhere", f"{gone[0]:.2f} s", f"{gone[1]:.2f} s", ""],
        ]
    return lines


def _one(cast: Any, register: Any, size: int, number: int) -> Callable[[], object]:
    return lambda: _entered(cast, register, size * 10 + number)


def _entered(cast: Any, register: Any, *numbers: int) -> Any:
    from gongkai.decisions.tests import samples

    rows = samples.entered(cast, register, *map(samples.penalty, numbers))
    samples.signed(cast, rows)
    return rows


def _publish(cast: Any, found: Any) -> None:
    from gongkai.decisions import actions

    actions.publish_decisions(found.pk, actor=cast.clerk)


def _taking_down(cast: Any, row_id: int) -> Callable[[], object]:
    from gongkai.decisions import actions

    return lambda: actions.take_down_decision(
        row_id, actor=cast.clerk, ending="mistaken", reason="当事人有误"
    )


def _timed(work: Callable[[], object], *, before: Callable[[], object] | None = None) -> tuple[float, float]:
    from gongkai.items import public_copies

    if before:
        before()
    public_copies.refresh(wait=True)  # what follows beside the last call has ended
    started, processor = time.perf_counter(), time.thread_time()
    work()
    return time.perf_counter() - started, time.thread_time() - processor


if __name__ == "__main__":
    main()
