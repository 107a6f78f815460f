"""正文是否完整: what every letter of a kind says, whoever edited its text: number, article, and the right remedy."""

import re
from datetime import date

from gongkai.applications.letters.documents import document
from gongkai.applications.letters.remedy import as_named, remedy_paragraph
from gongkai.law.errors import LawError
from gongkai.organs.models import Organ

_ARTICLES = re.compile(r"第[〇零一二三四五六七八九十百]+条")


def lost_from(text: str, document_id: str, organ: Organ, *, number: str, on: date) -> list[str]:
    """What a letter dated `on` no longer says, each with what is to be written; empty for a whole one."""
    found, said = document(document_id), _bare(text)
    lost = [] if number in said else [f"编号（{number}）"]
    if not all(article in said for article in _ARTICLES.findall(found.basis)):
        lost.append(f"依据（{found.basis}）")
    if found.remedy_as:
        try:
            remedy = as_named(remedy_paragraph(organ, found.remedy_as, on).text, found.title)
        except LawError as problem:
            return [*lost, str(problem)]
        if _bare(remedy) not in said:
            lost.append(f"救济途径（须原样写入：“{remedy}”）")
    return lost


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
