"""上下年比较: what changed against the year before, in amount and percent, and which changes need a reason (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gongkai.finance.filled import Cell, Filled, figure, value_at
from gongkai.finance.forms.shapes import Compared, Form

EQUAL = "与上年持平"
_PERCENT = Decimal("0.1")


@dataclass(frozen=True)
class Change:
    """One line of the comparison; `before` is None where the year before is not known."""

    told: Compared
    now: Decimal
    before: Decimal | None
    explanation: str

    @property
    def difference(self) -> Decimal | None:
        return None if self.before is None else self.now - self.before

    @property
    def is_equal(self) -> bool:
        return self.before is not None and self.now == self.before

    @property
    def needs_explanation(self) -> bool:
        """预算法第十四条: changes are explained; of the “三公” total a reason is given in any case."""
        if self.told.is_always_explained and not self.is_equal:
            return True
        return self.told.is_explained and self.before is not None and not self.is_equal

    @property
    def percent(self) -> str:
        """+12.5%, -100.0%; "—" where there was nothing before."""
        if self.difference is None or not self.before:
            return "0.0%" if self.is_equal else "—"
        share = (self.difference / abs(self.before) * 100).quantize(_PERCENT, ROUND_HALF_UP)
        return f"{share:+}%" if share else "0.0%"

    def amount(self, places: int) -> str:
        """+1.20, -0.50, 0.00; "—" where the year before is not known."""
        if self.difference is None:
            return "—"
        return f"{self.difference:+,.{places}f}" if self.difference else figure(Decimal(), places)

    def figures(self, places: int) -> tuple[str, str]:
        """The year before and this year as they are printed."""
        before = "—" if self.before is None else figure(self.before, places)
        return before, figure(self.now, places)

    @property
    def said(self) -> str:
        """The explanation as it is printed."""
        return self.explanation or (EQUAL if self.is_equal else "")


def changes(
    form: Form, filled: Filled, before: Filled | None, explanations: Mapping[str, str]
) -> list[Change]:
    """The form's comparison; `before` holds the tables of the year before, None where they are not known."""
    return [
        Change(
            told,
            value_at(filled, Cell.named(told.cell)),
            value_at(before, Cell.named(told.cell)) if before is not None else None,
            explanations.get(told.code, "").strip(),
        )
        for told in form.comparison
    ]


def unexplained(form: Form, found: list[Change]) -> list[str]:
    """A sentence for each change that lacks its reason."""
    sentences = []
    for change in found:
        if not change.needs_explanation or change.explanation:
            continue
        now = figure(change.now, form.places)
        if change.before is None:
            sentences.append(f"{quoted(change.told.label)}（{now} {form.unit}）没有说明增减变化原因")
        else:
            told = f"上年 {figure(change.before, form.places)}，本年 {now}，{change.amount(form.places)} {form.unit}"
            sentences.append(f"{quoted(change.told.label)}比上年有变化（{told}），没有说明原因")
    return sentences


def quoted(label: str) -> str:
    """A label in quotation marks, without a second pair around “三公”."""
    return label if label.startswith("“") else f"“{label}”"
