"""送达 of letters: the receipt with its scan, the sealed receipt opened, and what was posted on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.applications import actions, postal_list
from gongkai.casework.procedure import StepRefused
from gongkai.desk import delivery_steps, request_steps
from gongkai.desk.access import READERS, DeskView, desk_view, member_of
from gongkai.desk.downloads import sealed_response
from gongkai.desk.forms.deliveries import ConfirmDelivery
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.steps import Counter, Reasons, attempt
from gongkai.items.sealed_files import SealedFileMissing
from gongkai.organs.actors import Actor, Role
from gongkai.requests import actions as request_actions
from gongkai.web.errors import BadParameter


def confirm_view(counter: Counter[Any]) -> DeskView:
    """The page of 登记签收和回证 of that counter, with the scan of the receipt."""
    confirm = next(each for each in counter.pages if each.verb == "confirm_delivery")

    @desk_view(*confirm.roles)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
        delivery = counter.find(actor, pk)
        files = request.FILES if request.method == "POST" else None
        form = ConfirmDelivery(posted(request), files, subject=delivery)
        closed = counter.why_not(confirm, delivery, actor)
        reasons: Reasons = closed
        if form.is_bound and form.is_valid():
            reasons = _confirmed(confirm.action, pk, actor, form)
            if not reasons:
                messages.success(request, confirm.done)
                return HttpResponseRedirect(counter.address(delivery))
        context = {
            "subject": delivery,
            "delivery": delivery,
            "step": counter.procedure.step(confirm.verb),
            "back": counter.address(delivery),
            "form": form,
            "reasons": reasons,
            "is_closed": bool(closed),
        }
        return page(request, "desk/delivery_step.html", context, status=status_of(form, reasons))

    return view


def _confirmed(action: Callable[..., object], pk: int, actor: Actor, form: ConfirmDelivery) -> Reasons:
    given: dict[str, Any] = dict(form.cleaned_data)
    file = given.pop("file")
    receipt = (file.name or "", file.read()) if file else None
    return attempt(action, pk, actor=actor, receipt=receipt, **given)


def receipt_view(counter: Counter[Any], open_receipt: Callable[..., tuple[str, bytes]]) -> DeskView:
    """The sealed receipt, on the record."""

    @desk_view(Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
    @require_POST
    def view(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
        delivery = counter.find(actor, pk)
        try:
            name, content = open_receipt(pk, actor=actor)
        except (StepRefused, SealedFileMissing) as problem:
            reasons = getattr(problem, "reasons", (str(problem),))
            context = {"subject": delivery, "reasons": reasons, "back": counter.address(delivery)}
            return page(request, "desk/receipt_refused.html", context, status=REFUSED)
        except ObjectDoesNotExist:
            raise Http404 from None
        return sealed_response(content, name)

    return view


delivery_confirm_delivery = confirm_view(delivery_steps.COUNTER)
delivery_receipt = receipt_view(delivery_steps.COUNTER, actions.open_receipt)
request_delivery_confirm_delivery = confirm_view(request_steps.DELIVERIES)
request_delivery_receipt = receipt_view(request_steps.DELIVERIES, request_actions.open_receipt)


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
