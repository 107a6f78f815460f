"""标准目录: rows that every agency of a field publishes, as data with their provenance."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from gongkai.catalogue.channels import CHANNELS
from gongkai.catalogue.models.heading import TimeUnit

FOLDER = Path(__file__).parent
REFERENCES = "references"
STATUTORY_WORDS = "自信息形成或者变更之日起{limit}个工作日内"
Tag = Literal["L", "S", "M", "A"]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Shape):
    title: str
    provenance: Tag


class StandardRow(Shape):
    """One row; `also` are shorter titles under which agencies have it, `tag` where it was read."""

    code: str = Field(pattern=r"^[a-z][-a-z0-9]*$")
    first: str
    second: str
    also: tuple[str, ...] = ()
    elements: tuple[str, ...]
    basis: tuple[str, ...] = ()
    basis_tag: Tag | None = None
    limit: int = Field(ge=1)
    unit: TimeUnit = TimeUnit.WORKDAYS
    words: str = ""
    channels: tuple[str, ...] = ()
    tag: Tag

    @model_validator(mode="after")
    def _knows_its_channels(self) -> "StandardRow":
        if unknown := set(self.channels) - set(CHANNELS):
            raise ValueError(f"{self.code}: no such channels {sorted(unknown)}")
        return self

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.second, *self.also)

    @property
    def time_words(self) -> str:
        return self.words or STATUTORY_WORDS.format(limit=self.limit)

    @property
    def is_certain(self) -> bool:
        """False for what is told from memory: it may warn, it proves nothing."""
        return self.tag != "M"


class Standard(Shape):
    """A field (领域) with its rows; `prefix` stands before the titles of level one in a catalogue of many fields."""

    code: str
    label: str
    prefix: str
    source: Source
    rows: tuple[StandardRow, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _fills_in(cls, told: dict[str, Any]) -> dict[str, Any]:
        defaults = told.pop("defaults", {})
        return {**told, "rows": [{**defaults, **row} for row in told["rows"]]}

    @model_validator(mode="after")
    def _tells_its_rows_apart(self) -> "Standard":
        if len({row.code for row in self.rows}) < len(self.rows):
            raise ValueError(f"{self.code}: two rows have the same code")
        return self


class Reference(Shape):
    """An instrument that is the basis of one subject only."""

    instrument: str
    about: tuple[str, ...] = Field(min_length=1)
    tag: Tag


@cache
def standards() -> dict[str, Standard]:
    """Every standard catalogue by code."""
    paths = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != REFERENCES)
    found = [Standard(**yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths]
    return {each.code: each for each in found}


def standard(code: str) -> Standard:
    """LookupError for a field that has no file."""
    try:
        return standards()[code]
    except KeyError:
        raise LookupError(f"no standard catalogue {code!r}") from None


@cache
def references() -> tuple[Reference, ...]:
    told = yaml.safe_load((FOLDER / f"{REFERENCES}.yaml").read_text(encoding="utf-8"))
    return tuple(Reference(**each) for each in told)
