"""信息处理费: what was collected for providing information on application (条例第四十二条)."""

from decimal import Decimal

from gongkai.items.models import Row
from gongkai.report.figures.measure import Figure, Measured
from gongkai.report.figures.sources import YearSources

ROW = Row._meta.label_lower
_NAME = "信息处理费"


def _amount(year: YearSources) -> Measured:
    lines = [(pk, amount) for pk, name, amount in year.fees_collected if _NAME in str(name)]
    total = sum((Decimal(str(amount or 0)) for _, amount in lines), Decimal(0))
    return Measured(total, tuple(f"{ROW}:{pk}" for pk, _ in lines))


FEES = (
    Figure(
        "processing_fees.amount",
        "信息处理费：收取金额",
        f"收取日期在本年、收费项目名称含“{_NAME}”的收入金额合计（元）。",
        _amount,
        unit="元",
    ),
)
