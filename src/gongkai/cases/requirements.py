"""What the letter of a case needs before it is drafted, signed and sent; the same for every kind."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.letters import documents
from gongkai.applications.numbers import document_mark_fault
from gongkai.applications.requirements.deliveries import (
    LONGEST_EVIDENCE,
    a_mail_number,
    a_reason_of_return,
    a_way,
)
from gongkai.cases.models import Case, CaseDelivery, CaseLetter

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


def a_letter_under_way(case: Case, form: Form) -> str | None:
    before = _last(case)
    return f"已登记 {before.returned_on} 退回，请再次送达" if before and before.returned_on else None


def a_day_of_return(case: Case, form: Form) -> str | None:
    before = _last(case)
    if before is None:
        return None
    return _a_day_since(before.delivered_on, form["returned_on"], form["today"], "退回日期")


def a_reason_to_send_again(case: Case, form: Form) -> str | None:
    before = _last(case)
    if before is None or before.returned_on is not None or said(form, "reason"):
        return None
    return "没有退回的，须写明再次送达的原因"


def a_day_of_sending_again(case: Case, form: Form) -> str | None:
    before = _last(case)
    if before is None:
        return None
    since = before.returned_on or before.delivered_on
    return _a_day_since(since, form["delivered_on"], form["today"], "再次送达的日期")


def _last(case: Case) -> CaseDelivery | None:
    """The last time that the letter left; None before it ever did, which the state tells."""
    return case.letter.deliveries.last() if hasattr(case, "letter") else None


def _a_day_since(since: date, day: date, today: date, name: str) -> str | None:
    if day > today:
        return f"{name}不能晚于今天（{today}）"
    return f"{name}不能早于 {since}" if day < since else None


RETURN = (a_letter_under_way, a_reason_of_return, a_day_of_return)
SENDING_AGAIN = (a_way, a_mail_number, a_reason_to_send_again, a_day_of_sending_again)
DELIVERY = (a_way, a_mail_number, a_day_of_delivery)
__all__ = [
    "DELIVERY",
    "LONGEST_EVIDENCE",
    "RETURN",
    "SENDING_AGAIN",
    "a_document_mark",
    "a_letter_that_says_all",
    "a_reason",
    "said",
    "what_the_letter_must_state",
]
