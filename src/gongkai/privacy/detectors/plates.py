"""Vehicle plates (车牌), those of new energy vehicles too."""

import re
from collections.abc import Iterator

from gongkai.privacy.detectors.hit import Given, Hit
from gongkai.privacy.detectors.written import Written
from gongkai.privacy.findings import FindingKind, Severity

_PLATE = re.compile(
    r"(.[A-HJ-NP-Z])[·•.\- ]?((?=[A-HJ-NP-Z]{0,2}[0-9])[A-HJ-NP-Z0-9]{4}(?:[A-HJ-NP-Z0-9]{1,2}|[警学挂港澳领试超]))(?![A-Za-z0-9/.-])"
)


def plates(written: Written, given: Given) -> Iterator[Hit]:
    for start, end in written.anchors.get("plate", ()):
        match = _PLATE.match(written.text, start, end + 9)
        if match and sum(map(str.isdigit, match[2])) >= 2:
            masked = f"{match[1]}***{match[2][-2:]}"
            yield Hit(*match.span(), FindingKind.PLATE, masked, Severity.WARN)
