"""Bank cards (银行卡): sixteen to nineteen digits with a check digit, of a known issuer or called so."""

import re

from gongkai.law.identifiers import check_credit_code
from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.privacy.detectors.hit import Hit
from gongkai.privacy.detectors.labels import nearest
from gongkai.privacy.detectors.told import lists
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_ACCOUNT = range(12, 26)
_NO_DIGIT = re.compile("[^0-9]")


def bank_card(written: Written, start: int, end: int) -> Hit | None:
    """One number in ten passes the check digit by chance, so prefix or label must agree."""
    written_as = written.text[start:end]
    number = _NO_DIGIT.sub("", written_as)
    if not 16 <= len(number) <= 19 or not passes_luhn(number):
        return account(written, start, end)
    kind = nearest(written.label(start))
    if kind in ("serial", "credit", "identity") or (len(number) == 18 and check_credit_code(number).ok):
        return None
    is_known = number.startswith(lists("labels")["card_prefixes"])
    if kind != "bank" and (not is_known or "\n" in written_as):
        return None
    return Hit(start, end, FindingKind.BANK_CARD, "*" * (len(number) - 4) + number[-4:], Severity.BLOCK)


def account(written: Written, start: int, end: int) -> Hit | None:
    """账号: passbooks and companies' accounts have no check digit, so only what the text calls one, and as a warning."""
    number = _NO_DIGIT.sub("", written.text[start:end])
    if len(number) not in _ACCOUNT or nearest(written.label(start)) != "bank":
        return None
    return Hit(start, end, FindingKind.BANK_CARD, "*" * (len(number) - 4) + number[-4:], Severity.WARN)
