"""办理进度 of a case that is no application: shown, its letter to take away, taken back."""

from io import BytesIO

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse

from gongkai.cases import tracking
from gongkai.casework.procedure import StepRefused
from gongkai.portal.private_page import private_page
from gongkai.portal.tracking_answers import WithdrawForm


class TakeBack(WithdrawForm):
    """撤回 of what is no application."""

    is_sure = forms.BooleanField(
        label="我确认撤回",
        error_messages={"required": "请勾选“我确认撤回”；不想撤回的，什么也不用做。"},
    )


def answered(request: HttpRequest, number: str, code: str) -> HttpResponse | FileResponse | None:
    """The page of the case, or its letter; None when number and code do not belong together."""
    found = tracking.track(number, code)
    if found is None:
        return None
    tracking.seen(number, code)
    if request.POST.get("action") == "letter" and (letter := tracking.letter_pdf(number, code)):
        name, content = letter
        return FileResponse(BytesIO(content), as_attachment=True, filename=name)
    problems: tuple[str, ...] = ()
    form, done = TakeBack(), ""
    if request.POST.get("action") == "withdraw":
        form = TakeBack(request.POST)
        if form.is_valid():
            problems = _withdrawn(found)
            done = "" if problems else "已撤回，本机关不再办理。"
        found = tracking.track(number, code) or found
    context = {
        "found": found,
        "number": number,
        "query_code": code,
        "withdraw": form if found.can_withdraw else None,
        "done": done,
        "problems": problems,
    }
    status = 422 if problems or form.errors else 200
    return private_page(request, "portal/track_case.html", context, status=status)


def _withdrawn(found: tracking.TrackedCase) -> tuple[str, ...]:
    withdraw = tracking.teller_of(found.kind).withdraw
    try:
        if withdraw:
            withdraw(found.pk)
    except StepRefused as refusal:
        return refusal.reasons
    return ()
