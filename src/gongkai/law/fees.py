"""The processing fee (信息处理费): progressive, by piece or by page, in yuan, with its working."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.errors import LawError
from gongkai.law.provisions import Basis, Provision, Tier, provision

MOST = 100_000  # more pieces or pages than this is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of the working: pieces or pages `first` to `last` at one price."""

    first: int
    last: int
    price: int
    amount: int
    text: str

    @property
    def count(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount in yuan with its working and its article."""

    amount: int
    lines: tuple[FeeLine, ...]
    basis: tuple[Basis, ...]


def fee_by_piece(pieces: int, *, on: date, earlier: int = 0) -> Fee:
    """What `pieces` more cost an applicant who already made `earlier` in the same calendar month.

    With `earlier=0` the answer is the cumulative fee of the month; with `pieces=1` the price u(k) of the k-th
    piece, k = earlier + 1, which is what that application alone is billed (按件计收).
    """
    return _fee(provision("fee_by_piece", on=on), earlier, pieces)


def fee_by_page(pages: int, *, on: date) -> Fee:
    """What the pages of one application cost; applications are not added up (按量计收)."""
    return _fee(provision("fee_by_page", on=on), 0, pages)


def _fee(rule: Provision, earlier: int, count: int) -> Fee:
    unit = rule.unit.label
    if count < 0 or earlier < 0 or earlier + count > MOST:
        raise LawError(f"{unit}数应在 0 至 {MOST} 之间：请核对数量。")
    lines = []
    first, last = earlier + 1, earlier + count
    while first <= last:
        tier = next(each for each in rule.tiers if each.covers(first))
        end = min(last, _band_end(tier, first) or last)
        price = tier.price_of(first)
        amount = price * (end - first + 1)
        span = f"第{first}{unit}" if end == first else f"第{first}至{end}{unit}"
        working = f"{end - first + 1}{unit}×{price}元＝{amount}元" if price else "不收费"
        lines.append(FeeLine(first, end, price, amount, f"{span}：{working}"))
        first = end + 1
    return Fee(sum(line.amount for line in lines), tuple(lines), (rule.basis,))


def _band_end(tier: Tier, nth: int) -> int | None:
    if tier.width is None:
        return tier.last
    return tier.first + tier.width * ((nth - tier.first) // tier.width + 1) - 1
