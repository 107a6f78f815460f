"""The answer of a section or unit that was asked to help."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions
from gongkai.applications.models import Application, Assistance
from gongkai.applications.permissions import HANDLERS
from gongkai.desk.access import desk_view
from gongkai.desk.forms import fields
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import Reasons, attempt
from gongkai.organs.actors import Actor


class HelpAnswer(forms.Form):
    answer = fields.text("协办意见", longest=4000, required=True, rows=6)
    answered_on = fields.day("回复日期", required=False, help_text="不填即今天；其他单位来函的，填收到之日")


@desk_view(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def assistance(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = Assistance.objects.select_related("application", "section", "notice").filter(
        pk=pk, application__in=Application.objects.visible_to(actor)
    )
    asked = found.first()
    if asked is None:
        raise Http404
    form, reasons = HelpAnswer(posted(request)), Reasons()
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.answer_help, pk, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "协办意见已回复。")
            return redirect("desk:application", pk=asked.application_id)
    told = {"form": form, "reasons": reasons, "asked": asked}
    return page(request, "desk/assistance.html", told, status=status_of(form, reasons))
