"""The puzzle that a page's script solves before a form is sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.portal import parameters
from gongkai.web.errors import BadParameter
from gongkai.web.gate import limits, proofs

PURPOSES = ("application", "complaint", "objection", "request", "tracking")


@login_not_required
@never_cache
@require_safe
def challenge(request: HttpRequest) -> HttpResponse:
    """A fresh puzzle for one of the forms; never kept by a cache."""
    purpose = parameters.read(request, ("for",)).get("for", "")
    if purpose not in PURPOSES:
        raise BadParameter("for", "没有这种表单。")
    refusal = limits.admitted(request, "challenge")
    if refusal:
        answer = JsonResponse({"problem": refusal.sentence}, status=429)
        answer["Retry-After"] = str(refusal.seconds)
        return answer
    return JsonResponse(proofs.challenge(purpose))
