"""E-mail addresses (电子邮箱)."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_USER = "".join(map(chr, range(33, 127)))
_USER = "".join(each for each in _USER if each.isalnum() or each in "._%+-")
_DOMAIN = re.compile(r"@[ ]?((?:[A-Za-z0-9][A-Za-z0-9-]{0,40}\.){1,4}[A-Za-z]{2,12})(?![A-Za-z0-9@])")


def emails(written: Written, given: Given) -> Iterator[Hit]:
    """From each @ outwards, so that no length of text costs more than its own."""
    text = written.text
    at = text.find("@")
    while at >= 0:
        match = _DOMAIN.match(text, at)
        if match:
            end = at - (text[at - 1 : at] == " ")
            before = text[max(end - 64, 0) : end]
            user = before[len(before.rstrip(_USER)) :].lstrip(".")
            if user and f"{user}@{match[1]}".lower() not in given.emails:
                masked = f"{user[0]}***@{match[1]}"
                yield Hit(end - len(user), match.end(), FindingKind.EMAIL, masked, Severity.WARN)
        at = text.find("@", at + 1)
