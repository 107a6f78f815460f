"""按证件号码查找: a person's applications by the keyed digest of a paper; the number stands in no address."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gongkai.applications import identity
from gongkai.casework.procedure import StepRefused
from gongkai.desk import application_list
from gongkai.desk.access import desk_view, member_of
from gongkai.desk.forms import fields
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in


class PersonForm(forms.Form):
    paper_number = fields.line(
        "证件号码或者统一社会信用代码",
        longest=40,
        required=True,
        help_text="写完整的号码；系统只比对摘要，不保存本次输入",
    )


@desk_view(Role.CLERK, Role.DIRECTOR)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def application_person(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What whoever has that paper has applied for; the search is written down without the number."""
    form = PersonForm(posted(request))
    reasons: tuple[str, ...] = ()
    lines: list[application_list.Line] | None = None
    organ, today = member_of(request).organ, timezone.localdate()
    if form.is_bound and form.is_valid():
        try:
            found = identity.look_up(organ, form.cleaned_data["paper_number"], actor)
            lines = application_list.lines_of(found, on=today, calendar=calendar_in(organ.calendar_region))
        except StepRefused as refusal:
            reasons = refusal.reasons
    context = {"form": form, "reasons": reasons, "lines": lines}
    return page(request, "desk/application_person.html", context, status=status_of(form, reasons))
