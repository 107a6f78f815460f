"""三十二种文书: every document by id, with its number in the list, series, addressee, basis and what it must state."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from gongkai.applications.letters.notices_by_kind import NoticeText, notice_text
from gongkai.applications.letters.remedy import as_named
from gongkai.applications.letters.texts_by_outcome import common_texts, letter_texts
from gongkai.applications.numbers import REPLY_WORD
from gongkai.law.outcomes import outcome as outcome_of
from gongkai.organs.actors import Role

FOLDER = Path(__file__).parent
OTHERS = FOLDER.parent / "others"
REGULATION = "《中华人民共和国政府信息公开条例》"

REPLY_SIGNERS = (Role.DIRECTOR,)
LETTER = "letter"

To = Literal["applicant", "party", "internal", "organ"]


class Line(BaseModel):
    """One line of register.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    number: int
    variant: str = ""
    outcome: str = ""
    notice: str = ""
    other: str = ""
    title: str = ""
    to: To = "applicant"
    signs: str = ""
    article: str = ""
    layout: str = LETTER
    context: str = ""


@dataclass(frozen=True)
class Document:
    """文书: `number` is its place in the list of 32 (0: none), `word` its series of 文号, empty for a form.

    `fields` are what a letter must state (key → label); `remedy_as` is the outcome by which the remedy paragraph
    is told, empty where there is none; `wording` is the Jinja2 text that a letter is composed of.
    """

    id: str
    number: int
    variant: str
    title: str
    word: str
    to: To
    basis: str
    layout: str
    signed_by: tuple[Role, ...]
    signs: str
    fields: Mapping[str, str]
    optional: Mapping[str, str]
    remedy_as: str
    wording: str
    context: str
    outcome: str = ""
    notice: str = ""

    @property
    def is_letter(self) -> bool:
        return self.layout == LETTER

    @property
    def label(self) -> str:
        return f"{self.title}（{self.variant}）" if self.variant else self.title


class UnknownDocument(LookupError):  # noqa: N818 (named for what is so)
    """An id that is no document."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"没有编号为“{wanted}”的文书：可用 {'、'.join(documents())}")


@cache
def documents() -> Mapping[str, Document]:
    """Every document by id, in the order of the list."""
    lines = yaml.safe_load((FOLDER / "register.yaml").read_text(encoding="utf-8"))["documents"]
    return {line.id: _document(line) for line in (Line(**each) for each in lines)}


def document(document_id: str) -> Document:
    found = documents().get(document_id)
    if found is None:
        raise UnknownDocument(document_id)
    return found


@cache
def _by_outcome() -> Mapping[str, Document]:
    return {each.outcome: each for each in documents().values() if each.outcome}


def document_of_outcome(code: str) -> Document:
    """The letter that answers with that outcome; LookupError where none does."""
    return _by_outcome()[code]


@cache
def _by_notice() -> Mapping[str, Document]:
    return {each.notice: each for each in documents().values() if each.notice}


def document_of_notice(kind: str) -> Document:
    """The letter of that kind of notice."""
    return _by_notice()[kind]


def _document(line: Line) -> Document:
    if line.outcome:
        return _reply(line)
    if line.notice or line.other:
        text = notice_text(line.notice) if line.notice else _other(line.other)
        return _letter(line, text)
    return _form(line)


def _reply(line: Line) -> Document:
    kind, letter, shared = outcome_of(line.outcome), letter_texts()[line.outcome], common_texts()
    text = letter.text.replace("{{ clause }}", letter.clause.strip())
    return Document(
        id=line.id,
        number=line.number,
        variant=line.variant,
        title=letter.title,
        word=REPLY_WORD,
        to="applicant",
        basis=kind.basis.label,
        layout=LETTER,
        signed_by=REPLY_SIGNERS,
        signs="",
        fields={field.key: field.label for field in kind.required},
        optional=OPTIONAL.get(line.outcome, {}),
        remedy_as=line.outcome,
        wording="\n\n".join(
            (shared["opening"].strip(), text.strip(), as_named(shared["closing"].strip(), letter.title))
        ),
        context="LetterContext",
        outcome=line.outcome,
    )


# What a letter may state besides.
OPTIONAL: Mapping[str, Mapping[str, str]] = {
    "36.2": {"form_reason": "提供形式与申请不同的理由"},
    "37": {"form_reason": "提供形式与申请不同的理由", "third_party_record": "征求第三方意见的记录"},
}


def _letter(line: Line, text: NoticeText) -> Document:
    return Document(
        id=line.id,
        number=line.number,
        variant=line.variant,
        title=text.title,
        word=text.word,
        to=text.to,
        basis=text.basis,
        layout=LETTER,
        signed_by=text.signed_by,
        signs="",
        fields=text.fields,
        optional=text.optional,
        remedy_as=text.remedy_as,
        wording=text.text.strip() + "\n\n{{ contact }}",
        context="LetterContext",
        notice=line.notice,
    )


def _form(line: Line) -> Document:
    return Document(
        id=line.id,
        number=line.number,
        variant=line.variant,
        title=line.title,
        word="",
        to=line.to,
        basis=f"{REGULATION}{line.article}",
        layout=line.layout,
        signed_by=(),
        signs=line.signs,
        fields={},
        optional={},
        remedy_as="",
        wording="",
        context=line.context,
    )


@cache
def _other(name: str) -> NoticeText:
    data: Any = yaml.safe_load((OTHERS / f"{name}.yaml").read_text(encoding="utf-8"))
    return NoticeText(**data)
