"""Items whose fields are what they say: numbers set large, long texts under headings of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.items.kinds import Column, kind_of
from gongkai.items.kinds.shapes import Layout
from gongkai.items.models import Edition, Item
from gongkai.portal.lists.amounts import grouped

LONG = 200
"""Fields that may be longer are read as text, not as a line of the card."""


@dataclass(frozen=True)
class Figures:
    """`numbers` are (label, number, unit), `texts` (label, text); `card` is what stays on the index card."""

    numbers: list[tuple[str, str, str]]
    texts: list[tuple[str, str]]
    card: list[Sequence[str]]


def figures_of(item: Item, edition: Edition) -> Figures:
    """The edition's card taken apart as the kind's page asks; whole for other kinds."""
    kind = kind_of(item.kind)
    if kind.page.layout != Layout.FIGURES:
        return Figures([], [], list(edition.card))
    numbers = {field.label: field for field in kind.fields if field.is_numeric and field.unit}
    texts = {field.label for field in kind.fields if _is_long(field)}
    return Figures(
        numbers=[
            (label, grouped(value), numbers[label].unit) for label, value in edition.card if label in numbers
        ],
        texts=[(label, value) for label, value in edition.card if label in texts],
        card=[pair for pair in edition.card if pair[0] not in numbers and pair[0] not in texts],
    )


def _is_long(field: Column) -> bool:
    return not field.is_numeric and field.max_length > LONG and not field.choices
