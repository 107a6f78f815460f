"""File names that are safe on every system and carry no person's numbers."""

import re
import unicodedata

from gongkai.law.identifiers import check_bank_card, check_resident_id
from gongkai.privacy.renditions.made import Changes

LONGEST_STEM = 80
NAMELESS = "附件"
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{10,18}[Xx]?(?![0-9A-Za-z])")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_FULL_WIDTH_DIGITS = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9])(?:\.|$)", re.IGNORECASE)


def safe_name(name: str, suffix: str, changes: Changes) -> str:
    """The last part of the path with `suffix` (".pdf") for its own; Chinese is kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1].translate(_FULL_WIDTH_DIGITS)
    readable = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    stem = _FORBIDDEN.sub("_", _SUFFIX.sub("", readable.strip()))
    if any(_is_personal(number) for number in _NUMBER.findall(stem)):
        stem = _NUMBER.sub(lambda found: "" if _is_personal(found[0]) else found[0], stem)
        changes.tell("文件名中的个人号码已删去")
    stem = re.sub(r"\s+", " ", stem).strip(" ._-")[:LONGEST_STEM].strip(" ._-") or NAMELESS
    return f"{'_' if _DEVICES.match(stem) else ''}{stem}{suffix}"


def suffix_of(name: str) -> str:
    """Lower case, with its dot; "" without one."""
    found = _SUFFIX.search(name.strip())
    return found[0].lower() if found else ""


def _is_personal(number: str) -> bool:
    return (
        _MOBILE.fullmatch(number) is not None
        or check_resident_id(number).ok
        or (number.startswith("62") and check_bank_card(number).ok)
    )
