"""送达 at the desk: the deliveries of an application's letters, receipts, returned letters, sending again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from gongkai.applications import actions
from gongkai.applications.models import Application, Delivery
from gongkai.applications.procedure import DELIVERY
from gongkai.desk.forms import deliveries as forms
from gongkai.desk.steps import Counter, Offer, StepPage
from gongkai.organs.actors import Actor, Role

ROLES = (Role.CLERK, Role.SECTION_HEAD)
UNREADABLE = "送达回证"


def find(actor: Actor, pk: int) -> Delivery:
    """The delivery with its letter and application; 404 when this member does not read it."""
    found = Delivery.objects.visible_to(actor).with_letters().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def address(delivery: Delivery) -> str:
    return reverse("desk:application", kwargs={"pk": delivery.application.pk}) + "#deliveries"


def step_address(delivery: Delivery, verb: str) -> str:
    return reverse(f"desk:delivery_{verb}", kwargs={"pk": delivery.pk})


def with_delivery(delivery: Delivery) -> Mapping[str, Any]:
    """What is known of it, above the form."""
    return {"delivery": delivery}


CONFIRM = StepPage("confirm_delivery", ROLES, forms.ConfirmDelivery, actions.confirm_delivery, "签收已登记。")
COUNTER = Counter(
    DELIVERY,
    (
        CONFIRM,
        StepPage(
            "record_return",
            ROLES,
            forms.RecordReturn,
            actions.record_return,
            "退回已登记，请换地址或者方式再次送达。",
            None,
            with_delivery,
            "desk/delivery_step.html",
        ),
        StepPage(
            "deliver_again",
            ROLES,
            forms.DeliverAgain,
            actions.deliver_again,
            "再次送达已记录，原来的送达日期不变。",
            None,
            with_delivery,
            "desk/delivery_step.html",
        ),
    ),
    find,
    address,
    step_address,
    forward=frozenset({"confirm_delivery"}),
    awaits=lambda delivery: delivery.get_state_display(),
)


@dataclass(frozen=True)
class DeliveryLine:
    """One delivery on the page of its application, with the steps that are open."""

    delivery: Delivery
    offers: Sequence[Offer]
    may_open_receipt: bool
    is_replaced: bool = False

    @property
    def badge(self) -> str:
        """The kind of badge: done once it was received, ended when it came back."""
        return {"received": "done", "returned": "late"}.get(self.delivery.state, "")


def lines_of(application: Application, actor: Actor) -> list[DeliveryLine]:
    """Every delivery of an application's letters, in order; one query."""
    of_application = Q(reply__application=application) | Q(notice__application=application)
    found = list(Delivery.objects.filter(of_application).select_related("reply", "notice").order_by("pk"))
    replaced = {
        earlier.pk
        for earlier in found
        for later in found
        if later.pk > earlier.pk
        and (later.reply_id, later.notice_id) == (earlier.reply_id, earlier.notice_id)
    }
    lines = []
    for delivery in found:
        delivery.letter.application = application
        offers = [each for each in COUNTER.offers(delivery, actor) if not each.reasons]
        if delivery.pk in replaced:
            offers = [each for each in offers if each.verb == "confirm_delivery"]
        may_open = (
            bool(delivery.receipt_file) and DELIVERY.permissions["open_receipt"](actor, delivery) is None
        )
        if delivery.received_on and delivery.receipt_file:
            offers = []
        lines.append(DeliveryLine(delivery, offers, may_open, delivery.pk in replaced))
    return lines


def came_back(lines: Sequence[DeliveryLine]) -> DeliveryLine | None:
    """The first letter that came back and was not sent again."""
    return next((each for each in lines if each.delivery.returned_on and not each.is_replaced), None)
