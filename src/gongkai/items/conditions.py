"""发布条件: what must be so before an item may be published, as higher apps say (a posting that is not over)."""

from collections.abc import Callable

from gongkai.items.body import empty_sections
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item

# Given the item, the Chinese sentence that says what is missing, or None.
Condition = Callable[[Item], str | None]

_conditions: list[Condition] = []
_early: list[Condition] = []


def register(condition: Condition) -> None:
    """Add a condition; called once from each app's `ready`."""
    _conditions.append(condition)


def register_early(condition: Condition) -> None:
    """Add a condition that must hold before anybody checks or determines the item, too: what is wrong goes no further."""
    _conditions.append(condition)
    _early.append(condition)


def unmet_early(item: Item) -> str | None:
    """The early conditions that do not hold, in one sentence."""
    return "；".join(sentence for condition in _early if (sentence := condition(item))) or None


def no_empty_section(item: Item) -> str | None:
    """A condition: a text that was laid out for the clerk is filled in, or what does not apply is taken out."""
    empty = empty_sections(item.body) if kind_of(item.kind).outline else []
    told = "、".join(f"“{heading}”" for heading in empty)
    return f"正文的小标题{told}下面没有内容：请填写，或者删去这个小标题" if empty else None


def unmet(item: Item) -> str | None:
    """All conditions that do not hold, in one sentence."""
    return "；".join(sentence for condition in _conditions if (sentence := condition(item))) or None
