"""遮盖: a page for the screen, and a document of twenty pages with boxes on each.

Run: python -m benchmarks.redaction
"""

import time

from gongkai.redaction import look_over, page_picture, places_of, redacted
from gongkai.redaction.working_copy import working_copy

PAGES = 20
LINE = "第{0}户：户主王建国，身份证号 64022119850607{1:03d}X，补助 30000 元。其余内容按照年度计划公开，不涉及个人。"


def document() -> bytes:
    """Twenty pages of dense text, as the working copy that is drawn on."""
    lines = [LINE.format(number, number % 1000) for number in range(1, 400)]
    copy = working_copy("\n".join(lines).encode(), "document.txt")
    assert copy.pages >= PAGES
    return copy.content


def timed(label: str, act: object, *, times: int = 1) -> object:
    assert callable(act)
    best, result = 1e9, None
    for _ in range(times):
        started = time.perf_counter()
        result = act()
        best = min(best, time.perf_counter() - started)
    print(f"{label:44} {best * 1000:8.0f} ms")
    return result


def main() -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(document())) as whole, pikepdf.new() as cut:
        cut.pages.extend(whole.pages[:PAGES])
        out = io.BytesIO()
        cut.save(out)
    pdf = out.getvalue()
    page_picture(pdf, 1)
    timed("a page for the screen", lambda: page_picture(pdf, 3), times=5)
    timed(f"detectors over {PAGES} pages", lambda: look_over(pdf))
    marks = places_of(pdf, "王建国")
    made = timed(f"{PAGES} pages, {len(marks)} boxes, result", lambda: redacted(pdf, marks), times=3)
    print(f"{'size of the result':44} {len(made.content) / 1024:8.0f} KB")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
