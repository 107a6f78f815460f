"""表四: 政府信息公开行政复议、行政诉讼情况."""

from collections.abc import Iterator

from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.provisions import dated_rules
from gongkai.ledger.reconciliation.rule import Rule, rule
from gongkai.ledger.rows import RemedyGroup

GROUP_NAMES = {
    RemedyGroup.REVIEW: "行政复议",
    RemedyGroup.DIRECT: "行政诉讼·未经复议直接起诉",
    RemedyGroup.AFTER_REVIEW: "行政诉讼·复议后起诉",
}


def _group_adds_up(rule_id: str, group: RemedyGroup) -> Rule:
    def check(context: ReconciliationContext) -> Iterator[Mismatch]:
        parts = tuple(f"{group}.{column}" for column in ("upheld", "corrected", "other", "pending"))
        expected, found = context.tables.total(*parts), context.tables.number(f"{group}.total")
        if expected != found:
            filled = "空白" if context.tables.value(f"{group}.total") is None else f"填 {found}"
            yield Mismatch(
                f"表四“{GROUP_NAMES[group]}”：结果维持、结果纠正、其他结果、尚未审结相加为 {expected} 件，"
                f"而总计{filled}。请核对各案结果，补齐或改正总计。",
                (f"{group}.total", *parts),
                expected,
                found,
            )

    return rule(rule_id, Severity.ERROR, f"{GROUP_NAMES[group]}各项之和等于总计")(check)


@rule("T4-4", Severity.WARN, "上年尚未审结的案件应当出现在本年", needs=("previous",))
def pending_cases_reappear(context: ReconciliationContext) -> Iterator[Mismatch]:
    previous = context.previous
    if previous is None:
        return
    for group, name in GROUP_NAMES.items():
        expected, found = previous.number(f"{group}.pending"), context.tables.number(f"{group}.total")
        if found < expected:
            yield Mismatch(
                f"表四“{name}”总计为 {found} 件，少于 {context.year - 1} 年度尚未审结的 {expected} 件。"
                "上年未审结的案件本年应当有结果或者继续列为尚未审结；复议后转为起诉的请确认。",
                (f"{group}.total",),
                expected,
                found,
            )


@rule("T4-5", Severity.WARN, "不予公开决定须先复议", needs=("direct_suits_over_refusals",))
def refusals_go_to_review_first(context: ReconciliationContext) -> Iterator[Mismatch]:
    suits, provision = context.direct_suits_over_refusals, dated_rules().review_first
    if suits and context.year >= provision.from_year:
        yield Mismatch(
            f"表四“{GROUP_NAMES[RemedyGroup.DIRECT]}”中有 {len(suits)} 件（{'、'.join(suits)}）"
            f"起诉的是不予公开决定，与复议前置不符（{provision.basis}）。请核对案件归类和答复书的救济告知。",
            ("lit.direct.total",),
            0,
            len(suits),
        )


RULES = (
    _group_adds_up("T4-1", RemedyGroup.REVIEW),
    _group_adds_up("T4-2", RemedyGroup.DIRECT),
    _group_adds_up("T4-3", RemedyGroup.AFTER_REVIEW),
    pending_cases_reappear,
    refusals_go_to_review_first,
)
