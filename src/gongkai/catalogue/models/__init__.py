"""Records of 公开目录."""

from gongkai.catalogue.models.heading import (
    EVERYBODY,
    Cadence,
    Catalogue,
    Heading,
    HeadingQuerySet,
    Manner,
    TimeUnit,
    Upkeep,
)
from gongkai.catalogue.models.version import CatalogueVersion, VersionQuerySet, VersionState

__all__ = [
    "EVERYBODY",
    "Cadence",
    "Catalogue",
    "CatalogueVersion",
    "Heading",
    "HeadingQuerySet",
    "Manner",
    "TimeUnit",
    "Upkeep",
    "VersionQuerySet",
    "VersionState",
]
