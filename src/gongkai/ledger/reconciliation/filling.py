"""Common slips in filling the form that no identity shows: blanks, labels, units, double counting."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.ledger.amounts import YUAN_PER_WAN, plain, yuan_of
from gongkai.ledger.form_files import CellKind
from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.provisions import dated_rules
from gongkai.ledger.reconciliation.quantities import squeeze
from gongkai.ledger.reconciliation.rule import rule

FEE = "t2.20_8.fee.amount_wan"
MANY_APPLICATIONS = 10
_FEE_IN_PROSE = re.compile(r"收费[^，。；、\d]{0,12}(\d[\d,]*(?:\.\d+)?)(万元|元)")
_PUNCTUATION = re.compile(r"[\W_]+")


@rule("BLANK", Severity.WARN, "没有发生的填 0，不留空白")
def cells_are_filled(context: ReconciliationContext) -> Iterator[Mismatch]:
    blank = tuple(context.tables.blank_codes())
    if blank:
        yield Mismatch(
            f"表格中有 {len(blank)} 格空白或者填“/”，第一处在{context.form.cell(blank[0]).place}，"
            "核对时按 0 计算。没有发生的请填 0。",
            blank,
            0,
            len(blank),
        )


@rule("LABEL", Severity.WARN, "行列名称与格式一致", needs=("printed_labels",))
def labels_are_official(context: ReconciliationContext) -> Iterator[Mismatch]:
    for official, printed in (context.printed_labels or {}).items():
        if _PUNCTUATION.sub("", printed) != _PUNCTUATION.sub("", official):
            yield Mismatch(
                f"表格印的是“{printed}”，格式规定为“{official}”。请按 {context.form.basis} 改正。",
                (),
                official,
                printed,
            )


@rule("APPLICANT", Severity.WARN, "申请人多数归入其他，应在登记时分类")
def applicants_are_classified(context: ReconciliationContext) -> Iterator[Mismatch]:
    total, other = (context.tables.number(f"apps.new.{column}") for column in ("total", "org.other"))
    if total >= MANY_APPLICATIONS and other * 2 > total:
        yield Mismatch(
            f"表三“一、本年新收政府信息公开申请数量”行：{total} 件中有 {other} 件申请人归入“其他”。"
            "请在登记时按商业企业、科研机构、社会公益组织、法律服务机构分类。",
            ("apps.new.org.other", "apps.new.total"),
            None,
            other,
        )


@rule("DOUBLE", Severity.WARN, "区分处理只计部分公开")
def partial_disclosure_is_counted_once(context: ReconciliationContext) -> Iterator[Mismatch]:
    """An excess of results over applications that 部分公开 and 不予公开 could both explain."""
    tables = context.tables
    denials = [
        code.removesuffix(".total") for code in context.form.cells if code.startswith("apps.result.deny.")
    ]
    for column in context.form.columns:
        partial = f"apps.result.partial.{column}"
        excess = (
            sum(tables.number(part) for part in _results(context, column))
            + tables.number(f"apps.carried_out.{column}")
            - tables.total(f"apps.new.{column}", f"apps.carried_in.{column}")
        )
        denied = sum(tables.number(code) for code in denials if code.endswith(f".{column}"))
        if 0 < excess <= min(tables.number(partial), denied):
            yield Mismatch(
                f"表三“{context.form.cell(partial).column_name}”列：办理结果比申请多 {excess} 件，"
                "疑把区分处理的申请同时计入了“（二）部分公开”和“（三）不予公开”。"
                "区分处理的只计“（二）部分公开”，请从“（三）不予公开”各项中减去。",
                (partial,),
                0,
                excess,
            )


def _results(context: ReconciliationContext, column: str) -> tuple[str, ...]:
    total = f"apps.result.total.{column}"
    return next(each.parts for each in context.form.sums if each.total == total and each.over == "rows")


@rule("PERIOD", Severity.WARN, "答复期限引用现行规定", needs=("prose",))
def reply_period_is_current(context: ReconciliationContext) -> Iterator[Mismatch]:
    period = dated_rules().reply_period
    words = re.compile(rf"{period.old_workdays}个工作日")
    for text in (context.prose or {}).values():
        for clause in re.split(r"[，。；]", squeeze(text)):
            about_reply = re.search("答复|延长", clause) and not re.search(
                "第三方|征求|意见|复议|诉讼", clause
            )
            if context.year >= period.from_year and about_reply and words.search(clause):
                yield Mismatch(
                    f"正文写“{clause}”，现行答复期限为 {period.workdays} 个工作日（{period.basis}）。"
                    "请改正。",
                    (),
                    period.workdays,
                    period.old_workdays,
                )


@rule("UNIT", Severity.WARN, "金额写明单位，收费金额以万元计")
def amounts_are_in_their_unit(context: ReconciliationContext) -> Iterator[Mismatch]:
    tables = context.tables
    for code, spec in context.form.cells.items():
        value = tables.value(code)
        if spec.kind is CellKind.MONEY and isinstance(value, str) and yuan_of(value) is None:
            sentence = f"{spec.place}填的是“{value}”，看不出金额或者单位。请写明“元”或“万元”。"
            yield Mismatch(sentence, (code,), None, value)
        if spec.kind is CellKind.DECIMAL and isinstance(value, str):
            sentence = f"{spec.place}填的是“{value}”，应当只填以万元计的数字。请换算后改正。"
            yield Mismatch(sentence, (code,), None, value)
    if FEE in context.form and (fee := tables.number(FEE)):
        yield from _fee_in_yuan(context, Decimal(fee))


def _fee_in_yuan(context: ReconciliationContext, fee: Decimal) -> Iterator[Mismatch]:
    """The fee cell holds the number of yuan: the records or the prose give it away."""
    recorded = [context.derived.number(FEE)] if context.derived and FEE in context.derived.form else []
    stated = [
        (Decimal(amount.replace(",", "")) / (YUAN_PER_WAN if unit == "元" else 1))
        for text in (context.prose or {}).values()
        for amount, unit in _FEE_IN_PROSE.findall(squeeze(text))
    ]
    for expected in (*recorded, *stated):
        if fee == expected * YUAN_PER_WAN:
            yield Mismatch(
                f"{context.form.cell(FEE).place}填 {plain(fee)}，单位应为万元；"
                f"记录或正文显示为 {plain(Decimal(expected))} 万元，疑把元数填作了万元。请换算后改正。",
                (FEE,),
                expected,
                fee,
            )
            return


RULES = (
    cells_are_filled,
    labels_are_official,
    applicants_are_classified,
    partial_disclosure_is_counted_once,
    reply_period_is_current,
    amounts_are_in_their_unit,
)
