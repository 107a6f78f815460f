"""检查规则: what a scan is made with: the detectors as they are, and what an organ may publish of itself."""

import hashlib
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

from gongkai import privacy
from gongkai.organs.models import Organ
from gongkai.privacy.findings import Allowance

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def allowance_of(organ: Organ) -> Allowance:
    """The organ's own office numbers and addresses, as its record has them."""
    phones = (organ.phone, organ.fax, organ.office_phones)
    emails = _EMAIL.findall(f"{organ.internet_contact} {organ.office_phones}")
    return Allowance(
        phones=frozenset(written for written in phones if written.strip()), emails=frozenset(emails)
    )


def rules_of(organ: Organ, *, on: date) -> str:
    """A digest that changes with the detectors, the organ's numbers, and the year (it decides who is a minor)."""
    allowed = allowance_of(organ)
    said = [detectors_version(), on.year, sorted(allowed.phones), sorted(allowed.emails)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@cache
def detectors_version() -> str:
    """A digest of the detectors' own files: whoever changes one has everything scanned anew, without thinking of it."""
    hasher = hashlib.sha256()
    folder = Path(privacy.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".yaml") and not {"tests", "renditions"} & set(path.parts):
            hasher.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return hasher.hexdigest()[:16]
