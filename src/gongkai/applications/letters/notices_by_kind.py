"""过程文书的文本: one file of notices/ per kind, with what it must state, its series of numbers and who may sign it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from gongkai.applications.choices import NoticeKind
from gongkai.applications.letters.empty_words import says_nothing
from gongkai.organs.actors import Role

FOLDER = Path(__file__).parent / "notices"


class NoticeText(BaseModel):
    """文种: `word` is its 文号 series, `to` whom it is for, `fields` what it must state (key → label).

    `optional` are what it may state besides. `remedy_as` is the outcome by which the remedy paragraph is told; empty
    where there is nothing to challenge.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    word: str
    to: Literal["applicant", "party"]
    signed_by: tuple[Role, ...]
    basis: str
    fields: Mapping[str, str]
    text: str
    remedy_as: str = ""
    optional: Mapping[str, str] = {}


@cache
def notice_texts() -> Mapping[NoticeKind, NoticeText]:
    """Every kind of notice; ValueError names the file that is missing or wrong."""
    found = {}
    for kind in NoticeKind:
        path = FOLDER / f"{kind.value}.yaml"
        try:
            found[kind] = NoticeText(**yaml.safe_load(path.read_text(encoding="utf-8")))
        except (OSError, TypeError, ValueError, yaml.YAMLError) as fault:
            raise ValueError(f"{path.name}: {fault}") from None
    return found


def notice_text(kind: str) -> NoticeText:
    return notice_texts()[NoticeKind(kind)]


def missing_particulars(kind: str, particulars: Mapping[str, str]) -> list[str]:
    """Labels of what a notice of this kind must state and does not."""
    return [label for key, label in notice_text(kind).fields.items() if says_nothing(particulars.get(key))]
