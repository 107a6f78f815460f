"""Rendering a page of the desk in its frame."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.desk.access import actor_behind, member_of
from gongkai.desk.places import places_for

INVALID = 422
REFUSED = 409


def status_of(form: BaseForm, reasons: Sequence[str]) -> int:
    """422 when the form is wrong, 409 when the step is refused, else 200."""
    if form.is_bound and form.errors:
        return INVALID
    return REFUSED if reasons else 200


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The template inside the desk: menu, the member's name, and what was just done."""
    member = member_of(request)
    frame = {
        "places": places_for(actor_behind(request), request.path),
        "member_name": member.name,
        "organ_name": member.organ.short_name,
        "done": [(message.level_tag, str(message)) for message in messages.get_messages(request)],
    }
    return render(request, template, {**frame, **(context or {})}, status=status)
