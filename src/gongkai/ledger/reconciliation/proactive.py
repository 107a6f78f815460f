"""表二: 主动公开政府信息情况."""

from collections.abc import Iterator

from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.provisions import dated_rules
from gongkai.ledger.reconciliation.rule import rule
from gongkai.ledger.rows import NormativeKind, PowerKind
from gongkai.ledger.tables import signed


@rule("T2-1", Severity.WARN, "本年新公开不多于对外公开总数", form="2019")
def newly_public_within_total(context: ReconciliationContext) -> Iterator[Mismatch]:
    tables = context.tables
    for row in NormativeKind:
        new, total = f"{row}.newly_public", f"{row}.total_public"
        if tables.number(new) > tables.number(total):
            yield Mismatch(
                f"{context.form.cell(new).place}为 {tables.number(new)}，"
                f"多于对外公开总数量 {tables.number(total)}。本年新公开的文件也在总数之内，请核对两格。",
                (new, total),
                tables.number(total),
                tables.number(new),
            )
    made, new = f"{NormativeKind.NORMATIVE}.made", f"{NormativeKind.NORMATIVE}.newly_public"
    if context.normative_backlog is not None:
        most = tables.number(made) + context.normative_backlog
        if tables.number(new) > most:
            yield Mismatch(
                f"{context.form.cell(new).place}为 {tables.number(new)}，"
                f"多于本年新制作 {tables.number(made)} 件"
                f"与往年未公开 {context.normative_backlog} 件之和。请核对新制作数量或新公开数量。",
                (new, made),
                most,
                tables.number(new),
            )


@rule("T2-2", Severity.WARN, "对外公开总数逐年衔接", form="2019", needs=("previous_in_same_form",))
def total_public_follows_last_year(context: ReconciliationContext) -> Iterator[Mismatch]:
    previous, tables = context.previous_in_same_form, context.tables
    if previous is None:
        return
    for row in NormativeKind:
        total, new = f"{row}.total_public", f"{row}.newly_public"
        withdrawn = (context.withdrawn_documents or 0) if row is NormativeKind.NORMATIVE else 0
        expected = previous.number(total) + tables.number(new) - withdrawn
        if tables.number(total) != expected:
            yield Mismatch(
                f"{context.form.cell(total).place}为 {tables.number(total)}，"
                f"而上年总数 {previous.number(total)} "
                f"加本年新公开 {tables.number(new)} 减撤下 {withdrawn} 等于 {expected}。"
                "请填明本年撤下的件数，或者核对总数。",
                (total, new),
                expected,
                tables.number(total),
            )


@rule("T2-3", Severity.ERROR, "项目数量逐年衔接，增减后不小于 0", form="2019")
def items_follow_last_year(context: ReconciliationContext) -> Iterator[Mismatch]:
    """The carry-over part looks at last year's report only when it is in the same form."""
    previous, tables = context.previous_in_same_form, context.tables
    for row in PowerKind:
        items, delta = f"{row}.prev_items", f"{row}.delta_items"
        name = context.form.cell(items).row_name
        if tables.total(items, delta) < 0:
            yield Mismatch(
                f"表二“{name}”：上一年项目数量 {tables.number(items)} 与本年增/减 {tables.value(delta)} "
                "相加小于 0。请核对项目数量和增减的正负号。",
                (items, delta),
                0,
                tables.total(items, delta),
            )
        if previous is not None and tables.number(items) != previous.total(items, delta):
            expected = previous.total(items, delta)
            yield Mismatch(
                f"表二“{name}”行“上一年项目数量”为 {tables.number(items)}，而 {context.year - 1} 年度报告为 "
                f"{previous.number(items)}，增减 {signed(int(previous.number(delta)))}，年末应为 {expected}。"
                "请按权责清单核对；上年有误的，请更正并说明。",
                (items,),
                expected,
                tables.number(items),
            )


@rule("T2-4", Severity.WARN, "现行有效件数逐年衔接", form="2021", needs=("previous_in_same_form",))
def in_force_follows_last_year(context: ReconciliationContext) -> Iterator[Mismatch]:
    previous, tables = context.previous_in_same_form, context.tables
    if previous is None:
        return
    for row in NormativeKind:
        in_force, made, repealed = (f"{row}.{column}" for column in ("in_force", "made", "repealed"))
        expected = previous.number(in_force) + tables.number(made) - tables.number(repealed)
        if tables.number(in_force) != expected:
            yield Mismatch(
                f"{context.form.cell(in_force).place}为 {tables.number(in_force)}，"
                f"而上年 {previous.number(in_force)} "
                f"加本年制发 {tables.number(made)} 减本年废止 {tables.number(repealed)} 等于 {expected}。"
                "有失效或者重新清理的，请在报告中说明；否则请改正。",
                (in_force, made, repealed),
                expected,
                tables.number(in_force),
            )


@rule("T2-5", Severity.WARN, "废止不多于上年有效，制发不多于有效加废止", form="2021")
def made_and_repealed_are_possible(context: ReconciliationContext) -> Iterator[Mismatch]:
    """The first half looks at last year's report only when it is in the same form."""
    previous, tables = context.previous_in_same_form, context.tables
    for row in NormativeKind:
        in_force, made, repealed = (f"{row}.{column}" for column in ("in_force", "made", "repealed"))
        name = context.form.cell(made).row_name
        most = tables.total(in_force, repealed)
        if tables.number(made) > most:
            yield Mismatch(
                f"表二“{name}”：本年制发 {tables.number(made)} 件，"
                f"多于现行有效 {tables.number(in_force)} 件"
                f"与本年废止 {tables.number(repealed)} 件之和。本年制发的文件不是有效就是废止，请核对三格。",
                (made, in_force, repealed),
                most,
                tables.number(made),
            )
        if previous is not None and tables.number(repealed) > previous.number(in_force):
            yield Mismatch(
                f"表二“{name}”：本年废止 {tables.number(repealed)} 件，多于上年末现行有效的 "
                f"{previous.number(in_force)} 件。请核对废止件数或上年报告。",
                (repealed,),
                previous.number(in_force),
                tables.number(repealed),
            )


@rule("T2-6", Severity.ERROR, "没有规章制定权的机关，规章各格为 0", needs=("organ_level",))
def only_rule_makers_have_rules(context: ReconciliationContext) -> Iterator[Mismatch]:
    if context.organ_level is None or context.organ_level.makes_rules:
        return
    cells = tuple(c for c, spec in context.form.cells.items() if spec.row == NormativeKind.RULE)
    filled = tuple(code for code in cells if context.tables.number(code) != 0)
    if filled:
        figures = "、".join(f"{context.form.cell(c).column_name} {context.tables.value(c)}" for c in filled)
        yield Mismatch(
            f"表二“规章”行填有{figures}，而本机关没有规章制定权（{dated_rules().rule_makers.basis}）。"
            "请改为 0；属于规范性文件的填入规范性文件一行。",
            filled,
            0,
            context.tables.total(*filled),
        )


@rule("T2-7", Severity.WARN, "处理决定数量等于双公示登记的决定数", needs=("decisions",))
def decisions_equal_the_register(context: ReconciliationContext) -> Iterator[Mismatch]:
    for row, registered in (context.decisions or {}).items():
        code = f"{row}.decisions"
        if code in context.form and context.tables.number(code) != registered:
            found = context.tables.number(code)
            yield Mismatch(
                f"{context.form.cell(code).place}为 {found}，而双公示登记中决定日期在 {context.year} 年的有 "
                f"{registered} 件。请核对登记是否齐全，不要把项目数量填作决定数量。",
                (code,),
                registered,
                found,
            )


RULES = (
    newly_public_within_total,
    total_public_follows_last_year,
    items_follow_last_year,
    in_force_follows_last_year,
    made_and_repealed_are_possible,
    only_rule_makers_have_rules,
    decisions_equal_the_register,
)
