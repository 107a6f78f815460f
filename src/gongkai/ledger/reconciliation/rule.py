"""A reconciliation rule (勾稽关系): its id, weight, one-line title, the forms and inputs that it needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Finding, Mismatch, Severity

Check = Callable[[ReconciliationContext], Iterable[Mismatch]]

INPUT_NAMES = {
    "organ_level": "机关层级",
    "previous": "上一年度报告",
    "previous_in_same_form": "同一格式的上一年度报告",
    "derived": "由办理记录汇总的表格",
    "decisions": "双公示登记的决定数",
    "direct_suits_over_refusals": "直接起诉案件所涉答复",
    "prose": "报告正文",
    "units": "下级单位的表格",
    "particulars": "标题、公布日期或正文",
    "printed_labels": "表格印出的行列名称",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One identity or caution; ``forms`` empty means both forms."""

    id: str
    severity: Severity
    title: str
    check: Check
    forms: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()

    def why_not_run(self, context: ReconciliationContext) -> str | None:
        """Why the rule does not apply to this report; None when it does."""
        if self.forms and context.form.id not in self.forms:
            return f"不适用于 {context.form.id} 年格式"
        missing = [INPUT_NAMES[need] for need in self.needs if getattr(context, need) is None]
        return f"缺少{'、'.join(missing)}" if missing else None

    def run(self, context: ReconciliationContext) -> tuple[Finding, ...]:
        """The findings of this rule."""
        return tuple(
            Finding(self.id, m.severity or self.severity, m.cells, m.expected, m.found, m.sentence)
            for m in self.check(context)
        )


def rule(
    rule_id: str, severity: Severity, title: str, *, form: str = "", needs: tuple[str, ...] = ()
) -> Callable[[Check], Rule]:
    """Make a check into a rule."""
    forms = frozenset({form}) if form else frozenset[str]()
    return lambda check: Rule(rule_id, severity, title, check, forms, needs)
