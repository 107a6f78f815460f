"""One letter as Word file and PDF, for every document: `python -m benchmarks.letters [--postgres]`.

The first one is measured in processes of their own: one as it is, one that loaded the printer before, as a worker of the
server does when it starts.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from benchmarks import database, place, results

TARGET_SECONDS = 1.5
ROUNDS = 3


FIRST, WARMED = "--first", "--warmed"


def main() -> None:
    if database.elsewhere("letters"):
        return
    place.set_up()
    from gongkai.applications.letters import documents
    from gongkai.applications.letters.documents.samples import sample_of
    from gongkai.organs.models import Organ

    organ = Organ(
        name="青石县住房和城乡建设局",
        short_name="青石县住建局",
        document_mark="青住建",
        reconsideration_organ="青石县人民政府",
        court="青石县人民法院",
        disclosure_office="局办公室",
        address="青石县人民路 1 号",
        phone="0952-6000001",
    )

    def made(document_id: str) -> Callable[[], object]:
        def work() -> object:
            rendered = documents.render(document_id, sample_of(document_id, organ))
            return len(rendered.docx), len(rendered.pdf)

        return work

    if FIRST in sys.argv:
        from gongkai.applications.letters.printing import warm_up

        loading = measured(warm_up) if WARMED in sys.argv else (0.0, 0.0)
        print(json.dumps([loading, measured(made("not_existing"))]))
        return
    place.migrate()  # an organ's own wording is asked for
    (_, cold), (loading, warmed) = in_a_new_process(), in_a_new_process(WARMED)
    every = {each: [measured(made(each)) for _ in range(ROUNDS)] for each in documents.documents()}
    letters = {each for each, found in documents.documents().items() if found.is_letter}

    def alone() -> object:
        return documents.render("not_existing", sample_of("not_existing", organ))

    rows = [
        row("the first one of a process", [cold]),
        row("the first one of a worker that has loaded the printer", [warmed]),
        [*row("loading it, beside the first requests", [loading])[:-1], ""],
        row(f"a letter, {len(letters)} kinds", [spent for each in letters for spent in every[each]]),
        row("a form", [spent for each, spents in every.items() if each not in letters for spent in spents]),
        row("the Word file alone, as kept at signature", [measured(alone) for _ in range(ROUNDS)]),
    ]
    results.report(
        "letters",
        ("what", "median s", "worst s", "processor s", "worst", "target"),
        rows,
        notes="Word file and PDF of each of the documents from our own templates.",
    )


def in_a_new_process(*more: str) -> list[tuple[float, float]]:
    """What the printer took to load, and the first letter, as `measured` tells."""
    command = [sys.executable, "-m", "benchmarks.letters", FIRST, *more]
    told = subprocess.run(command, cwd=place.ROOT, capture_output=True, text=True, check=True).stdout
    return [(float(clock), float(worked)) for clock, worked in json.loads(told.splitlines()[-1])]


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and by the processor."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def row(what: str, spent: list[tuple[float, float]]) -> list[str]:
    median, worst = statistics.median(each for each, _ in spent), max(each for each, _ in spent)
    processor = statistics.median(each for _, each in spent)
    most = max(each for _, each in spent)
    met = "met" if worst <= TARGET_SECONDS else "met by the processor" if most <= TARGET_SECONDS else "missed"
    told = [f"{each:.3f}" for each in (median, worst, processor, most)]
    return [what, *told, f"≤ {TARGET_SECONDS} s: {met}"]


if __name__ == "__main__":
    main()
