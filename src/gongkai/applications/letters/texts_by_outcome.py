"""The texts of replies: one file of texts/ per kind of letter, by the outcomes that it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class LetterText:
    """文种 and the Jinja2 text of a reply; `clause` is the part that differs between outcomes of one letter."""

    title: str
    text: str
    clause: str = ""


@cache
def common_texts() -> Mapping[str, str]:
    """Opening, closing and the list of items."""
    texts: dict[str, str] = _read(FOLDER / "common.yaml")
    return texts


@cache
def letter_texts() -> Mapping[str, LetterText]:
    """Every letter by outcome code."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem == "common":
            continue
        letter = _read(path)
        outcomes = letter["outcomes"]
        clauses = outcomes if isinstance(outcomes, Mapping) else dict.fromkeys(outcomes, "")
        for code, clause in clauses.items():
            found[code] = LetterText(letter["title"], letter["text"], clause)
    return found


def has_template(outcome_code: str) -> bool:
    return outcome_code in letter_texts()


def title_of(outcome_code: str) -> str:
    """文种: “政府信息不存在告知书”."""
    return letter_texts()[outcome_code].title


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
