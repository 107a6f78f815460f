"""隐去姓名: what is noted beside a case, without the names, numbers and addresses of the persons whom it is about."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import models

from gongkai.law.identifiers import check_resident_id
from gongkai.privacy import masks
from gongkai.privacy.half_width import half_width
from gongkai.privacy.masks import Mask

SHOWN: Mapping[str, Mask] = {
    "name": Mask.SURNAME,
    "representative": Mask.SURNAME,
    "contact": Mask.SURNAME,
    "paper_number": Mask.LAST_FOUR,
    "phone": Mask.PHONE_MIDDLE,
    "email": Mask.EMAIL_DOMAIN,
    "address": Mask.OMIT,
}
"""What is left of each field of a person's details."""
LEFT_OUT = "（略）"
_BETWEEN = r"[\s·-]*"
_APART = "(?<![0-9A-Za-z])", "(?![0-9A-Za-z])"  # so that nothing is taken out of a digest or a longer number
_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
_SHORTEST = {"paper_number": 6, "phone": 6}

Persons = Callable[[Any], Iterable[Any]]
_persons: dict[type[models.Model], Persons] = {}


def register(model: type[models.Model], persons: Persons) -> None:
    """Tell whom a record is about (dataclasses of details, none where the seal is broken); called from an app's `ready`."""
    _persons[model] = persons


def registered() -> frozenset[type[models.Model]]:
    return frozenset(_persons)


def without_names(subject: models.Model, text: str) -> str:
    """A text that is kept beside a record, such as a reason or a voucher: 李思远本人签收 becomes 李*本人签收."""
    return _masked(text, _patterns(subject)) if text else text


def is_named(subject: models.Model, text: str) -> bool:
    """Whether a text names one of those whom the record is about, or tells how they are reached."""
    return any(pattern.search(half_width(text)) for pattern, _ in _patterns(subject))


def told_without_names(subject: models.Model, label: str, payload: Any) -> tuple[str, Any]:
    """Label and payload (as JSON has it) of an entry, which nobody can ever take back."""
    patterns = _patterns(subject)
    return _masked(label, patterns), _each(payload, patterns)


def unnumbered(text: str) -> str:
    """The text with identity numbers (18 signs, check digit right) shown by their last four signs."""
    return _replaced(text, _NUMBER, _shown_if_right)


def _shown_if_right(number: str) -> str:
    return masks.last_four(number) if check_resident_id(number).ok else number


_Patterns = list[tuple[re.Pattern[str], str]]


def _patterns(subject: models.Model) -> _Patterns:
    """Longest first, so that no part of a name or number is left."""
    tell = next((_persons[kind] for kind in type(subject).__mro__ if kind in _persons), None)
    found: dict[str, str] = {}
    for person in tell(subject) if tell else ():
        is_organisation = getattr(person, "is_organisation", False)
        for field, value in asdict(person).items():
            written = str(value).strip()
            if field not in SHOWN or len(written) < _SHORTEST.get(field, 2):
                continue
            if not (is_organisation and field == "name"):  # an organisation is listed by its name
                found[written] = masks.apply(SHOWN[field], written) or LEFT_OUT
    return [(_spelt(value), found[value]) for value in sorted(found, key=len, reverse=True)]


def _spelt(value: str) -> re.Pattern[str]:
    """The value as it may be written: in full width, with blanks, dashes or dots between its signs."""
    signs = [each for each in half_width(value) if not re.match(r"[\s·-]", each)]
    before = _APART[0] if signs and signs[0].isascii() else ""
    after = _APART[1] if signs and signs[-1].isascii() else ""
    spelt = _BETWEEN.join(map(re.escape, signs)) or "(?!)"
    return re.compile(f"{before}{spelt}{after}", re.IGNORECASE)


def _masked(text: str, patterns: _Patterns) -> str:
    for pattern, shown in patterns:
        text = _replaced(text, pattern, lambda _, shown=shown: shown)  # type: ignore[misc]
    return unnumbered(text)


def _replaced(text: str, pattern: re.Pattern[str], show: Callable[[str], str]) -> str:
    """What the pattern finds in the text as it reads in half width, replaced where it stands."""
    for found in reversed(list(pattern.finditer(half_width(text)))):
        text = f"{text[: found.start()]}{show(found[0])}{text[found.end() :]}"
    return text


def _each(value: Any, patterns: _Patterns) -> Any:
    if isinstance(value, str):
        return _masked(value, patterns)
    if isinstance(value, list):
        return [_each(each, patterns) for each in value]
    if isinstance(value, dict):
        return {key: _each(each, patterns) for key, each in value.items()}
    return value
