"""公开目录: the three catalogues of an organ with the number of their headings on each level."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.items.choices import Visibility


@dataclass(frozen=True)
class Branch:
    """一级事项 with its 二级事项."""

    heading: Heading
    children: tuple[Heading, ...]


@dataclass(frozen=True)
class CatalogueView:
    """One catalogue as the page shows it; `first` and `second` count its levels."""

    code: str
    label: str
    branches: tuple[Branch, ...]

    @property
    def first(self) -> int:
        return len(self.branches)

    @property
    def second(self) -> int:
        return sum(len(branch.children) for branch in self.branches)


def catalogues_of(organ_id: int, *, on: date) -> list[CatalogueView]:
    """The headings in force that day with the number of public items under each; one query."""
    public = Q(items__visibility=Visibility.PUBLIC)
    found = (
        Heading.objects.in_force(on)
        .filter(organ_id=organ_id)
        .annotate(published=Count("items", filter=public))
    )
    headings = list(found.order_by("catalogue", "position", "pk"))
    return [
        CatalogueView(code, label, _branches([heading for heading in headings if heading.catalogue == code]))
        for code, label in Catalogue.choices
    ]


def _branches(headings: Sequence[Heading]) -> tuple[Branch, ...]:
    return tuple(
        Branch(heading, tuple(child for child in headings if child.parent_id == heading.pk))
        for heading in headings
        if heading.parent_id is None
    )
