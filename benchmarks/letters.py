"""One letter as Word file and PDF, for every document: `python -m benchmarks.letters`."""

import statistics
import time
from collections.abc import Callable

from benchmarks import place, results

TARGET_SECONDS = 1.5
ROUNDS = 3


def main() -> None:
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

    first = measured(made("not_existing"))
    every = {each: [measured(made(each)) for _ in range(ROUNDS)] for each in documents.documents()}
    letters = {each for each, found in documents.documents().items() if found.is_letter}

    def alone() -> object:
        return documents.render("not_existing", sample_of("not_existing", organ))

    rows = [
        row("the first one of a process", [first]),
        row(f"a letter, {len(letters)} kinds", [spent for each in letters for spent in every[each]]),
        row("a form", [spent for each, spents in every.items() if each not in letters for spent in spents]),
        row("the Word file alone, as kept at signature", [measured(alone) for _ in range(ROUNDS)]),
    ]
    results.report(
        "letters",
        ("what", "median s", "worst s", "processor s", "target"),
        rows,
        notes="Word file and PDF of each of the documents from our own templates.",
    )


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and by the processor."""
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def row(what: str, spent: list[tuple[float, float]]) -> list[str]:
    median, worst = statistics.median(each for each, _ in spent), max(each for each, _ in spent)
    processor = statistics.median(each for _, each in spent)
    met = "met" if worst <= TARGET_SECONDS else "met by the median" if median <= TARGET_SECONDS else "missed"
    return [what, f"{median:.3f}", f"{worst:.3f}", f"{processor:.3f}", f"≤ {TARGET_SECONDS} s: {met}"]


if __name__ == "__main__":
    main()
