"""核对结果 by weight, each with the cells that it speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.report.building import Build
from gongkai.report.findings import BLOCKING, FindingJson

WORDS = {"block": "必须改正", "error": "必须改正", "warn": "请核对", "info": "提示"}


@dataclass(frozen=True)
class FindingLine:
    """One finding as staff read it; `cells` are (code, place) pairs that open."""

    word: str
    blocks: bool
    sentence: str
    cells: tuple[tuple[str, str], ...]


def findings_of(made: Build, of_the_day: Iterable[FindingJson] = ()) -> list[FindingLine]:
    """Heaviest first, as the report keeps them; then those that publication on this day would bring (a missed limit)."""
    own = [
        _line(made, finding, word=WORDS[finding["severity"]], blocks=finding["severity"] in BLOCKING)
        for finding in made.findings
    ]
    return own + [_line(made, finding, word="今天公布时", blocks=False) for finding in of_the_day]


def _line(made: Build, finding: FindingJson, *, word: str, blocks: bool) -> FindingLine:
    cells = tuple((code, made.form.cell(code).place) for code in finding["cells"] if code in made.form)
    return FindingLine(word=word, blocks=blocks, sentence=finding["sentence"], cells=cells)
