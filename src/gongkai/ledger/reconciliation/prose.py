"""正文与表格: numbers in the text against the cells, and sums that the text states."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.quantities import Statement, number, squeeze, statements
from gongkai.ledger.reconciliation.rule import rule

_PARTITION = re.compile(r"(\d[\d,]*)(件|条|户|份|篇|个|次)[^。；\d]{0,12}?其中[：:，]?([^。；]*)")
_PARENTHESES = re.compile(r"[（(][^（）()]*[）)]")
_ATTRIBUTES = (
    re.compile(r"^(?:.*主动公开|公开发布|公开)"),
    re.compile(r"依申请公开"),
    re.compile(r"不(?:予)?公开"),
)


@rule("X-1", Severity.WARN, "正文所述数量等于表格", needs=("prose",))
def prose_agrees_with_cells(context: ReconciliationContext) -> Iterator[Mismatch]:
    for section, text in (context.prose or {}).items():
        for statement in statements(text):
            answers = [codes for codes in statement.answers if all(code in context.form for code in codes)]
            figures = [context.tables.total(*codes) for codes in answers]
            if figures and statement.number not in figures:
                yield _disagreement(context, section, statement, answers[0], figures[0])


def _disagreement(
    context: ReconciliationContext,
    section: str,
    statement: Statement,
    codes: tuple[str, ...],
    figure: int | Decimal,
) -> Mismatch:
    place = "与".join(context.form.cell(code).place for code in codes)
    return Mismatch(
        f"{_where(section)}写“{statement.words}”，而{place}为 {figure}。"
        f"{_item_count_hint(context, codes[0], statement.number)}请核对后使正文与表格一致。",
        codes,
        figure,
        statement.number,
    )


def _item_count_hint(context: ReconciliationContext, code: str, stated: int) -> str:
    """项目数量 mistaken for 决定数量: the stated number is last year's items plus this year's change."""
    items, delta = (code.replace(".decisions", end) for end in (".prev_items", ".delta_items"))
    if not code.endswith(".decisions") or items not in context.form:
        return ""
    tables = context.tables
    if tables.total(items, delta) != stated:
        return ""
    return (
        f"{stated} 恰好是上一年项目数量 {tables.number(items)} 与本年增/减 {tables.value(delta)} 之和，"
        "疑把权责清单的项目数当作了决定数。"
    )


@rule("X-2", Severity.WARN, "正文中的分项之和等于总数", needs=("prose",))
def prose_sums_hold(context: ReconciliationContext) -> Iterator[Mismatch]:
    """Only lists that must be complete: 公开、依申请公开、不予公开 together, or a list that ends in 其他."""
    for section, text in (context.prose or {}).items():
        for match in _PARTITION.finditer(squeeze(text)):
            total, unit, listing = number(match[1]), match[2], _PARENTHESES.sub("", match[3])
            parts = _complete_parts(re.findall(rf"([^，、\d]*)(\d[\d,]*){unit}", listing))
            if parts and sum(parts) != total:
                listed = "＋".join(str(part) for part in parts)
                yield Mismatch(
                    f"{_where(section)}写“{match[1]}{unit}，其中……”，而所列各项 {listed} 等于 {sum(parts)}，"
                    f"与总数 {total} 相差 {abs(total - sum(parts))}。请核对总数和各项。",
                    (),
                    total,
                    sum(parts),
                )


def _complete_parts(listed: list[tuple[str, str]]) -> list[int]:
    """The parts that make up the whole; empty when the list need not be complete."""
    by_attribute = [
        next((number(n) for label, n in listed if pattern.search(label)), None) for pattern in _ATTRIBUTES
    ]
    if None not in by_attribute:
        return [part for part in by_attribute if part is not None]
    for last, (label, _) in enumerate(listed):
        if last and label.startswith(("其他", "其它")):
            return [number(n) for _, n in listed[: last + 1]]
    return []


def _where(section: str) -> str:
    return "正文前言" if section == "preamble" else f"正文第{section}部分"


RULES = (prose_agrees_with_cells, prose_sums_hold)
