"""Steps of a decision and of a repair at the desk; who may take them is told by decisions.permissions."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from gongkai.decisions import actions
from gongkai.decisions.choices import Ending, ExemptionGround, Sort
from gongkai.decisions.models import Decision, Repair
from gongkai.decisions.procedure import DECISION, REPAIR
from gongkai.decisions.rows import register_rows, with_decisions
from gongkai.desk.decision_cards import decision_card, repair_card
from gongkai.desk.forms import decisions as forms
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role

CLERK, HEAD, REVIEWER, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR
_A_REASON = {"reason": "…", "ending": Ending.MISTAKEN}
_A_GROUND = {"ground": ExemptionGround.OTHER_LAW, "reason": "…"}


def find(actor: Actor, pk: int) -> Decision:
    """The decision of a register's row (by the row's id); 404 when this member does not read it."""
    for sort in Sort:
        rows = (
            register_rows(actor.organs_read, sort).filter(pk=pk).select_related("item__organ", "brought_by")
        )
        for decision in with_decisions(rows, sort):
            return decision
    raise Http404


def find_repair(actor: Actor, pk: int) -> Repair:
    visible = Repair.objects.filter(organ_id__in=actor.organs_read).select_related(
        "decision__row", "received_by"
    )
    repair = visible.filter(pk=pk).first()
    if repair is None:
        raise Http404
    return repair


def address(decision: Decision) -> str:
    return reverse("desk:decision", kwargs={"pk": decision.row_id})


def row_address(row_id: int) -> str:
    return reverse("desk:decision", kwargs={"pk": row_id})


def step_address(decision: Decision, verb: str) -> str:
    return reverse(f"desk:decision_{verb}", kwargs={"pk": decision.row_id})


def repair_address(repair: Repair) -> str:
    return address(repair.decision)


def repair_step_address(repair: Repair, verb: str = "decide_repair") -> str:
    return reverse(f"desk:repair_{verb}", kwargs={"pk": repair.pk})


def year_address(sort: Sort, year: int, show: str = "") -> str:
    base = reverse("desk:decisions_of_year", kwargs={"sort": sort.value, "year": year})
    return f"{base}?show={show}" if show else base


def clear(pk: int, *, actor: Actor, **form: Any) -> object:
    return actions.clear_decisions([pk], actor=actor, **form)


def sign(pk: int, *, actor: Actor, **form: Any) -> object:
    return actions.sign_decisions([pk], actor=actor, **form)


def exempt(pk: int, *, actor: Actor, **form: Any) -> object:
    return actions.exempt_decisions([pk], actor=actor, **form)


def with_card(decision: Decision) -> Mapping[str, Any]:
    return {"card": decision_card(decision)}


def with_repair(repair: Repair) -> Mapping[str, Any]:
    return {"card": repair_card(repair)}


def looking() -> Mapping[str, Any]:
    return {"is_granted": True, "reason": "…", "on": timezone.localdate()}


def of_decision(
    verb: str, roles: tuple[Role, ...], form: Any, action: Any, done: str, before: Any = None
) -> StepPage:
    return StepPage(verb, roles, form, action, done, before, with_card, "desk/decision_step.html")


COUNTER = Counter(
    DECISION,
    (
        of_decision(
            "clear_decisions", (REVIEWER,), forms.Clear, clear, "已审查，等待签核。", {"reason": "…"}
        ),
        of_decision("sign_decisions", (DIRECTOR,), forms.Sign, sign, "已签核，等待发布。", {}),
        of_decision("exempt_decisions", (REVIEWER,), forms.Exempt, exempt, "已认定不公示。", _A_GROUND),
        of_decision(
            "lift_exemption",
            (REVIEWER,),
            forms.Lift,
            actions.lift_exemption,
            "已取消不公示，等待审查。",
            _A_REASON,
        ),
        of_decision(
            "take_down_decision",
            (CLERK, HEAD, DIRECTOR),
            forms.TakeDown,
            actions.take_down_decision,
            "已停止公示，页面、下载、订阅和检索中都已撤下。",
            _A_REASON,
        ),
        of_decision(
            "receive_repair", (CLERK,), forms.ReceiveRepair, actions.receive_repair, "已登记，等待决定。", {}
        ),
    ),
    find,
    address,
    step_address,
    frozenset({"clear_decisions", "sign_decisions"}),
    lambda decision: "",
)
REPAIR_COUNTER = Counter(
    REPAIR,
    (
        StepPage(
            "decide_repair",
            (DIRECTOR,),
            forms.DecideRepair,
            actions.decide_repair,
            "已决定。",
            None,
            with_repair,
            "desk/decision_step.html",
        ),
    ),
    find_repair,
    repair_address,
    repair_step_address,
    frozenset({"decide_repair"}),
    lambda repair: "",
)
