"""所持信息 as a page shows them: what each is, what is taken out of it, and what still deserves a look."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.grounds import ground_label
from gongkai.applications.holdings.telling import holdings_of, reasons_of, uncovered
from gongkai.applications.models import Application, Holding
from gongkai.desk.attachment_lines import size_of

MOST_WARNED = 5


@dataclass(frozen=True)
class HoldingLine:
    """One file; `warnings` are sentences that stop nothing."""

    holding: Holding
    told: str
    warnings: tuple[str, ...]
    result_size: str

    @property
    def is_redacted(self) -> bool:
        return self.holding.disposition == Disposition.PARTLY


def lines_of(application: Application) -> list[HoldingLine]:
    """Every file with its redactions; two queries."""
    return [_line(holding) for holding in holdings_of(application)]


def _line(holding: Holding) -> HoldingLine:
    if not holding.is_given:
        return HoldingLine(holding, ground_label(holding.ground), (), "")
    count = len(holding.redactions.all())
    told = f"遮盖 {count} 处：{reasons_of(holding)}" if count else ""
    size = size_of(holding.result_size) if holding.result_size else ""
    return HoldingLine(holding, told, warnings_of(holding), size)


def warnings_of(holding: Holding) -> tuple[str, ...]:
    """What a detector found and nothing covers, and pages that no detector can read."""
    found = uncovered(holding)
    told = []
    if found:
        rest = f"等 {len(found)} 处" if len(found) > MOST_WARNED else ""
        told.append(f"没有遮盖的个人信息：{'、'.join(found[:MOST_WARNED])}{rest}")
    if holding.wordless:
        told.append(f"第 {_pages(holding.wordless)} 页没有文字（扫描件或者图片），请逐页查看")
    return tuple(told)


def _pages(numbers: Sequence[int]) -> str:
    shown = "、".join(str(number) for number in numbers[:10])
    return f"{shown} 等 {len(numbers)}" if len(numbers) > 10 else shown
