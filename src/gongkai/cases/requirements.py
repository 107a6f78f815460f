"""What the letter of a case needs before it is drafted, signed and sent; the same for every kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.letters import documents
from gongkai.applications.letters.whole_text import lost_from
from gongkai.applications.numbers import document_mark_fault
from gongkai.applications.requirements.deliveries import (
    LONGEST_EVIDENCE,
    a_mail_number,
    a_way,
    an_organ_that_bears_it,
)
from gongkai.cases.models import Case, CaseLetter

Form = Mapping[str, Any]


def said(form: Form, name: str) -> str:
    return str(form.get(name) or "").strip()


def a_reason(case: Case, form: Form) -> str | None:
    return None if said(form, "reason") else "须写明原因"


def what_the_letter_must_state(case: Case, form: Form) -> str | None:
    """`document` and `particulars` as they would be drafted."""
    missing = documents.missing_fields(str(form["document"]), form["particulars"])
    return f"还须填写：{'、'.join(missing)}" if missing else None


def a_document_mark(case: Case, form: Form) -> str | None:
    today: date = form["today"]
    return document_mark_fault(case.organ, today.year)


def a_letter_that_says_all(case: Case, form: Form) -> str | None:
    """What was filled in, number, article and remedy still stand in the text that is signed."""
    letter: CaseLetter = case.letter
    gone = _gone(case, letter.text, letter.document, letter.particulars, form["today"])
    return f"文书正文没有写明：{'、'.join(gone)}（请退回修改）" if gone else None


def a_text_that_says_all(case: Case, form: Form) -> str | None:
    """The same of a text that somebody wrote instead of the composed one."""
    text = said(form, "text")
    gone = _gone(case, text, str(form["document"]), form["particulars"], form["today"]) if text else []
    return f"文书正文没有写明：{'、'.join(gone)}" if gone else None


def _gone(case: Case, text: str, document: str, particulars: Mapping[str, str], on: date) -> list[str]:
    written = "".join(text.split())
    lost = [
        label
        for key, label in documents.document(document).fields.items()
        if (told := "".join(str(particulars.get(key, "")).split()).rstrip("。！？，、；：,;."))
        and told not in written
    ]
    return lost + lost_from(text, document, case.organ, number=case.number, on=on)


def a_day_of_delivery(case: Case, form: Form) -> str | None:
    day, today, signed_on = form["delivered_on"], form["today"], form.get("signed_on")
    if day > today:
        return f"送达日期不能晚于今天（{today}）"
    return f"送达日期不能早于签发日期（{signed_on}）" if signed_on and day < signed_on else None


DELIVERY = (a_way, a_mail_number, an_organ_that_bears_it, a_day_of_delivery)
__all__ = [
    "DELIVERY",
    "LONGEST_EVIDENCE",
    "a_document_mark",
    "a_letter_that_says_all",
    "a_reason",
    "a_text_that_says_all",
    "said",
    "what_the_letter_must_state",
]
