"""What the letter of a case needs before it is drafted, signed and sent; the same for every kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.letters import documents
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
    """What was filled in still stands in the text that is signed."""
    letter: CaseLetter = case.letter
    text = "".join(letter.text.split())
    stated = documents.document(letter.document).fields
    gone = [
        label
        for key, label in stated.items()
        if (told := "".join(letter.particulars.get(key, "").split()).rstrip("。！？，、；：,;."))
        and told not in text
    ]
    return f"文书正文没有写明：{'、'.join(gone)}（请退回修改）" if gone else None


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
    "said",
    "what_the_letter_must_state",
]
