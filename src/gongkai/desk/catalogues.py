"""公开目录: the three catalogues of an organ with their versions and the number of their headings on each level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from gongkai.catalogue.grounds import ALL_GROUNDS
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading, VersionState
from gongkai.catalogue.time_limits import in_words
from gongkai.desk.catalogue_versions import status_of
from gongkai.items.choices import Visibility


@dataclass(frozen=True)
class Branch:
    """A heading with those below it."""

    heading: Heading
    children: tuple["Branch", ...]

    @property
    def limit(self) -> str:
        heading = self.heading
        return heading.time_words or in_words(heading.time_limit, heading.time_unit, heading.cadence)

    @property
    def ground(self) -> str:
        return ALL_GROUNDS.get(self.heading.ground, "")


@dataclass(frozen=True)
class VersionLine:
    """One version in the list of a catalogue's; `status` in words."""

    version: CatalogueVersion
    status: str


@dataclass(frozen=True)
class CatalogueView:
    """One catalogue as the page shows it; `first` and `second` count its levels, `draft` is the open one."""

    code: str
    label: str
    branches: tuple[Branch, ...]
    versions: tuple[VersionLine, ...]
    draft: CatalogueVersion | None

    @property
    def first(self) -> int:
        return len(self.branches)

    @property
    def second(self) -> int:
        return sum(len(branch.children) for branch in self.branches)

    @property
    def current(self) -> VersionLine | None:
        return next((each for each in self.versions if each.status == "现行"), None)


def catalogues_of(organ_id: int, *, on: date) -> list[CatalogueView]:
    """The headings in force that day with the number of public items under each, and the versions; two queries."""
    public = Q(items__visibility=Visibility.PUBLIC)
    found = (
        Heading.objects.in_force(on)
        .filter(organ_id=organ_id)
        .annotate(published=Count("items", filter=public))
    )
    headings = list(found.order_by("catalogue", "position", "pk"))
    versions = CatalogueVersion.objects.filter(organ_id=organ_id).exclude(state=VersionState.DROPPED)
    known = list(versions.defer("lines", "changes", "faults").order_by("-number", "-pk"))
    return [
        _view(
            code,
            label,
            [heading for heading in headings if heading.catalogue == code],
            [version for version in known if version.catalogue == code],
            on,
        )
        for code, label in Catalogue.choices
    ]


def _view(
    code: str, label: str, headings: Sequence[Heading], versions: Sequence[CatalogueVersion], on: date
) -> CatalogueView:
    below: dict[int | None, list[Heading]] = {}
    for heading in headings:
        below.setdefault(heading.parent_id, []).append(heading)
    approved = [version for version in versions if version.state == VersionState.APPROVED]
    next_days = [None, *(version.in_force_from for version in approved)]
    return CatalogueView(
        code=code,
        label=label,
        branches=_branches(below, None),
        versions=tuple(
            VersionLine(version, status_of(version, on=on, next_day=next_day))
            for version, next_day in zip(approved, next_days, strict=False)
        ),
        draft=next((version for version in versions if version.is_open), None),
    )


def _branches(below: Mapping[int | None, Sequence[Heading]], parent: int | None) -> tuple[Branch, ...]:
    return tuple(Branch(heading, _branches(below, heading.pk)) for heading in below.get(parent, ()))
