"""Money in the report: yuan as Decimal inside, 万元 on the page."""

import re
from decimal import Decimal

YUAN_PER_WAN = Decimal(10_000)
_UNITS = {"元": Decimal(1), "万元": YUAN_PER_WAN, "亿元": Decimal(100_000_000)}
_AMOUNT = re.compile(r"(?P<number>\d[\d,，]*(?:\.\d+)?)(?P<unit>亿元|万元|元)?")


def wan(yuan: Decimal) -> Decimal:
    """Yuan in 万元, without trailing zeros; a whole fen needs six decimals at most."""
    amount = (yuan / YUAN_PER_WAN).quantize(Decimal("0.000001"))
    return Decimal(plain(amount))


def plain(number: Decimal) -> str:
    """A decimal without exponent and without trailing zeros: "186.48", "200", "0"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_text(yuan: Decimal) -> str:
    """采购总金额 as printed: "186.48 万元"; nothing spent is "0"."""
    return f"{plain(wan(yuan))} 万元" if yuan else "0"


def yuan_of(text: str) -> Decimal | None:
    """Yuan meant by a printed amount with its unit; None when it has no unit or is not an amount.

    "186.48 万元" is 1864800, "75394432.52元" is itself, and a bare "0" is 0.
    """
    match = _AMOUNT.fullmatch("".join(text.split()))
    if match is None:
        return None
    number = Decimal(match["number"].replace(",", "").replace("，", ""))
    if match["unit"] is None:
        return number if number == 0 else None
    return number * _UNITS[match["unit"]]
