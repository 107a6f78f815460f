"""送达 at the desk: the deliveries of letters, receipts, returned letters, sending again; of applications and of cases."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongkai.applications import actions
from gongkai.applications.models import Application, Delivery, SentLetter
from gongkai.applications.procedure import DELIVERY
from gongkai.casework.procedure import Procedure
from gongkai.desk.forms import deliveries as forms
from gongkai.desk.steps import Counter, Offer, StepPage
from gongkai.organs.actors import Actor, Role

ROLES = (Role.CLERK, Role.SECTION_HEAD)


def find(actor: Actor, pk: int) -> Delivery:
    """The delivery with its letter and application; 404 when this member does not read it."""
    found = Delivery.objects.visible_to(actor).with_letters().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def address(delivery: SentLetter) -> str:
    return reverse("desk:application", kwargs={"pk": delivery.subject.pk}) + "#deliveries"


def with_delivery(delivery: SentLetter) -> Mapping[str, Any]:
    """What is known of it, above the form."""
    return {"delivery": delivery}


def counter(
    name: str,
    procedure: Procedure,
    acts: Any,
    find: Callable[[Actor, int], Any],
    address: Callable[[Any], str],
    roles: tuple[Role, ...] = ROLES,
) -> Counter[Any]:
    """The pages of a delivery, named `<name>_<verb>`; `acts` has the three actions of the procedure's verbs."""
    return Counter(
        procedure,
        (
            StepPage("confirm_delivery", roles, forms.ConfirmDelivery, acts.confirm_delivery, "签收已登记。"),
            StepPage(
                "record_return",
                roles,
                forms.RecordReturn,
                acts.record_return,
                "退回已登记，请换地址或者方式再次送达。",
                None,
                with_delivery,
                "desk/delivery_step.html",
            ),
            StepPage(
                "deliver_again",
                roles,
                forms.DeliverAgain,
                acts.deliver_again,
                "再次送达已记录，原来的送达日期不变。",
                None,
                with_delivery,
                "desk/delivery_step.html",
            ),
        ),
        find,
        address,
        lambda delivery, verb: reverse(f"desk:{name}_{verb}", kwargs={"pk": delivery.pk}),
        forward=frozenset({"confirm_delivery"}),
        awaits=lambda delivery: delivery.get_state_display(),
    )


COUNTER = counter("delivery", DELIVERY, actions, find, address)


@dataclass(frozen=True)
class DeliveryLine:
    """One delivery on the page of what it answers, with the steps that are open; `prefix` names its pages."""

    delivery: SentLetter
    offers: Sequence[Offer]
    may_open_receipt: bool
    is_replaced: bool = False
    prefix: str = ""

    @property
    def badge(self) -> str:
        """The kind of badge: done once it was received, ended when it came back."""
        return {"received": "done", "returned": "late"}.get(self.delivery.state, "")


def lines_of(application: Application, actor: Actor) -> list[DeliveryLine]:
    """Every delivery of the letters of an application that was read whole, in order; no query."""
    reply = getattr(application, "reply", None)
    letters = [*application.notices.all(), *([reply] if reply else [])]
    found = [delivery for letter in letters for delivery in letter.deliveries.all()]
    return lines(sorted(found, key=lambda each: each.pk), actor, COUNTER)


def lines(
    found: Sequence[SentLetter], actor: Actor, pages: Counter[Any], prefix: str = ""
) -> list[DeliveryLine]:
    """The lines of deliveries of one table that know their letters and what these answer."""
    last = {each.letter_key: each.pk for each in found}
    return [_line(each, actor, pages, prefix, last[each.letter_key] != each.pk) for each in found]


def _line(
    delivery: SentLetter, actor: Actor, pages: Counter[Any], prefix: str, is_replaced: bool
) -> DeliveryLine:
    offers = [each for each in pages.offers(delivery, actor) if not each.reasons]
    if is_replaced:
        offers = [each for each in offers if each.verb == "confirm_delivery"]
    if delivery.received_on and delivery.receipt_file:
        offers = []
    refused = pages.procedure.permissions["open_receipt"](actor, delivery)
    may_open = bool(delivery.receipt_file) and refused is None
    return DeliveryLine(delivery, offers, may_open, is_replaced, prefix)


def came_back(lines: Sequence[DeliveryLine]) -> DeliveryLine | None:
    """The first letter that came back and was not sent again."""
    return next((each for each in lines if each.delivery.returned_on and not each.is_replaced), None)
