"""Figures that the tables hold, under names that read well in the text."""

from decimal import Decimal

from gongkai.ledger import form_for
from gongkai.report.figures.measure import Figure, Measured
from gongkai.report.figures.sources import YearSources

# code, label, cells that are added up, unit
_NAMED = (
    ("applications.new", "依申请公开：本年新收", ("apps.new.total",), "件"),
    ("applications.carried_in", "依申请公开：上年结转", ("apps.carried_in.total",), "件"),
    ("applications.answered", "依申请公开：本年办结", ("apps.result.total.total",), "件"),
    ("applications.disclosed", "依申请公开：予以公开", ("apps.result.open.total",), "件"),
    ("applications.partly_disclosed", "依申请公开：部分公开", ("apps.result.partial.total",), "件"),
    ("applications.carried_out", "依申请公开：结转下年度", ("apps.carried_out.total",), "件"),
    ("remedies.reconsiderations", "行政复议", ("lit.review.total",), "件"),
    ("remedies.lawsuits", "行政诉讼", ("lit.direct.total", "lit.after_review.total"), "件"),
    ("decisions.license", "行政许可处理决定", ("t2.20_5.license.decisions",), "件"),
    ("decisions.other_service", "其他对外管理服务处理决定", ("t2.20_5.other_service.decisions",), "件"),
    ("decisions.penalty", "行政处罚处理决定", ("t2.20_6.penalty.decisions",), "件"),
    ("decisions.coercion", "行政强制处理决定", ("t2.20_6.coercion.decisions",), "件"),
    ("normative.made", "规范性文件：本年制作", ("t2.20_1.normative.made",), "件"),
    ("normative.newly_public", "规范性文件：本年新公开", ("t2.20_1.normative.newly_public",), "件"),
    ("normative.repealed", "规范性文件：本年废止", ("t2.20_1.normative.repealed",), "件"),
    ("normative.in_force", "规范性文件：现行有效", ("t2.20_1.normative.in_force",), "件"),
    ("procurement.projects", "政府集中采购：项目", ("t2.20_9.procurement.projects",), "个"),
    ("procurement.amount", "政府集中采购：总金额（带单位）", ("t2.20_9.procurement.amount",), ""),
    ("fees.amount_wan", "行政事业性收费金额", ("t2.20_8.fee.amount_wan",), "万元"),
)


def read_cells(year: YearSources, codes: tuple[str, ...]) -> Measured:
    """The value of a cell as the table shows it, or the sum of several counts."""
    cells = [year.tables.cells[code] for code in codes]
    records = tuple(record for cell in cells for record in cell.record_ids)
    if len(cells) > 1:
        return Measured(year.tables.total(*codes), records)
    value = cells[0].value
    return Measured(value if isinstance(value, int | str | Decimal) else 0, records)


def _definition(codes: tuple[str, ...]) -> str:
    form = next(form for form in (form_for(2020), form_for(2021)) if all(code in form for code in codes))
    return f"{'与'.join(form.cell(code).place for code in codes)}的数。"


def _named(code: str, label: str, cells: tuple[str, ...], unit: str) -> Figure:
    return Figure(code, label, _definition(cells), lambda year: read_cells(year, cells), unit, cells)


TABLE_CELLS = tuple(_named(*line) for line in _NAMED)
