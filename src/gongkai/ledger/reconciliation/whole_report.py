"""The report as a whole: sub-units (X-3), year and days (X-4), instruments cited (X-5)."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.ledger.form_files import CellKind
from gongkai.ledger.forms import form_for
from gongkai.ledger.reconciliation.context import ReconciliationContext
from gongkai.ledger.reconciliation.findings import Mismatch, Severity
from gongkai.ledger.reconciliation.provisions import ended_instruments
from gongkai.ledger.reconciliation.quantities import squeeze
from gongkai.ledger.reconciliation.rule import rule

_TITLE_YEAR = re.compile(r"(20\d\d)年")
_PERIOD = re.compile(r"(20\d\d)年1月1日\D{0,6}?(?:(20\d\d)年)?12月31日")
_QUOTES = str.maketrans("", "", "《》〈〉<>")


@rule("X-3", Severity.ERROR, "汇总数等于各单位之和", needs=("units",))
def roll_up_equals_the_units(context: ReconciliationContext) -> Iterator[Mismatch]:
    units = context.units or {}
    strangers = [name for name, tables in units.items() if tables.form.id != context.form.id]
    if strangers:
        yield Mismatch(
            f"{'、'.join(strangers)}的报告不是 {context.form.id} 年格式，无法汇总。请先换用同一格式填报。"
        )
        return
    for code, spec in context.form.cells.items():
        expected = sum(tables.number(code) for tables in units.values())
        found = context.tables.number(code)
        if expected != found:
            unit = "（元）" if spec.kind is CellKind.MONEY else ""
            yield Mismatch(
                f"{spec.place}汇总为 {found}{unit}，而 {len(units)} 个单位相加为 {expected}{unit}。"
                "请核对有无漏报、重报的单位。",
                (code,),
                expected,
                found,
            )


@rule("X-4", Severity.ERROR, "标题、统计期限、格式年度一致，按期公布", needs=("particulars",))
def year_and_days_agree(context: ReconciliationContext) -> Iterator[Mismatch]:
    yield from _form_of_the_year(context)
    year = context.year
    title_years = {int(found) for found in _TITLE_YEAR.findall(squeeze(context.title or ""))}
    if title_years and year not in title_years:
        named = "、".join(map(str, sorted(title_years)))
        yield Mismatch(
            f"标题写的是 {named} 年，而表格统计的是 {year} 年。请改正标题或更换表格。",
            (),
            year,
            min(title_years),
        )
    for text in (context.prose or {}).values():
        for first, last in _PERIOD.findall(squeeze(text)):
            for named_year in {int(first), int(last or first)} - {year}:
                yield Mismatch(
                    f"正文写的统计期限在 {named_year} 年，应为 {year} 年 1 月 1 日至 12 月 31 日。请改正。",
                    (),
                    year,
                    named_year,
                )
    yield from _publication_day(context)


def _form_of_the_year(context: ReconciliationContext) -> Iterator[Mismatch]:
    form = form_for(context.year)
    if form.id != context.form.id:
        yield Mismatch(
            f"{context.year} 年度报告应当使用《{form.name}》（{form.basis}），"
            f"现用的是《{context.form.name}》。请换用规定的格式。",
            (),
            form.id,
            context.form.id,
        )


def _publication_day(context: ReconciliationContext) -> Iterator[Mismatch]:
    published_on, publication = context.published_on, context.form.publication
    if published_on is None:
        return
    government = context.organ_level is not None and context.organ_level.is_government
    last = publication.government if government else publication.department
    last_day = date(context.year + 1, last.month, last.day)
    if published_on > last_day:
        yield Mismatch(
            f"报告于 {published_on} 公布，晚于 {last_day} 的期限（{publication.basis}）。"
            "请尽快公布，并在报告中如实说明。",
            (),
            str(last_day),
            str(published_on),
        )
    if published_on.year <= context.year:
        yield Mismatch(
            f"报告于 {published_on} 公布时 {context.year} 年尚未结束，数据不完整。请核对公布日期。",
            (),
            str(date(context.year + 1, 1, 1)),
            str(published_on),
        )


@rule("X-5", Severity.WARN, "所引法规在报告之日有效", needs=("prose",))
def cited_instruments_are_in_force(context: ReconciliationContext) -> Iterator[Mismatch]:
    """Without a publication day the report is taken to speak from the end of its year."""
    text = "".join(squeeze(part) for part in (context.prose or {}).values()).translate(_QUOTES)
    reported_on = context.published_on or date(context.year, 12, 31)
    for instrument in ended_instruments():
        if instrument.ended_on <= reported_on and any(squeeze(name) in text for name in instrument.names):
            yield Mismatch(
                f"正文引用《{instrument.title}》，该文件自 {instrument.ended_on} 起不再有效"
                f"（{instrument.source}）。请改引{instrument.instead}，或者删去。",
                (),
                instrument.instead,
                instrument.title,
            )


RULES = (roll_up_equals_the_units, year_and_days_agree, cited_instruments_are_in_force)
