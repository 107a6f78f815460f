"""公开属性的理由: why an item is not open; the same list as that of 负面清单."""

from gongkai.catalogue.grounds import (
    ALL_GROUNDS,
    GROUNDS,
    ON_APPLICATION_GROUND,
    ON_APPLICATION_GROUNDS,
)

__all__ = ["ALL_GROUNDS", "GROUNDS", "ON_APPLICATION_GROUND", "ON_APPLICATION_GROUNDS"]
