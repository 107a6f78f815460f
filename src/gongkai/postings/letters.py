"""异议答复: the text that a clerk starts from, plain paragraphs to be printed or copied."""

from gongkai.items.public_tables import chinese_date
from gongkai.postings.choices import ObjectionResult
from gongkai.postings.models import Objection

OUTCOMES = {
    ObjectionResult.KEPT: "您反映的问题不属实（或者不影响公示内容），维持公示内容。",
    ObjectionResult.REMOVED: "您反映的问题属实，已将该户移出名单，公示内容相应更新。",
    ObjectionResult.REPOSTED: "您反映的问题属实，已更正公示内容，并自更正之日起重新公示。",
}


def reply_text(objection: Objection, result: str = "") -> str:
    """The reply to an objection that was investigated; without a result the outcome is left to be written."""
    item = objection.posting.item
    findings = objection.findings.strip().rstrip("。") or "【调查情况】"
    outcome = OUTCOMES[ObjectionResult(result)] if result else "【处理结果】"
    return "\n".join(
        [
            f"您于{chinese_date(objection.received_on)}对《{item.title}》（{objection.round.label}）提出的异议"
            f"（编号 {objection.number}）收悉，现答复如下：",
            f"经调查，{findings}。",
            outcome,
            f"对本答复仍有不同意见的，可以补充材料再次提出，或者向{_above(objection)}反映。",
        ]
    )


def _above(objection: Objection) -> str:
    parent = objection.posting.item.organ.parent
    return parent.name if parent else "上级主管部门"
