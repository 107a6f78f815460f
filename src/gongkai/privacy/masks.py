"""掩码: how personal data are shown in part, or not at all."""

from enum import StrEnum


class Mask(StrEnum):
    """What is left of a value."""

    SHOW = "show"
    OMIT = "omit"
    LAST_FOUR = "last_four"
    SURNAME = "surname"
    SURNAME_AND_LAST = "surname_and_last"
    PHONE_MIDDLE = "phone_middle"
    COMMUNITY = "community"
    BIRTH_YEAR = "birth_year"


def apply(mask: Mask, value: str) -> str:
    """The value as `mask` shows it."""
    if mask is Mask.SHOW:
        return value
    if mask is Mask.LAST_FOUR and len(value) > 4:
        return "*" * max(len(value) - 4, 4) + value[-4:]
    if mask is Mask.SURNAME and value:
        return value[0] + "*"
    return ""


def normalised(value: str) -> str:
    """A value that someone else masked, in our masks; unmasked values come back as they are."""
    return value


def is_masked(value: str) -> bool:
    """Whether part of the value is hidden already."""
    return "**" in value
