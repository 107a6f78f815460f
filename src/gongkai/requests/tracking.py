"""查询 of 更正申请 and 转主动公开建议: what each says to whoever asked."""

from gongkai.cases import tracking
from gongkai.cases.choices import CaseKind, CaseState
from gongkai.requests.choices import ConversionOutcome
from gongkai.requests.models import Conversion, Rectification
from gongkai.requests.procedure import BEFORE_DECISION, BEFORE_SIGNATURE
from gongkai.web.dates import chinese_day

IN_HAND = "本机关正在办理，处理结果将书面告知您"
RECTIFICATION_WAITS: dict[str, str] = {
    CaseState.RECEIVED: "等待本机关受理核实",
    CaseState.VERIFYING: "本机关正在核实您反映的记录",
    CaseState.VERIFIED: "核实已有结果，本机关正在作出处理决定",
    CaseState.DRAFTED: IN_HAND,
    CaseState.REVIEWED: IN_HAND,
    CaseState.SIGNED: "处理决定已经作出，等待送达",
}
CONVERSION_WAITS: dict[str, str] = {
    CaseState.RECEIVED: "等待本机关审核您的建议",
    CaseState.DRAFTED: IN_HAND,
    CaseState.REVIEWED: IN_HAND,
    CaseState.SIGNED: "答复已经作出，等待送达",
}
# Simple words for the person; what is drafted, reviewed and sent back stays inside.
STEPS = {
    "submit_rectification": "提交更正申请",
    "take_up": "受理，开始核实",
    "record_verification": "核实完毕",
    "sign_decision": "作出处理决定",
    "deliver_decision": "送达处理决定",
    "deliver_again": "再次送达",
    "withdraw_rectification": "撤回更正申请",
}
CONVERSION_STEPS = {
    "submit_conversion": "提交建议",
    "decide_conversion": "作出答复",
    "deliver_conversion": "送达答复",
    "deliver_again": "再次送达",
    "withdraw_conversion": "撤回建议",
}


def register_tellers() -> None:
    from gongkai.requests.actions import withdraw_conversion, withdraw_rectification

    tracking.register(
        CaseKind.RECTIFICATION,
        tracking.Teller(
            find=lambda pk: Rectification.objects.select_related("organ", "item").get(pk=pk),
            stated=_of_rectification,
            waiting_for=lambda case: RECTIFICATION_WAITS.get(case.state, ""),
            outcome=lambda case: case.get_outcome_display(),
            steps=STEPS,
            withdraw=withdraw_rectification,
            may_withdraw=lambda case: case.state in BEFORE_SIGNATURE,
        ),
    )
    tracking.register(
        CaseKind.CONVERSION,
        tracking.Teller(
            find=lambda pk: Conversion.objects.select_related("organ", "item", "opened_item").get(pk=pk),
            stated=_of_conversion,
            waiting_for=lambda case: CONVERSION_WAITS.get(case.state, ""),
            outcome=lambda case: case.get_outcome_display(),
            steps=CONVERSION_STEPS,
            withdraw=withdraw_conversion,
            may_withdraw=lambda case: case.state in BEFORE_DECISION,
        ),
    )


def _of_rectification(case: Rectification) -> list[tuple[str, str]]:
    return [
        ("要求更正的记录", case.record),
        ("记录的内容", case.recorded),
        ("应当更正为", case.should_be),
        ("证据说明", case.evidence),
    ]


def _of_conversion(case: Conversion) -> list[tuple[str, str]]:
    told = [("建议主动公开的信息", case.content)]
    if case.reason:
        told.append(("理由", case.reason))
    item = case.opened_item
    if case.state == CaseState.DELIVERED and case.outcome == ConversionOutcome.ACCEPTED and item is not None:
        day = item.publish_due_on
        if item.is_public:
            told.append(("公开情况", f"《{item.title}》已经公开，索引号 {item.index_number}"))
        elif day:
            told.append(("公开情况", f"《{item.title}》最迟 {chinese_day(day)} 公开"))
    return told
