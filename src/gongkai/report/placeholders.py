"""占位: text with figure placeholders such as {documents.total}, filled with what the records say."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from gongkai.report.figures import UnknownFigure

_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")

MOST_FAULTS = 20

# Given a figure's code, its value as printed; raises UnknownFigure.
Lookup = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of filled text; `figure` is the code of the figure that it states, "" for words."""

    text: str
    figure: str = ""


def placeholders_in(text: str) -> tuple[str, ...]:
    """The figure codes in a text, each once, in order."""
    return tuple(dict.fromkeys(match.strip() for match in _PLACEHOLDER.findall(text)))


def filled(text: str, lookup: Lookup) -> Iterator[Run]:
    """The text cut into words and figures; raises UnknownFigure at the first figure that does not exist."""
    position = 0
    for match in _PLACEHOLDER.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        code = match[1].strip()
        yield Run(lookup(code), code)
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def filled_text(text: str, lookup: Lookup) -> str:
    """The text as a reader sees it."""
    return "".join(run.text for run in filled(text, lookup))


def faults_in(sections: Mapping[str, str], lookup: Lookup) -> list[str]:
    """A Chinese sentence for every placeholder that names no figure, at most MOST_FAULTS."""
    return list(islice(_faults(sections, lookup), MOST_FAULTS))


def _faults(sections: Mapping[str, str], lookup: Lookup) -> Iterator[str]:
    for section, text in sections.items():
        for code in placeholders_in(text):
            try:
                lookup(code)
            except UnknownFigure as unknown:
                yield f"{section_name(section)}：{unknown}"


def section_name(section: str) -> str:
    return "前言" if section == "preamble" else f"第{section}部分"
