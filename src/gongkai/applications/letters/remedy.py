"""救济告知: the paragraph comes from the law by outcome and day; a letter without it cannot be signed."""

import re
from datetime import date

from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.letters.texts_by_outcome import title_of
from gongkai.applications.models import Application, Reply
from gongkai.law.errors import LawError
from gongkai.law.remedies import Remedy, remedy_for
from gongkai.organs.models import Organ

PETITION = "39.1"  # its proper channel may be the reconsideration of something else
_REVIEW_FIRST = re.compile(r"(?:应当|应|须|必须)[^。；]{0,30}先[^。；]{0,20}复议")
_ANY_REMEDY = re.compile(r"(?:申请|提起|提出)[^。；]{0,12}(?:复议|诉讼)|起诉")
_SUE_DIRECTLY = re.compile(r"(?:直接|[六三]个月内)[^。；]*?(?:行政诉讼|起诉)")


def remedy_of(application: Application, outcome: str, on: date) -> Remedy:
    """The remedy of a reply dated `on`; every reply can be read online, so the online channel is always named."""
    return remedy_paragraph(application.organ, outcome, on)


def remedy_paragraph(organ: Organ, outcome: str, on: date) -> Remedy:
    """The same for any letter of the organ that can be challenged like a reply of that outcome."""
    return remedy_for(
        outcome,
        on=on,
        reconsideration_organ=organ.reconsideration_organ,
        court=organ.court,
        electronic=True,
    )


def as_named(text: str, title: str) -> str:
    """The same with the letter called what its title calls it: 本决定书, 本答复书; else it stays 本告知书."""
    name = title[-3:]
    return text.replace("本告知书", f"本{name}") if name in ("决定书", "答复书") else text


def remedy_fault(application: Application, reply: Reply, *, on: date) -> str | None:
    """Why this letter does not rightly tell how to challenge it when signed on that day, or None."""
    try:
        remedy = remedy_of(application, reply.outcome, on)
    except LawError as problem:
        return str(problem)
    text = as_named(remedy.text, title_of(reply.outcome))
    said, right = _bare(reply.letter), _bare(text)
    if right not in said:
        return f"答复书没有写明正确的救济途径，须原样写入：“{text}”"
    own_words = said.replace(right, "").replace(_bare(as_quoted(application.wanted)), "")
    if remedy.prior_reconsideration and _SUE_DIRECTLY.search(own_words):
        return "不予公开的决定应当先申请行政复议，答复书中不能写可以直接起诉：请删去该句"
    is_direct = remedy.text and not remedy.prior_reconsideration and reply.outcome != PETITION
    if is_direct and _REVIEW_FIRST.search(own_words):
        return "对该答复可以直接起诉，答复书中不能写应当先申请行政复议：请删去该句"
    return None


def tells_another_remedy(said: str, remedy: str) -> bool:
    """Whether a text has its own words on where to apply or sue beside that paragraph: they would contradict it some day."""
    return bool(_ANY_REMEDY.search(_bare(said).replace(_bare(remedy), "")))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
