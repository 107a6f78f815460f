"""过程文书的文本: one file of notices/ per kind, with what it must state, its series of numbers and who may sign it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from gongkai.applications.choices import NoticeKind
from gongkai.applications.letters.composing import Particulars, filled, in_letters, you_of
from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.letters.remedy import remedy_of
from gongkai.applications.models import Application
from gongkai.organs.actors import Role

FOLDER = Path(__file__).parent / "notices"
THIRD_PARTY_DECISION = "36.2"  # what an override opens can be challenged as a disclosure


class NoticeText(BaseModel):
    """文种: `word` is its 文号 series, `to` whom it is for, `fields` what it must state (key → label)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    word: str
    to: Literal["applicant", "party"]
    signed_by: tuple[Role, ...]
    basis: str
    fields: Mapping[str, str]
    text: str
    has_remedy: bool = False


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
    return [
        label for key, label in notice_text(kind).fields.items() if not str(particulars.get(key, "")).strip()
    ]


def compose_notice(application: Application, kind: str, particulars: Mapping[str, str], on: date) -> str:
    """The body of a notice, one paragraph a line; number, addressee and signature are the frame's."""
    told = notice_text(kind)
    fields: dict[str, Any] = {
        "received_on": in_letters(application.received_on),
        "number": application.number,
        "wanted": as_quoted(application.wanted),
        "you": you_of(application),
        "basis": told.basis,
        "p": Particulars(particulars),
        "remedy": remedy_of(application, THIRD_PARTY_DECISION, on).text if told.has_remedy else "",
    }
    closing = "联系人：{office}，电话：{phone}。" if application.organ.phone else ""
    office = application.organ.disclosure_office or application.organ.name
    return "\n".join(
        part
        for part in (
            filled(told.text, fields),
            closing.format(office=office, phone=application.organ.phone),
        )
        if part
    )
