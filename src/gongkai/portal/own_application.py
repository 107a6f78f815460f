"""The application that a suggestion comes of: shown to be one's own by number and query code, guesses counted."""

from typing import Any

from django.http import HttpRequest

from gongkai.applications.models import Application
from gongkai.applications.tracking import applicants_own
from gongkai.portal import throttle
from gongkai.portal.request_form import ConversionForm

WRONG = "没有找到相符的申请：请核对申请编号和查询码；不想关联申请的，两项都不填。"
WAIT = "为防止他人试探查询码，请 10 分钟后再试；不想关联申请的，两项都不填，建议照样可以提交。"
OTHER_ORGAN = "这份申请不是向所选机关提出的：请选择受理申请的机关。"


def found(request: HttpRequest, number: str, code: str) -> tuple[Application | None, str]:
    """The application, or the sentence why not: the same for a number that exists and one that does not."""
    if throttle.is_blocked(request, number):
        return None, WAIT
    application = applicants_own(number, code)
    if application is None:
        throttle.count_wrong(request, number)
        return None, WRONG
    return application, ""


def bind(request: HttpRequest, form: ConversionForm) -> None:
    """Bind a filled-in form to the application that it names; what is wrong becomes an error of its field."""
    said = form.cleaned_data
    number, code = said.get("application_number", "").strip(), said.get("application_code", "").strip()
    if not number or not code:
        return
    application, refusal = found(request, number, code)
    if application is None:
        form.add_error("application_number", refusal)
    elif application.organ_id != said["organ"].pk:
        form.add_error("organ", OTHER_ORGAN)
    else:
        form.application = application


def begun_with(request: HttpRequest) -> dict[str, Any]:
    """What an empty form starts with when it is opened from the page of one's application."""
    number, code = (request.POST.get(name, "").strip()[:40] for name in ("number", "query_code"))
    application = found(request, number, code)[0] if number and code else None
    if application is None:
        return {}
    return {
        "application_number": application.number,
        "application_code": code,
        "organ": application.organ.index_prefix,
        "content": application.wanted,
    }
