"""What the words before a number, or at the head of its column, say that the number is."""

import re
from functools import cache, lru_cache

from gongkai.privacy.detectors.told import either, lists

_TIGHT = re.compile(r"[\s:：为是\[【（()）#*No.A-Za-z\-—/第]{0,12}")
_PHONE_NOUN = "电话|热线|号码|传真"


@cache
def _pattern() -> re.Pattern[str]:
    told = lists("labels")
    official = rf"(?P<official>(?:{either(told['official'])})[^。；;，,\n0-9人户象者]{{0,8}}?(?:{_PHONE_NOUN})|热线|传真)"
    kinds = ("credit", "disability", "identity", "bank", "phone", "serial")
    # One pattern, so that 身份证编号 is an identity number and no serial one.
    others = "|".join(f"(?P<{kind}>{either(told[kind])})" for kind in kinds)
    measure = rf"(?P<measure>(?:{either(told['measure'])})(?:[（(][^\n]{{0,12}}[)）])?)(?=\n)"
    words = (word for kind in ("official", *kinds, "measure") for word in told[kind])
    first = re.escape("".join(sorted({*(word[0] for word in words), "热", "传"})))
    return re.compile(f"(?=[{first}])(?:{official}|{others}|{measure})")


@lru_cache(maxsize=4096)
def nearest(label: str) -> str:
    """The kind of the last label: official, identity, bank, phone, credit, disability, serial; or nothing."""
    kind, end = "", 0
    for match in _pattern().finditer(label):
        kind, end = match.lastgroup or "", match.end()
    kind = "serial" if kind == "measure" else kind
    if kind == "serial" and not _TIGHT.fullmatch(label[end:]):
        return ""
    return kind


def has_label(label: str, *kinds: str) -> bool:
    """Whether one of these kinds is named at all."""
    return any(match.lastgroup in kinds for match in _pattern().finditer(label))
