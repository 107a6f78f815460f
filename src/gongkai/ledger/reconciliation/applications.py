"""表三: 收到和处理政府信息公开申请情况."""

from collections.abc import Iterator

from gongkai.ledger.form_files import CellKind, TableId
from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.rule import rule
from gongkai.ledger.tables import Tables


@rule("T3-1", Severity.ERROR, "第一项加第二项之和，等于第三项加第四项之和")
def received_equals_answered_and_open(context: ReconciliationContext) -> Iterator[Mismatch]:
    tables = context.tables
    for column in context.form.columns:
        cells = tuple(f"apps.{row}.{column}" for row in ("new", "carried_in", "result.total", "carried_out"))
        new, carried_in, total, carried_out = (tables.number(code) for code in cells)
        expected, found = new + carried_in, total + carried_out
        if expected != found:
            yield Mismatch(
                f"表三“{context.form.cell(cells[0]).column_name}”列不平："
                f"本年新收 {new} 件加上年结转 {carried_in} 件等于 {expected} 件，"
                f"办理结果总计 {total} 件加结转下年度 {carried_out} 件等于 {found} 件，"
                f"相差 {abs(expected - found)} 件。请逐件核对办理结果和结转件数，使两边相等。",
                cells,
                expected,
                found,
            )


def _results_add_up(context: ReconciliationContext) -> Iterator[Mismatch]:
    for total in context.form.sums:
        if total.table is TableId.APPLICATIONS and total.over == "rows":
            expected, found = context.tables.total(*total.parts), context.tables.number(total.total)
            if expected != found:
                yield Mismatch(
                    f"表三“{context.form.cell(total.total).column_name}”列：（一）至（六）各项办理结果相加为 "
                    f"{expected} 件，而“（七）总计”{_filled(context.tables, total.total)}。"
                    "请核对各项件数或改正总计；区分处理的只计“（二）部分公开”一项。",
                    (total.total, *total.parts),
                    expected,
                    found,
                )


results_add_up_2019 = rule("T3-2", Severity.ERROR, "办理结果各项之和等于总计", form="2019")(_results_add_up)
results_add_up_2021 = rule(
    "T3-2'", Severity.ERROR, "办理结果各项之和等于总计（其他处理分三项）", form="2021"
)(_results_add_up)


@rule("T3-3", Severity.ERROR, "自然人加法人或其他组织各列，等于总计")
def applicants_add_up(context: ReconciliationContext) -> Iterator[Mismatch]:
    for total in context.form.sums:
        if total.table is TableId.APPLICATIONS and total.over == "columns":
            expected, found = context.tables.total(*total.parts), context.tables.number(total.total)
            if expected != found:
                yield Mismatch(
                    f"表三“{context.form.cell(total.total).row_name}”行：各类申请人相加为 {expected} 件，"
                    f"而“总计”{_filled(context.tables, total.total)}。"
                    "请按申请人类别逐件核对，补齐或改正总计。",
                    (total.total, *total.parts),
                    expected,
                    found,
                )


@rule("T3-4", Severity.ERROR, "上年结转等于上一年度报告的结转下年度", needs=("previous",))
def carried_in_equals_last_years_carried_out(context: ReconciliationContext) -> Iterator[Mismatch]:
    previous = context.previous
    if previous is None:
        return
    for column in context.form.columns:
        code = f"apps.carried_in.{column}"
        expected, found = previous.number(f"apps.carried_out.{column}"), context.tables.number(code)
        if expected != found:
            yield Mismatch(
                f"表三“{context.form.cell(code).column_name}”列：上年结转填 {found} 件，"
                f"而 {context.year - 1} 年度报告的结转下年度为 {expected} 件。"
                "上年末未办结的申请应当如数转入；如上年报告有误，请更正上年报告并在第六部分说明。",
                (code,),
                expected,
                found,
            )


@rule("T3-5", Severity.ERROR, "各格均为不小于 0 的整数")
def counts_are_whole_numbers(context: ReconciliationContext) -> Iterator[Mismatch]:
    for code, spec in context.form.cells.items():
        value = context.tables.value(code)
        if value is None:
            continue
        if spec.kind is CellKind.COUNT and not (isinstance(value, int) and value >= 0):
            sentence = f"{spec.place}填的是“{value}”，应当是不小于 0 的整数。请按实际件数改正。"
            yield Mismatch(sentence, (code,), None, value)
        if spec.kind is CellKind.DELTA and not _is_signed(value):
            sentence = f"{spec.place}填的是“{value}”，应当写成“+14”“-7”或“0”。请改正。"
            yield Mismatch(sentence, (code,), None, value)


@rule("T3-6", Severity.ERROR, "各格等于办理记录的件数", needs=("derived",))
def cells_equal_the_records(context: ReconciliationContext) -> Iterator[Mismatch]:
    """表三 and 表四 must equal the records; 表二 only warns, and its decisions are left to T2-7."""
    derived = context.derived
    if derived is None:
        return
    for code, spec in context.form.cells.items():
        if code not in derived.form or (spec.table is TableId.PROACTIVE and spec.column == "decisions"):
            continue
        if context.tables.number(code) != derived.number(code):
            expected, found = derived.value(code), context.tables.value(code)
            yield Mismatch(
                f"{spec.place}{_filled(context.tables, code)}，而系统记录汇总为 {expected}。"
                "请打开该格核对记录：记录有误的改记录，报告有误的恢复为汇总数。",
                (code,),
                expected,
                found,
                Severity.WARN if spec.table is TableId.PROACTIVE else None,
            )


def _filled(tables: Tables, code: str) -> str:
    value = tables.value(code)
    return "空白" if value is None else f"填 {value}"


def _is_signed(value: object) -> bool:
    return isinstance(value, str) and value.lstrip("+-").isdigit()


RULES = (
    received_equals_answered_and_open,
    results_add_up_2019,
    results_add_up_2021,
    applicants_add_up,
    carried_in_equals_last_years_carried_out,
    counts_are_whole_numbers,
    cells_equal_the_records,
)
