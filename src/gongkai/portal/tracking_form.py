"""Number and query code, with which anybody follows what they sent in; guesses are counted."""

from django import forms
from django.http import HttpRequest

from gongkai.portal import throttle
from gongkai.portal.application_form import text
from gongkai.web.gate import limits

WAIT = "为防止他人试探查询码，请 10 分钟后再试；也可持身份证件到受理机关查询。"


class TrackingForm(forms.Form):
    use_required_attribute = False

    number = text("申请编号", most=40, required=True, hint="在提交申请后的回执上。")
    query_code = text("查询码", most=20, required=True, hint="回执上的 8 位字母和数字，不分大小写。")

    def proof(self) -> tuple[str, str]:
        """What was typed, once it is valid."""
        return self.cleaned_data["number"], self.cleaned_data["query_code"]


def not_now(request: HttpRequest, form: TrackingForm) -> str:
    """Why not now, "" otherwise: the same for a number that exists and one that does not."""
    if throttle.is_blocked(request, form.cleaned_data.get("number", "")):
        return WAIT
    refusal = limits.admitted(request, "tracking")
    return refusal.sentence if refusal else ""
