"""What an organ may publish of itself, in the form that detectors compare."""

import re
from datetime import date
from functools import lru_cache

from gongkai.privacy.detectors.hit import Given
from gongkai.privacy.findings import Allowance
from gongkai.privacy.half_width import half_width

_SEVERAL = re.compile(r"[、，,；;/\s或和转]+")
_AREA = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})(?=[2-9][0-9]{6,7}$)")


@lru_cache(maxsize=64)
def given_from(allowed: Allowance, on: date | None) -> Given:
    phones = frozenset(form for written in allowed.phones for form in _forms(written))
    return Given(phones, frozenset(email.strip().lower() for email in allowed.emails), on)


def _forms(written: str) -> set[str]:
    """0952-3816166、3816167: both with the area code and without, and without extensions."""
    found: set[str] = set()
    area = ""
    text = re.sub(r"(?<=[0-9])[)）]\s*(?=[0-9])", "-", half_width(written))
    text = re.sub(r"(?<![0-9])(0[0-9]{2,3})\s+(?=[2-9][0-9]{6,7})", r"\1-", text)
    for part in _SEVERAL.split(re.sub(r"(?<![0-9])(?:\+|00)86[- ]?", "", text)):
        whole = re.sub("[^0-9]", "", part)
        main = re.sub("[^0-9]", "", re.sub(r"(?<=[0-9]{7})-[0-9]{1,6}$", "", part))
        for number in {whole, main} - {""}:
            match = _AREA.match(number)
            if match:
                area = match[0]
                found |= {number, number[len(area) :]}
            elif re.fullmatch("[2-9][0-9]{6,7}", number):
                found |= {number, area + number}
            else:
                found.add(number)
    return found
