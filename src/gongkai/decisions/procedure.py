"""A decision's way to the public and back: one table of steps; its register keeps the decision, this keeps the showing."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.procedure import Procedure, Step
from gongkai.decisions.choices import DecisionState, Ending, ExemptionGround, RepairState, Sort
from gongkai.decisions.days import period_of
from gongkai.decisions.models import Decision, Repair
from gongkai.decisions.permissions import PERMISSIONS
from gongkai.decisions.rows import is_annulled
from gongkai.decisions.rules import lacks_a_class

WAITING, CLEARED = DecisionState.WAITING, DecisionState.CLEARED
SIGNED, EXEMPT = DecisionState.SIGNED, DecisionState.EXEMPT
Form = Mapping[str, Any]


def a_reason(subject: Any, form: Form) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写理由"


def a_ground(decision: Decision, form: Form) -> str | None:
    return None if form.get("ground") in ExemptionGround.values else "须选择不公示的理由"


def a_ground_that_fits(decision: Decision, form: Form) -> str | None:
    """What the register itself contradicts is no ground."""
    values, ground = decision.row.values, form.get("ground")
    if ground == ExemptionGround.MINOR and values.get("breach") != "轻微":
        return f"失信程度是“{values.get('breach') or '（未填）'}”，不能以轻微失信为由不公示"
    if ground == ExemptionGround.SIMPLE_PROCEDURE and values.get("procedure") != "简易程序":
        return "处罚程序不是“简易程序”，不能以此为由不公示"
    if ground == ExemptionGround.NO_SOCIAL_IMPACT and decision.sort != Sort.PENALTY:
        return "这条理由只适用于行政处罚"
    return None


def not_annulled(decision: Decision, form: Form) -> str | None:
    return f"决定{decision.row.status}，不再公示" if is_annulled(decision.row) else None


def never_taken_down(decision: Decision, form: Form) -> str | None:
    return "已经停止公示，不再重新公示" if decision.taken_down_at else None


def not_shown(decision: Decision, form: Form) -> str | None:
    return "正在公示，须先撤下" if decision.is_shown else None


def is_shown(decision: Decision, form: Form) -> str | None:
    return None if decision.is_shown else "没有公示，不需要撤下"


def not_corrected_since(decision: Decision, form: Form) -> str | None:
    corrected = getattr(decision, "corrected_at", None)
    is_newer = corrected and decision.cleared_at and corrected > decision.cleared_at
    return "审查后台账更正过，须重新审查" if is_newer else None


def a_reason_for_a_minor_one(decision: Decision, form: Form) -> str | None:
    period = period_of(Sort(decision.sort), decision.row.values)
    if period and period.in_principle_hidden and period.may_block and not str(form.get("reason", "")).strip():
        return (
            f"失信程度是“轻微”，原则上不公示（{period.basis[0].label}）：请认定为不公示，或者说明公示的理由"
        )
    return None


def a_class(decision: Decision, form: Form) -> str | None:
    return lacks_a_class(decision.row.values) if decision.sort == Sort.PENALTY else None


def an_annulled_one_is_annulled(decision: Decision, form: Form) -> str | None:
    if form.get("ending") == Ending.ANNULLED and not is_annulled(decision.row):
        return "台账中的当前状态仍是“有效”：请先在台账中办理变更、撤销、确认违法或者无效"
    return None


def an_ended_period(decision: Decision, form: Form) -> str | None:
    """Whoever ends a showing by the day answers for the rule that gave it."""
    period = period_of(Sort(decision.sort), decision.row.values)
    day = form.get("on")
    if form.get("ending") != Ending.EXPIRED or not day or (period and period.is_over(day)):
        return None
    return f"公示期到 {period.last_day} 届满" if period and period.last_day else "这件决定没有公示截止期"


STEPS = (
    Step(
        "clear_decisions",
        "审查",
        (WAITING, CLEARED, SIGNED),
        CLEARED,
        "《中华人民共和国政府信息公开条例》第十七条",
        (not_annulled, never_taken_down, a_class, a_reason_for_a_minor_one),
    ),
    Step(
        "exempt_decisions",
        "认定不公示",
        (WAITING, CLEARED, SIGNED),
        EXEMPT,
        "《中华人民共和国政府信息公开条例》第十四条、第十五条",
        (a_ground, a_ground_that_fits, not_shown, never_taken_down),
    ),
    Step("lift_exemption", "取消不公示", (EXEMPT,), WAITING, "", (a_reason,)),
    Step(
        "sign_decisions",
        "签核",
        (CLEARED,),
        SIGNED,
        "《中华人民共和国行政处罚法》第四十八条第一款",
        (not_annulled, never_taken_down, not_corrected_since),
    ),
    Step(
        "take_down_decision",
        "撤下",
        (WAITING, CLEARED, SIGNED),
        None,
        "《中华人民共和国行政处罚法》第四十八条第二款",
        (is_shown, a_reason, an_annulled_one_is_annulled, an_ended_period),
    ),
    Step(
        "receive_repair",
        "登记修复申请",
        (WAITING, CLEARED, SIGNED),
        None,
        "《信用修复管理办法》",
        (is_shown,),
    ),
)
DECISION = Procedure(STEPS, dict(DecisionState.choices), PERMISSIONS)
PUBLICATION = Procedure(
    (
        Step(
            "publish_decisions",
            "发布",
            (SIGNED,),
            None,
            "《中华人民共和国政府信息公开条例》第二十条第五项、第六项",
            (not_annulled, never_taken_down, not_corrected_since),
        ),
    ),
    dict(DecisionState.choices),
    PERMISSIONS,
)


def no_repair_before_the_minimum(repair: Repair, form: Form) -> str | None:
    """By a rule that was read in a text; one from memory only warns."""
    period = period_of(Sort(repair.decision.sort), repair.decision.row.values)
    day = form.get("on")
    if (
        not form.get("is_granted")
        or not period
        or not period.may_block
        or not period.repairable_from
        or not day
    ):
        return None
    if day < period.repairable_from:
        return f"最短公示期到 {period.repairable_from} 届满，在此以前不能修复（{period.basis[0].label}）"
    return None


REPAIR = Procedure(
    (
        Step(
            "decide_repair",
            "决定修复",
            (RepairState.RECEIVED,),
            None,
            "《信用修复管理办法》",
            (a_reason, no_repair_before_the_minimum),
        ),
    ),
    dict(RepairState.choices),
    PERMISSIONS,
)
