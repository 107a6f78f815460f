"""归档 at the desk: filing a case, holding it, and giving it up by two people."""

from django import forms as django_forms
from django.urls import reverse

from gongkai.applications.models import Application
from gongkai.archive import actions
from gongkai.archive.procedure import ARCHIVE
from gongkai.archive.shelf import Shelf, shelf_of
from gongkai.desk import application_steps
from gongkai.desk.clock_steps import WELL_FILLED, filled
from gongkai.desk.forms import fields
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role

CLERK, HEAD, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR
BOTH = (CLERK, HEAD)


class Nothing(django_forms.Form):
    """Reading and pressing the button is all."""

    def __init__(self, *args: object, subject: Shelf, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class WithReason(Nothing):
    reason = fields.text("原因", longest=200, required=True)


class OfHold(Nothing):
    reason = fields.text(
        "保全的原因",
        longest=200,
        required=True,
        help_text="例如：审计、纪检、诉讼需要调卷。解除保全以前不能销毁",
    )


class OfLifting(Nothing):
    reason = fields.text(
        "解除的原因", longest=200, required=True, help_text="例如：诉讼已经终结。解除以后按保管期限办理"
    )


class OfDestruction(Nothing):
    reason = fields.text(
        "销毁的原因",
        longest=200,
        required=True,
        help_text="例如：保管期满，没有继续保存的价值。由另一位签发人批准以后才销毁，不能恢复",
    )


def find(actor: Actor, pk: int) -> Shelf:
    """The shelf of an application; 404 when this member does not read it."""
    return shelf_of(application_steps.find(actor, pk))


def address_of(application: Application) -> str:
    return reverse("desk:case_file", kwargs={"pk": application.pk})


COUNTER = Counter(
    ARCHIVE,
    (
        StepPage("archive", BOTH, Nothing, actions.archive, "案卷已封存。", filled()),
        StepPage("place_hold", (DIRECTOR,), OfHold, actions.place_hold, "已保全，解除之前不能销毁。"),
        StepPage(
            "lift_hold",
            (DIRECTOR,),
            OfLifting,
            actions.lift_hold,
            "保全已解除。",
            filled(reason=WELL_FILLED),
        ),
        StepPage(
            "propose_destruction",
            BOTH,
            OfDestruction,
            actions.propose_destruction,
            "已提出，等待另一人批准。",
            filled(reason=WELL_FILLED),
        ),
        StepPage(
            "approve_destruction",
            (DIRECTOR,),
            Nothing,
            actions.approve_destruction,
            "已销毁：身份和内容已清除，编号、结果、日期和摘要保留。",
            filled(),
        ),
        StepPage(
            "decline_destruction", (DIRECTOR,), WithReason, actions.decline_destruction, "案卷继续保管。"
        ),
    ),
    find,
    lambda shelf: address_of(shelf.application),
    lambda shelf, verb: reverse(f"desk:case_file_{verb}", kwargs={"pk": shelf.pk}),
    forward=frozenset({"archive", "approve_destruction"}),
    awaits=lambda shelf: shelf.get_state_display(),
    record=lambda shelf: shelf.application,
)
