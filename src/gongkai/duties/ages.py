"""更新年限: how old a column may grow, how many may be empty, how far back periods are told: data with provenance."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).with_name("ages.yaml")
Tag = Literal["L", "S", "M", "A"]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Age(Shape):
    days: int = Field(ge=1)
    label: str
    provenance: Tag


class MostEmpty(Shape):
    count: int = Field(ge=1)
    label: str
    provenance: Tag


class Ages(Shape):
    """`ages` by upkeep (news, documents) and by the cadence static."""

    ages: dict[str, Age]
    most_empty: MostEmpty
    look_back_days: int = Field(ge=31)


@cache
def ages() -> Ages:
    return Ages(**yaml.safe_load(FILE.read_text(encoding="utf-8")))


def age_of(*, upkeep: str, cadence: str) -> Age | None:
    """The age that a heading must not pass; None where it is published when there is something."""
    told = ages().ages
    return told.get(upkeep) or told.get(cadence)
