"""A page for the screen, and a document of twenty pages without what was marked: `python -m benchmarks.redaction`."""

import io
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

import pikepdf

from benchmarks import place, results
from gongkai.redaction import look_over, page_picture, places_of, redacted
from gongkai.redaction.document import redact
from gongkai.redaction.working_copy import working_copy

PAGES = 20
ROUNDS = 3
LINE = "第{0}户：户主王建国，身份证号 64022119850607{1:03d}X，补助 30000 元。其余内容按照年度计划公开，不涉及个人。"
T = TypeVar("T")


def main() -> None:
    pdf = document()
    marks = places_of(pdf, "王建国")
    made, whole = timed(
        f"{PAGES} pages, {len(marks)} boxes: the result", lambda: redacted(pdf, marks), "≤ 5 s"
    )
    _, shown = timed("a page for the screen", lambda: page_picture(pdf, 3), "< 0.3 s")
    _, seen = timed(f"detectors over {PAGES} pages", lambda: look_over(pdf), "")
    place.set_up()  # the report names the machine and the database
    started = time.process_time()
    redact(pdf, marks)  # in this process, for the other one does not tell what it worked
    worked = time.process_time() - started
    notes = (
        f"The result has {len(made.content) / 2**20:.1f} MiB; {worked:.2f} s of the processor's time for it."
    )
    results.report("redaction", ("what", "median s", "worst s", "target"), [shown, seen, whole], notes=notes)


def document() -> bytes:
    """Twenty pages of dense text, as the working copy that is drawn on."""
    lines = [LINE.format(number, number % 1000) for number in range(1, 460)]
    out = io.BytesIO()
    content = working_copy("\n".join(lines).encode(), "document.txt").content
    with pikepdf.open(io.BytesIO(content)) as laid_out, pikepdf.new() as cut:
        assert len(laid_out.pages) >= PAGES
        cut.pages.extend(laid_out.pages[:PAGES])
        cut.save(out)
    return out.getvalue()


def timed(what: str, act: Callable[[], T], target: str) -> tuple[T, tuple[str, ...]]:
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = act()
        taken.append(time.perf_counter() - started)
    return answer, (what, f"{statistics.median(taken):.2f}", f"{max(taken):.2f}", target)


if __name__ == "__main__":
    main()
