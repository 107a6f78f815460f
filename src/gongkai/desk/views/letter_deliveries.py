"""送达 of letters: the receipt with its scan, the sealed receipt opened, and what was posted on a day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.applications import actions, postal_list
from gongkai.casework.procedure import StepRefused
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.delivery_steps import CONFIRM, COUNTER, address, find
from gongkai.desk.downloads import sealed_response
from gongkai.desk.forms.deliveries import ConfirmDelivery
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import Reasons, attempt
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.organs.actors import Actor, Role
from gongkai.web.errors import BadParameter


@desk_view(*CONFIRM.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def delivery_confirm_delivery(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The page of the step, with the scan of the receipt."""
    delivery = find(actor, pk)
    files = request.FILES if request.method == "POST" else None
    form = ConfirmDelivery(posted(request), files, subject=delivery)
    closed = COUNTER.why_not(CONFIRM, delivery, actor)
    reasons: Reasons = closed
    if form.is_bound and form.is_valid():
        given: dict[str, Any] = dict(form.cleaned_data)
        file = given.pop("file")
        receipt = (file.name or "", file.read()) if file else None
        reasons = attempt(actions.confirm_delivery, pk, actor=actor, receipt=receipt, **given)
        if not reasons:
            messages.success(request, CONFIRM.done)
            return HttpResponseRedirect(address(delivery))
    context = {
        "subject": delivery,
        "delivery": delivery,
        "step": COUNTER.procedure.step(CONFIRM.verb),
        "back": address(delivery),
        "form": form,
        "reasons": reasons,
        "is_closed": bool(closed),
    }
    return page(request, "desk/delivery_step.html", context, status=status_of(form, reasons))


@desk_view(Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
@require_POST
def delivery_receipt(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The sealed receipt, on the record."""
    delivery = find(actor, pk)
    try:
        name, content = actions.open_receipt(pk, actor=actor)
    except (StepRefused, SealedFileMissing) as problem:
        reasons = getattr(problem, "reasons", (str(problem),))
        context = {"subject": delivery, "reasons": reasons, "back": address(delivery)}
        return page(request, "desk/receipt_refused.html", context, status=REFUSED)
    return sealed_response(content, name)


@desk_view(*READERS)
@require_safe
def posted_letters(request: HttpRequest, actor: Actor) -> HttpResponse:
    """邮寄清单: the letters that the organ posted on a day."""
    on = day_of(request)
    lines = postal_list.lines_of(member_of(request).organ_id, on)
    return page(
        request,
        "desk/posted_letters.html",
        {"lines": lines, "on": on, "may_look": actor.has(Role.CLERK, Role.DIRECTOR)},
    )


def day_of(request: HttpRequest) -> date:
    written = request.GET.get("on", "")
    if not written:
        return timezone.localdate()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadParameter("on", "应是日期，例如 2020-01-05。") from None
