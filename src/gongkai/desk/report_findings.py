"""核对结果 by weight, each with the cells that it speaks of."""

from dataclasses import dataclass

from gongkai.report.building import Build
from gongkai.report.findings import BLOCKING

WORDS = {"block": "必须改正", "error": "必须改正", "warn": "请核对", "info": "提示"}


@dataclass(frozen=True)
class FindingLine:
    """One finding as staff read it; `cells` are (code, place) pairs that open."""

    word: str
    blocks: bool
    sentence: str
    cells: tuple[tuple[str, str], ...]


def findings_of(made: Build) -> list[FindingLine]:
    """Heaviest first, as the report keeps them."""
    return [
        FindingLine(
            word=WORDS[finding["severity"]],
            blocks=finding["severity"] in BLOCKING,
            sentence=finding["sentence"],
            cells=tuple((code, made.form.cell(code).place) for code in finding["cells"] if code in made.form),
        )
        for finding in made.findings
    ]
